import { contract, type PlanDocument } from '@stipple/api/contract'
import { CloudOff, Printer, Redo2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { call } from '../../app/client.ts'
import { Link } from '../../app/link.tsx'
import { paths } from '../../app/paths.ts'
import { problemText } from '../../app/problem-text.tsx'
import { saveJson } from '../../app/save-file.ts'
import { useMoment, useSpeech } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { Badge, signs } from '../../ui/surfaces.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { ApproveDialog } from './approve-dialog.tsx'
import { ComparePanel } from './compare-panel.tsx'
import type { PlanEditing } from './plan-editing.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { ReplayPanel } from './replay-panel.tsx'
import type { SaveState, useAutosave } from './use-autosave.ts'
import { useValueText } from './use-value-text.ts'

type PlannerHeadProps = {
  readonly document: PlanDocument
  readonly editing: PlanEditing
  readonly saving: ReturnType<typeof useAutosave>
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly onUndo: () => void
  readonly onRedo: () => void
  readonly reload: () => void
}

const stateLooks = {
  draft: { tone: 'know', icon: signs.know },
  approved: { tone: 'go', icon: signs.go },
  retired: { tone: 'plain', icon: signs.wait },
} as const

/** Whose plan it is, in which version, whether it is saved, and what can be done with it. */
export function PlannerHead(props: PlannerHeadProps) {
  const { document, editing, saving, canUndo, canRedo, onUndo, onRedo, reload } = props
  const { say } = useSpeech()
  const moment = useMoment()
  const tell = useToast()
  const { clinicId, may } = useSession()
  const { names, isReadOnly, check, plan } = editing
  const [open, setOpen] = useState<'approve' | 'revise' | 'retire' | 'compare' | 'replay'>()
  const shown = document.versions.find(({ version }) => version === document.version)
  const newest = document.versions.at(-1)
  const hasDraft = document.versions.some(({ state }) => state === 'draft')
  const valueText = useValueText(editing)
  const { sessions, interval, depthMm, endpoint } = plan.prescription
  const summary = [
    sessions.value === null ? say('plan.sessions-open') : say('plan.sessions-n', { n: sessions.value }),
    interval.value === null ? null : say('plan.every', { span: valueText('interval', interval.value) }),
    depthMm.value === null ? null : valueText('depthMm', depthMm.value),
    endpoint.value === null ? null : names.endpoint(endpoint.value),
  ]
    .filter((part) => part !== null)
    .join(' · ')
  const exportPlan = async () => {
    const { planId, version } = document
    const done = await call(contract.exportPlan, { clinicId, params: { planId }, query: { version } })
    if (done.ok) saveJson(`${planId}-${version}.fhir.json`, done.value, 'application/fhir+json')
    else tell(problemText(done.problem, say))
  }
  const notSaved = saving.state === 'saved' ? undefined : say('plan.save-first')
  return (
    <header className="planner-head stack close">
      <div className="cluster spread">
        <div className="stack close">
          <Link to={paths.person(document.personId)} className="small">
            {say('action.back-to', { name: document.personName })}
          </Link>
          <h1>
            {names.indication(plan.prescription.indication)}
            <span className="quiet"> · {say(`modality.${plan.prescription.modality}`)}</span>
          </h1>
        </div>
        <div className="cluster planner-actions">
          {isReadOnly ? null : (
            <>
              <IconButton
                label={say('plan.undo')}
                icon={<Undo2 size={16} aria-hidden="true" />}
                isDisabled={!canUndo}
                onPress={onUndo}
              />
              <IconButton
                label={say('plan.redo')}
                icon={<Redo2 size={16} aria-hidden="true" />}
                isDisabled={!canRedo}
                onPress={onRedo}
              />
            </>
          )}
          <IconButton
            label={say('plan.print')}
            icon={<Printer size={16} aria-hidden="true" />}
            onPress={() => window.print()}
          />
          {may('owner', 'clinician') ? <Button onPress={() => void exportPlan()}>{say('plan.export')}</Button> : null}
          {shown?.signature ? (
            <Button onPress={() => setOpen(open === 'replay' ? undefined : 'replay')}>{say('plan.replay')}</Button>
          ) : null}
          {document.versions.length > 1 ? (
            <Button onPress={() => setOpen(open === 'compare' ? undefined : 'compare')}>{say('plan.compare')}</Button>
          ) : null}
          {may('clinician') && shown?.state !== 'retired' ? (
            <Button onPress={() => setOpen('retire')}>{say('plan.retire')}</Button>
          ) : null}
          {may('clinician') && shown?.state === 'approved' && !hasDraft ? (
            <Button look="primary" onPress={() => setOpen('revise')}>
              {say('plan.revise')}
            </Button>
          ) : null}
          {isReadOnly ? null : (
            <Button
              look="primary"
              whyNot={notSaved ?? (check.mayBeApproved ? undefined : say('plan.check-first'))}
              onPress={() => setOpen('approve')}
            >
              {say('plan.approve')}
            </Button>
          )}
        </div>
      </div>
      <div className="cluster">
        {shown ? (
          <Badge {...stateLooks[shown.state]}>{say(`plan.state.${shown.state}`, { version: shown.version })}</Badge>
        ) : null}
        {shown?.reason ? <span className="small quiet">{say(`plan.revise.${shown.reason}`)}</span> : null}
        {shown?.approvedAt && shown.approvedBy ? (
          <span className="small">
            {say('plan.signed-by', { by: shown.approvedBy, at: moment(shown.approvedAt) })}{' '}
            <span className="mono quiet">{shown.signature?.slice(0, 12)}</span>
          </span>
        ) : null}
        {isReadOnly ? null : <SaveSign state={saving.state} />}
        {document.versions
          .filter(({ version }) => version !== document.version)
          .map(({ version, state }) => (
            <Link key={version} to={paths.plan(document.personId, document.planId, version)} className="small">
              {say(`plan.state.${state}`, { version })}
            </Link>
          ))}
      </div>
      <p>
        <a href="#prescription-title">{say('plan.prescription')}</a>: {summary}
      </p>
      {open === 'replay' ? (
        <ReplayPanel document={document} editing={editing} onClose={() => setOpen(undefined)} />
      ) : null}
      {open === 'compare' ? (
        <ComparePanel document={document} editing={editing} onClose={() => setOpen(undefined)} />
      ) : null}
      {open === 'approve' ? (
        <ApproveDialog
          planId={document.planId}
          version={document.version}
          revision={saving.revision}
          check={check}
          onClose={() => setOpen(undefined)}
          onDone={reload}
        />
      ) : null}
      {open === 'revise' || open === 'retire' ? (
        <ReasonDialog
          kind={open}
          personId={document.personId}
          planId={document.planId}
          version={shown?.version ?? newest?.version ?? 1}
          onClose={() => setOpen(undefined)}
          onDone={reload}
        />
      ) : null}
    </header>
  )
}

function SaveSign({ state }: { readonly state: SaveState }) {
  const { say } = useSpeech()
  return (
    <span className="small quiet cluster" role="status">
      {state === 'kept-here' ? <CloudOff size={14} aria-hidden="true" /> : null}
      {say(`plan.save.${state}`)}
    </span>
  )
}
