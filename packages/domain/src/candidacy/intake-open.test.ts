import { describe, expect, it } from 'vitest'
import type { Fact } from '../patient/index.ts'
import { clause, fact, rule } from './content.test-builder.ts'
import { type Intake, intakeOf, rulesOf } from './intake.test-builder.ts'
import { type OpenIntake, openSteps } from './intake-open.ts'
import type { PlannedStep } from './intake-plan.ts'

function openOf(intake: Intake, facts: Fact[], asked: PlannedStep[] = []): OpenIntake {
  return openSteps(intake.plan, intake.screen(facts), { history: intake.candidacy.prepare({ facts }), asked })
}
const stepIds = ({ patient }: OpenIntake) => patient.map(({ step }) => step.step.id)
const first = ({ patient: [open] }: OpenIntake) => {
  if (open?.step.kind !== 'list') throw new RangeError('no list step is open')
  return open.step
}
const record: Fact['source'] = { from: 'record', reference: 'Condition/1' }

describe('the order of the steps', () => {
  it('what could stop comes before what could only advise; then what more rules wait for; then the content', () => {
    const intake = intakeOf([
      rule('a', [clause({ present: 'pregnancy' }, { effect: 'inform' })]),
      rule('b', [clause({ ever: 'herpes' }, { effect: 'refer' })]),
      rule('c', [clause({ present: 'anticoagulant' }, { effect: 'refer' })]),
      rule('d', [clause({ present: 'warfarin' }, { effect: 'adjust' })]),
      rule('e', [clause({ present: 'infection' }, { effect: 'stop' })]),
    ])
    expect(stepIds(openOf(intake, []))).toEqual(['illnesses', 'medicines', 'history', 'about-you'])
  })

  it('patients and clinicians are kept apart', () => {
    const open = openOf(intakeOf(rulesOf({ ever: 'keloid' }, { present: 'keloid-extreme' })), [])
    expect(stepIds(open)).toEqual(['history'])
    expect(open.clinician.map(({ step }) => step.step.id)).toEqual(['examination'])
  })
})

describe('what is not asked', () => {
  it('what is on record', () => {
    const intake = intakeOf(rulesOf({ ever: 'keloid' }, { ever: 'herpes' }))
    const open = first(openOf(intake, [fact('keloid', { source: record })]))
    expect(open.options.map(({ concept }) => concept.id)).toEqual(['herpes'])
  })

  it('what no rule can still depend on', () => {
    const intake = intakeOf(rulesOf({ all: [{ ever: 'keloid' }, { present: 'pregnancy' }] }))
    expect(stepIds(openOf(intake, [fact('keloid', { answer: 'absent' })]))).toEqual([])
  })

  it('what was asked in this sitting and the person did not know', () => {
    const intake = intakeOf(rulesOf({ ever: 'keloid' }))
    const unknown = [fact('keloid', { answer: 'unknown' })]
    expect(stepIds(openOf(intake, unknown))).toEqual(['history'])
    expect(stepIds(openOf(intake, unknown, [...intake.plan.steps]))).toEqual([])
  })
})

describe('of what is on record, only what it leaves open', () => {
  it('which kind', () => {
    const intake = intakeOf(rulesOf({ present: 'warfarin' }))
    const open = first(openOf(intake, [fact('anticoagulant', { source: record })]))
    expect(open.options).toEqual([])
    expect(open.which.map(({ kinds, known }) => [kinds.map(({ id }) => id), known.length])).toEqual([[['warfarin'], 1]])
  })

  it('where', () => {
    const intake = intakeOf(rulesOf({ present: 'herpes', where: 'field' }))
    const open = first(openOf(intake, [fact('herpes', { source: record })]))
    expect(open.options.map(({ known, now, ended, where }) => [known.length, now, ended, where?.field])).toEqual([
      [1, false, null, true],
    ])
  })

  it('when', () => {
    const intake = intakeOf(rulesOf({ recent: 'anticoagulant', within: { weeks: 1 } }))
    const open = first(openOf(intake, [fact('anticoagulant', { end: 'unknown', source: record })]))
    expect(open.options.map(({ known, now, ended, where }) => [known.length, now, ended, where])).toEqual([
      [1, false, 'always', null],
    ])
  })

  it('a state that ought to be over by now is asked for anew', () => {
    const intake = intakeOf(rulesOf({ present: 'pregnancy' }))
    const open = first(openOf(intake, [fact('pregnancy', { start: '2024-01-01', source: record })]))
    expect(open.options.map(({ concept, known }) => [concept.id, known.length])).toEqual([['pregnancy', 0]])
  })
})

it('says when the intent has to name the drug first', () => {
  const rules = [rule('drug', [clause({ present: 'pregnancy' }, { scope: { adjuncts: ['minoxidil'] } })])]
  const intake = intakeOf(rules, { modality: 'drug-delivery' })
  expect(openOf(intake, [fact('pregnancy')]).needsDrug).toBe(true)
  expect(openOf(intake, [fact('pregnancy', { answer: 'absent' })]).needsDrug).toBe(false)
})
