import type { Plan, ZonePlan } from '@stipple/domain/planning'
import { describe, expect, it } from 'vitest'
import { editPlan } from './edit-plan.ts'
import { beginHistory, type HistoryAction, planHistory } from './plan-history.ts'

const zone = (name: string): ZonePlan => ({
  zone: name,
  mark: 'treat',
  device: null,
  cartridge: null,
  depthMm: null,
  passes: null,
  strokesPerSecond: 90,
  speedMmPerSecond: null,
  pattern: null,
  endpoint: null,
  topicals: [],
  anaesthetic: null,
  areaCm2: null,
})
const empty = { zones: [], avoid: [], marks: [], overrides: [], pigmentSteps: [] } as unknown as Plan
const run = (...actions: HistoryAction[]) => actions.reduce(planHistory, beginHistory(empty))
const change = (plan: Plan, touched: string | null = null): HistoryAction => ({
  do: 'change',
  edit: () => plan,
  touched,
})
const one = editPlan.addZones(empty, [zone('a')])
const two = editPlan.addZones(one, [zone('b')])

describe('undo and redo', () => {
  it('goes back and forth, and forgets the future after a change', () => {
    expect(run(change(one), change(two), { do: 'undo' }).plan).toEqual(one)
    expect(run(change(one), change(two), { do: 'undo' }, { do: 'redo' }).plan).toEqual(two)
    expect(run(change(one), { do: 'undo' }, change(two), { do: 'redo' }).plan).toEqual(two)
    expect(run({ do: 'undo' }, { do: 'redo' }).plan).toEqual(empty)
  })

  it('takes keystrokes into one field as one step', () => {
    const typed = [1, 1.2, 1.25].map((depthMm) => editPlan.setZones(one, ['a'], { depthMm }))
    const actions = typed.map((plan) => change(plan, 'a depth'))
    expect(run(change(one), ...actions, { do: 'undo' }).plan).toEqual(one)
  })
})

describe('editing', () => {
  it('plans a zone once, and not while it is left out', () => {
    const avoided = editPlan.avoidZones(two, ['a'])
    expect([avoided.zones.map((each) => each.zone), avoided.avoid]).toEqual([['b'], ['a']])
    const again = editPlan.addZones(avoided, [zone('a'), zone('b')])
    expect([again.zones.map((each) => each.zone), again.avoid]).toEqual([['b', 'a'], []])
  })

  it('moves a zone in the order, and not beyond its ends', () => {
    expect(editPlan.moveZone(two, 'b', -1).zones.map((each) => each.zone)).toEqual(['b', 'a'])
    expect(editPlan.moveZone(two, 'b', 1)).toBe(two)
    expect(editPlan.moveZone(two, 'a', -1)).toBe(two)
  })

  it('another device takes its own cartridge and no rate of the one before', () => {
    const changed = editPlan.setDevice(two, ['a'], 'pen', ['twelve'])
    expect(changed.zones[0]).toMatchObject({ device: 'pen', cartridge: 'twelve', strokesPerSecond: null })
    expect(changed.zones[1]?.strokesPerSecond).toBe(90)
  })

  it('keeps a reason only while the value differs from what was proposed', () => {
    const prescription = { sessions: { value: 3, proposed: 3, reason: null, note: '' } }
    const plan = { ...empty, prescription } as unknown as Plan
    const more = editPlan.setChosen(plan, 'sessions', 4, { reason: 'severity', note: 'deep' })
    expect(more.prescription.sessions).toEqual({ value: 4, proposed: 3, reason: 'severity', note: 'deep' })
    const back = editPlan.setChosen(more, 'sessions', 3, { reason: 'severity', note: '' })
    expect(back.prescription.sessions).toEqual({ value: 3, proposed: 3, reason: null, note: '' })
  })
})
