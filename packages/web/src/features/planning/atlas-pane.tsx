import { chartIds, chartNamed, isWithinZone, type MarkedArea, zonesOnChart } from '@stipple/domain/anatomy'
import { type AvoidMarkKind, avoidMarkKinds } from '@stipple/domain/planning'
import { memo, useMemo, useState } from 'react'
import { useSpeech } from '../../app/say.tsx'
import { Button } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/fields.tsx'
import { Select } from '../../ui/pickers.tsx'
import { Badge } from '../../ui/surfaces.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { Atlas } from '../atlas/atlas.tsx'
import { chartWords, markWords } from '../atlas/chart-words.ts'
import type { ChartTool } from '../atlas/looks.ts'
import { chartMarks, chartsFor, shapeOf, zoneLooks } from './chart-state.ts'
import type { PlanEditing } from './plan-editing.ts'
import { numberText } from './plan-words.ts'

type AtlasPaneProps = {
  readonly editing: PlanEditing
  readonly onPlanZones: (zones: readonly string[]) => void
}

/** Chart units of a new mark: nominally millimetres on the reference adult. */
const markRadius = 6

/** The atlas of a plan: choose zones, say what is to be done with them, mark what is to be spared. */
export const AtlasPane = memo(function AtlasPane({ editing, onPlanZones }: AtlasPaneProps) {
  const { say, language } = useSpeech()
  const tell = useToast()
  const { plan, catalogue, names, picked, select, change, edit, isReadOnly } = editing
  const [chartId, setChartId] = useState(() =>
    firstChart(
      plan.zones.map(({ zone }) => zone),
      plan.prescription.zones,
    ),
  )
  const [toolKind, setToolKind] = useState<ChartTool['kind']>('select')
  const [kind, setKind] = useState<AvoidMarkKind>('mole')
  const [rule, setRule] = useState('')
  const chart = chartNamed(chartId)
  const { screening } = editing.background
  const looks = useMemo(() => {
    // What screening closes is seen on the drawing before anybody plans it.
    const closed = (screening?.findings ?? [])
      .filter(({ effect, extent }) => effect === 'avoid-zone' && extent === 'zone')
      .flatMap(({ zones }) => zones)
    const shut = zonesOnChart(chartId).filter((zone) => closed.some((place) => isWithinZone(zone, place)))
    const shown = { zones: plan.zones, avoid: [...shut, ...plan.avoid] }
    return zoneLooks(shown, catalogue.devices, (depthMm) => numberText(depthMm, language))
  }, [plan.zones, plan.avoid, screening, chartId, catalogue, language])
  const chosen = useMemo(() => new Set(picked), [picked])
  const marks = useMemo(() => chartMarks(plan.marks, chartId), [plan.marks, chartId])
  if (!chart) return null
  const planned = new Set(plan.zones.map(({ zone }) => zone))
  const spots = (screening?.findings ?? []).filter(({ effect, extent }) => effect === 'avoid-zone' && extent === 'spot')
  const mark = (area: MarkedArea) => {
    const id = `mark-${nextNumber(plan.marks.map((each) => each.id))}`
    const added = { id, kind, chart: chartId, shape: shapeOf(area), rule: rule === '' ? null : rule, note: '' }
    change((now) => edit.addMark(now, added))
    tell(say('plan.marked', { kind: say(markWords[kind]) }), () => change((now) => edit.removeMark(now, id)))
  }
  const fresh = picked.filter((zone) => !planned.has(zone))
  const tool: ChartTool = toolKind === 'point' ? { kind: 'point', radius: markRadius } : { kind: toolKind }
  return (
    <section className="stack planner-atlas" aria-labelledby="atlas-title">
      <div className="cluster spread">
        <h2 id="atlas-title">{say('plan.atlas')}</h2>
        <Select
          label={say('atlas.charts')}
          value={chartId}
          onChange={setChartId}
          options={chartIds.map((id) => ({ value: id, label: say(chartWords[id] ?? 'atlas.charts') }))}
        />
      </div>
      {isReadOnly ? null : (
        <div className="cluster" role="toolbar" aria-label={say('plan.with-chosen')}>
          <Button
            look="primary"
            whyNot={fresh.length === 0 ? say('plan.pick-zones') : undefined}
            onPress={() => onPlanZones(fresh)}
          >
            {say('plan.plan-zones', { n: fresh.length })}
          </Button>
          {picked.length === 0 ? null : (
            <>
              <Button onPress={() => change((now) => edit.avoidZones(now, picked))}>{say('plan.leave-out')}</Button>
              {picked.some((zone) => plan.avoid.includes(zone)) ? (
                <Button onPress={() => change((now) => edit.noLongerAvoid(now, picked))}>
                  {say('plan.no-longer-out')}
                </Button>
              ) : null}
              <Button look="quiet" onPress={() => select([])}>
                {say('plan.choose-none')}
              </Button>
            </>
          )}
        </div>
      )}
      <Atlas
        chart={chart}
        nameOf={names.zone}
        looks={looks}
        selected={chosen}
        marks={marks}
        tool={isReadOnly ? { kind: 'select' } : tool}
        onSelect={(zones, isSelected) =>
          select(isSelected ? [...new Set([...picked, ...zones])] : picked.filter((zone) => !zones.includes(zone)))
        }
        onMark={mark}
      />
      {isReadOnly ? null : (
        <details className="mark-tools">
          <summary>{say('plan.mark-tools')}</summary>
          <div className="stack close">
            <RadioGroup
              label={say('plan.tool')}
              value={toolKind}
              onChange={setToolKind}
              options={(['select', 'point', 'area'] as const).map((value) => ({
                value,
                label: say(`plan.tool.${value}`),
              }))}
            />
            {toolKind === 'select' ? null : (
              <div className="grid-two">
                <Select
                  label={say('plan.mark-kind')}
                  value={kind}
                  onChange={setKind}
                  options={avoidMarkKinds.map((value) => ({ value, label: say(markWords[value]) }))}
                />
                {spots.length === 0 ? null : (
                  <Select
                    label={say('plan.mark-rule')}
                    value={rule === '' ? 'none' : rule}
                    onChange={(next) => setRule(next === 'none' ? '' : next)}
                    options={[
                      { value: 'none', label: say('plan.mark-own') },
                      ...spots.map((finding) => ({ value: finding.rule, label: names.rule(finding.rule) })),
                    ]}
                  />
                )}
              </div>
            )}
          </div>
        </details>
      )}
      {plan.marks.length === 0 ? null : (
        <ul className="cluster" role="list" aria-label={say('plan.field.marks')}>
          {plan.marks.map((each) => (
            <li key={each.id}>
              <Badge>
                {say(markWords[each.kind])} · {say(chartWords[each.chart] ?? 'atlas.charts')}
                {isReadOnly ? null : (
                  <Button
                    look="quiet"
                    aria-label={say('plan.remove')}
                    onPress={() => change((now) => edit.removeMark(now, each.id))}
                  >
                    ×
                  </Button>
                )}
              </Badge>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
})

/** The chart that shows most of what is planned, or else of what is prescribed. */
function firstChart(planned: readonly string[], prescribed: readonly string[]): string {
  const leaves = new Set(chartIds.flatMap((id) => zonesOnChart(id)))
  const wanted = [...leaves].filter((leaf) => prescribed.some((zone) => isWithinZone(leaf, zone)))
  return chartsFor(planned.length > 0 ? planned : wanted, 1)[0] ?? chartIds[0] ?? ''
}

function nextNumber(ids: readonly string[]): number {
  return 1 + Math.max(0, ...ids.map((id) => Number(/\d+$/.exec(id)?.[0] ?? 0)))
}
