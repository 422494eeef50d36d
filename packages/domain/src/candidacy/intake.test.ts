import { describe, expect, it } from 'vitest'
import { clause, rule } from './content.test-builder.ts'
import { intakeOf, rulesOf } from './intake.test-builder.ts'
import type { IntakePlan, PlannedListStep } from './intake-plan.ts'

function list(plan: IntakePlan, step: string): PlannedListStep {
  const planned = plan.steps.find((one) => one.step.id === step)
  if (planned?.kind !== 'list') throw new RangeError(`no list step '${step}'`)
  return planned
}
const optionsOf = (plan: IntakePlan, step: string) => list(plan, step).options.map(({ concept }) => concept.id)
const option = (plan: IntakePlan, step: string, concept: string) => {
  const found = list(plan, step).options.find((one) => one.concept.id === concept)
  return found && { now: found.now, ended: found.ended, where: found.where }
}

describe('what is asked', () => {
  it('only what a bound clause looks at, in the order of the content', () => {
    const { plan } = intakeOf(rulesOf({ ever: 'keloid' }, { present: 'pregnancy' }, { age: 'years', below: 18 }))
    expect(plan.steps.map(({ step }) => step.id)).toEqual(['birth', 'about-you', 'history'])
    expect(optionsOf(plan, 'history')).toEqual(['keloid'])
  })

  it('nothing of a rule for another modality', () => {
    const { plan } = intakeOf([rule('rf-only', [clause({ ever: 'keloid' })], { modalities: ['rf'] })])
    expect(plan.steps).toEqual([])
  })

  it('a concept without a question through the nearest one above it, as a kind', () => {
    const { plan } = intakeOf(rulesOf({ present: 'warfarin' }))
    expect(optionsOf(plan, 'medicines')).toEqual(['anticoagulant'])
    expect(list(plan, 'medicines').which.map(({ of, kinds }) => [of, kinds.map(({ id }) => id)])).toEqual([
      [['anticoagulant'], ['warfarin']],
    ])
  })

  it('a kind of two things once, of whoever chose either', () => {
    const { plan } = intakeOf(rulesOf({ present: 'hiv' }))
    expect(optionsOf(plan, 'illnesses')).toEqual(['immunosuppression', 'infection'])
    expect(list(plan, 'illnesses').which.map(({ of }) => of)).toEqual([['immunosuppression', 'infection']])
  })

  it('values: a date, a choice, a number', () => {
    const { plan } = intakeOf(
      rulesOf(
        { age: 'years', below: 18 },
        { measured: 'skin-type', unit: '1', atLeast: 4 },
        { measured: 'platelets', unit: '10*9/L', below: 100 },
      ),
    )
    expect(plan.steps.map((planned) => planned.kind === 'value' && planned.values.map(({ asks }) => asks))).toEqual([
      ['date'],
      ['choice'],
      ['number'],
    ])
    expect(plan.steps.map(({ step }) => step.audience)).toEqual(['patient', 'patient', 'clinician'])
  })

  it('says what no step asks for', () => {
    expect(intakeOf(rulesOf({ present: 'delivered-drug' })).plan.cannotBeAsked).toEqual(['delivered-drug'])
  })

  it('which drug, when a rule turns on one that nobody has named', () => {
    const rules = [rule('drug', [clause({ present: 'pregnancy' }, { scope: { adjuncts: ['minoxidil'] } })])]
    expect(intakeOf(rules, { modality: 'drug-delivery' }).plan.deliveredDrugs).toEqual(['minoxidil', 'toxin'])
    expect(intakeOf(rules, { modality: 'drug-delivery', adjuncts: ['toxin'] }).plan.deliveredDrugs).toEqual([])
  })
})

describe('what is asked beside a chosen option', () => {
  it.each([
    ['ever only: nothing', { ever: 'keloid' }, 'history', 'keloid', { now: false, ended: null, where: null }],
    ['present: whether now', { present: 'keloid' }, 'history', 'keloid', { now: true, ended: null, where: null }],
    [
      'recent: whether now, else until when',
      { recent: 'anticoagulant', within: { weeks: 1 } },
      'medicines',
      'anticoagulant',
      { now: true, ended: 'if-over', where: null },
    ],
    [
      'a recent kind asks of the whole',
      { recent: 'warfarin', within: { weeks: 1 } },
      'medicines',
      'anticoagulant',
      { now: true, ended: 'if-over', where: null },
    ],
    [
      'a procedure: when it was',
      { recent: 'filler', within: { weeks: 2 }, where: 'field' },
      'procedures',
      'filler',
      { now: false, ended: 'always', where: null },
    ],
    [
      'a step about now: nothing more',
      { present: 'pregnancy' },
      'about-you',
      'pregnancy',
      { now: false, ended: null, where: null },
    ],
    [
      'in the area, of who has it now',
      { present: 'herpes', where: 'field' },
      'history',
      'herpes',
      { now: true, ended: null, where: { onlyNow: true, field: true, parts: false } },
    ],
    [
      'in the area, at any time',
      { ever: 'keloid', where: 'field' },
      'history',
      'keloid',
      { now: true, ended: null, where: { onlyNow: false, field: true, parts: false } },
    ],
  ] as const)('%s', (_name, when, step, concept, expected) => {
    expect(option(intakeOf(rulesOf({ ...when } as never)).plan, step, concept)).toEqual(expected)
  })

  it('which part, when the clause closes places', () => {
    const avoid = { when: { present: 'acne', where: 'field' } as const, effect: 'avoid-zone' as const }
    const { plan } = intakeOf(rulesOf(avoid))
    expect(plan.parts).toEqual(['face.cheek', 'face.chin'])
    expect(option(plan, 'skin-now', 'acne')?.where).toEqual({ onlyNow: false, field: false, parts: true })
    const oneSpot = intakeOf(rulesOf(avoid), { zones: ['face.chin'] }).plan
    expect(option(oneSpot, 'skin-now', 'acne')?.where).toBeNull()
  })

  it.each([
    [['face'], ['face.cheek', 'face.chin']],
    [['face.cheek'], ['face.cheek.left', 'face.cheek.right']],
    [
      ['face', 'face.chin'],
      ['face.cheek', 'face.chin'],
    ],
    [['trunk'], ['trunk.back']],
    [['body'], ['face', 'trunk']],
    [
      ['face.cheek.left', 'trunk.back'],
      ['face.cheek.left', 'trunk.back'],
    ],
  ])('the area %s has the parts %s', (area, parts) => {
    expect(intakeOf([], { zones: area }).plan.parts).toEqual(parts)
  })
})
