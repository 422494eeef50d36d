import type { PlanDocument } from '@stipple/api/contract'
import { atlasGeometry, checkContextOf, checkPlan, type Plan, proposeZone } from '@stipple/domain/planning'
import { useCallback, useDeferredValue, useEffect, useMemo, useReducer, useState } from 'react'
import { Link } from '../../app/link.tsx'
import { paths } from '../../app/paths.ts'
import { useSpeech } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/surfaces.tsx'
import { AtlasPane } from './atlas-pane.tsx'
import { CheckPane } from './check-pane.tsx'
import { CourseCard } from './course-card.tsx'
import { editPlan } from './edit-plan.ts'
import { EstimateLine } from './estimate-line.tsx'
import { PigmentCard } from './pigment-card.tsx'
import type { PlanEditing } from './plan-editing.ts'
import { beginHistory, planHistory } from './plan-history.ts'
import { PlanSheet } from './plan-sheet.tsx'
import { PlannerHead } from './planner-head.tsx'
import { PrescriptionCard } from './prescription-card.tsx'
import { forgetDraft, hasOtherDraft, keptDraft, useAutosave } from './use-autosave.ts'
import { type PlanningCatalogue, useKnownIds, usePlanningNames } from './use-planning.ts'
import { usePrinting } from './use-printing.ts'
import { ZoneForm } from './zone-form.tsx'
import { ZoneTable } from './zone-table.tsx'

type PlannerProps = {
  readonly document: PlanDocument
  readonly catalogue: PlanningCatalogue
  readonly reload: () => void
}

/** Atlas, zones and check side by side, with the prescription and the days of the course below. */
export function Planner({ document, catalogue, reload }: PlannerProps) {
  const { say } = useSpeech()
  const { may } = useSession()
  const names = usePlanningNames(catalogue)
  const ids = useKnownIds(catalogue)
  const { planId, version, background } = document
  const shown = document.versions.find((of) => of.version === version)
  const isReadOnly = shown?.state !== 'draft' || !may('clinician')
  const begunAt = useMemo(
    () => ({ revision: shown?.revision ?? 1, plan: document.plan }),
    // A document that was fetched anew begins a new planner, so that this holds for its life.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [],
  )
  const key = { planId, version }
  const [history, dispatch] = useReducer(planHistory, undefined, () =>
    beginHistory((isReadOnly ? undefined : keptDraft(key, begunAt.revision)) ?? document.plan),
  )
  const { plan } = history
  const [selected, select] = useState<readonly string[]>([])
  const saving = useAutosave(key, plan, begunAt)
  const change = useCallback(
    (edit: (plan: Plan) => Plan, touched?: string) => dispatch({ do: 'change', edit, touched: touched ?? null }),
    [],
  )
  const geometry = useMemo(() => atlasGeometry(plan), [plan.marks])
  const check = useMemo(
    () => checkPlan(plan, checkContextOf(plan, background, { content: catalogue, ids, geometry: () => geometry })),
    [plan, background, catalogue, ids, geometry],
  )
  const template = catalogue.protocolTemplates.find(({ id }) => id === plan.prescription.template)
  const planZones = useCallback(
    (zones: readonly string[]) => {
      if (!template) return
      change((now) => {
        // The device of the zone before goes on: most courses use one.
        const device = catalogue.devices.find(({ id }) => id === now.zones.at(-1)?.device)
        const begun = zones.map((zone) => proposeZone({ zone, prescription: now.prescription, template, device }))
        return editPlan.addZones(now, begun)
      })
      select(zones)
    },
    [template, catalogue, change],
  )
  useUndoKeys(isReadOnly, dispatch)
  const isPrinting = usePrinting()
  const editing = useMemo<PlanEditing>(
    () => ({
      plan,
      background,
      check,
      catalogue,
      names,
      isReadOnly,
      picked: selected,
      selected: selected.filter((zone) => plan.zones.some((planned) => planned.zone === zone)),
      select,
      change,
      edit: editPlan,
    }),
    [plan, background, check, catalogue, names, isReadOnly, selected, change],
  )
  // Zones and check follow every keystroke at once; the drawing and the cards come a moment after, and give way to typing.
  const calm = useDeferredValue(editing)
  return (
    <div className="page planner-page">
      <title>{`${say('plan.title')} · ${document.personName} · Stipple`}</title>
      <PlannerHead
        document={document}
        editing={editing}
        saving={saving}
        canUndo={history.past.length > 0}
        canRedo={history.future.length > 0}
        onUndo={() => dispatch({ do: 'undo' })}
        onRedo={() => dispatch({ do: 'redo' })}
        reload={reload}
      />
      {saving.state === 'conflict' ? (
        <Notice tone="stop" title={say('plan.conflict')}>
          <div className="stack close">
            <p>{say('plan.conflict-hint')}</p>
            <Button
              onPress={() => {
                forgetDraft(key)
                reload()
              }}
            >
              {say('plan.conflict-load')}
            </Button>
          </div>
        </Notice>
      ) : null}
      {hasOtherDraft(key, begunAt.revision) && saving.state === 'saved' && !isReadOnly ? (
        <Notice tone="wait" title={say('plan.other-draft')}>
          <Button onPress={() => forgetDraft(key)}>{say('plan.other-draft-forget')}</Button>
        </Notice>
      ) : null}
      {background.screening === null ? (
        <Notice tone="wait" title={say('plan.not-screened')}>
          <Link to={paths.screen(document.personId)} className="button">
            {say('screening.start')}
          </Link>
        </Notice>
      ) : null}
      <div className="planner">
        <AtlasPane editing={calm} onPlanZones={planZones} />
        <section className="stack planner-zones" aria-labelledby="plan-zones-title">
          <h2 id="plan-zones-title">{say('plan.zones')}</h2>
          <ZoneTable editing={editing} />
          <EstimateLine editing={calm} markedShare={geometry.markedShare} />
          {isReadOnly || plan.zones.length === 0 ? null : <ZoneForm editing={calm} />}
        </section>
        <CheckPane editing={editing} isSigned={shown?.signature !== null && shown !== undefined} />
      </div>
      <div className="planner-below">
        <PrescriptionCard editing={calm} />
        <CourseCard editing={calm} />
        <PigmentCard editing={calm} />
      </div>
      {isPrinting ? <PlanSheet document={document} editing={editing} /> : null}
    </div>
  )
}

/** Ctrl or Command with Z and Y, unless a text field wants them itself. */
function useUndoKeys(isReadOnly: boolean, dispatch: (action: { readonly do: 'undo' | 'redo' }) => void): void {
  useEffect(() => {
    if (isReadOnly) return
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      const key = event.key.toLowerCase()
      const isRedo = key === 'y' || (key === 'z' && event.shiftKey)
      if (key !== 'z' && !isRedo) return
      const { target } = event
      if (target instanceof HTMLElement && target.closest('textarea, [contenteditable]')) return
      event.preventDefault()
      dispatch({ do: isRedo ? 'redo' : 'undo' })
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [isReadOnly, dispatch])
}
