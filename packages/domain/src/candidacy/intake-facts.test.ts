import { describe, expect, it } from 'vitest'
import type { Fact } from '../patient/index.ts'
import type { Condition } from './condition.ts'
import { fact } from './content.test-builder.ts'
import { answeredOn, intakeOf, rulesOf } from './intake.test-builder.ts'
import type { IntakeAnswers, ListAnswer, OptionAnswer } from './intake-answers.ts'
import { factsFromAnswers } from './intake-facts.ts'
import { openSteps } from './intake-open.ts'

const today = answeredOn
const stated = (facts: readonly Fact[]) => facts.map(({ source: _, ...rest }) => rest)

function factsOf(conditions: Condition[], answers: IntakeAnswers) {
  const person = factsFromAnswers(intakeOf(rulesOf(...conditions)).plan, answers, {
    answeredOn: today,
    from: 'patient',
  })
  return { ...person, facts: stated(person.facts) }
}
const list = (chosen: OptionAnswer[], rest: Partial<ListAnswer> = {}): ListAnswer => ({
  chosen,
  notSure: false,
  ...rest,
})

describe('a step that was not answered', () => {
  it('states nothing', () => {
    expect(factsOf([{ ever: 'keloid' }, { present: 'pregnancy' }], { history: list([]) }).facts).toEqual([
      { concept: 'keloid', answer: 'absent' },
    ])
  })
})

describe('where a fact comes from', () => {
  it('names the step, the day and who answered', () => {
    const { plan } = intakeOf(rulesOf({ ever: 'keloid' }))
    const { facts } = factsFromAnswers(plan, { history: list([]) }, { answeredOn: today, from: 'clinician' })
    expect(facts[0]?.source).toEqual({
      from: 'clinician',
      reference: 'intake/history',
      matchedBy: 'answer',
      recordedOn: today,
    })
  })
})

describe('tense now', () => {
  const pregnancy: Condition = { present: 'pregnancy' }
  it.each([
    ['chosen: present', list([{ concept: 'pregnancy' }]), [{ concept: 'pregnancy', answer: 'present' }]],
    ['not chosen: not so from today on', list([]), [{ concept: 'pregnancy', answer: 'absent', since: today }]],
    ['not sure: unknown', list([], { notSure: true }), [{ concept: 'pregnancy', answer: 'unknown' }]],
  ])('%s', (_name, answer, facts) => {
    expect(factsOf([pregnancy], { 'about-you': answer }).facts).toEqual(facts)
  })

  it('in the area: present somewhere in it, absent in it', () => {
    const acne: Condition = { present: 'acne', where: 'field' }
    expect(factsOf([acne], { 'skin-now': list([{ concept: 'acne' }]) }).facts).toEqual([
      { concept: 'acne', answer: 'present', zones: ['face'] },
    ])
    expect(factsOf([acne], { 'skin-now': list([]) }).facts).toEqual([
      { concept: 'acne', answer: 'absent', since: today, zones: ['face'] },
    ])
  })

  it('in parts of the area: absent in the others', () => {
    const { plan } = intakeOf(rulesOf({ when: { present: 'acne', where: 'field' }, effect: 'avoid-zone' }))
    const answers = { 'skin-now': list([{ concept: 'acne', parts: ['face.chin'] }]) }
    expect(stated(factsFromAnswers(plan, answers, { answeredOn: today, from: 'patient' }).facts)).toEqual([
      { concept: 'acne', answer: 'present', zones: ['face.chin'] },
      { concept: 'acne', answer: 'absent', since: today, zones: ['face.cheek'] },
    ])
  })
})

describe('tense ever', () => {
  const recent: Condition = { recent: 'keloid', within: { months: 6 } }
  const keloid = (rest: Omit<OptionAnswer, 'concept'>) => ({ history: list([{ concept: 'keloid', ...rest }]) })
  it.each([
    ['not chosen: never', { history: list([]) }, [{ concept: 'keloid', answer: 'absent' }]],
    ['now: goes on', keloid({ now: 'yes' }), [{ concept: 'keloid', answer: 'present' }]],
    [
      'ended on a day, and not so since',
      keloid({ now: 'no', ended: '2026-03-02' }),
      [
        { concept: 'keloid', answer: 'present', end: '2026-03-02' },
        { concept: 'keloid', answer: 'absent', since: '2026-03-03' },
      ],
    ],
    [
      'ended in a year: not so after that year',
      keloid({ now: 'no', ended: '2024' }),
      [
        { concept: 'keloid', answer: 'present', end: '2024' },
        { concept: 'keloid', answer: 'absent', since: '2025-01-01' },
      ],
    ],
    [
      'ended this year, not so now: at the latest yesterday',
      keloid({ now: 'no', ended: '2026' }),
      [
        { concept: 'keloid', answer: 'present', end: '2026-06-14' },
        { concept: 'keloid', answer: 'absent', since: '2026-06-15' },
      ],
    ],
    [
      'over, nobody knows since when',
      keloid({ now: 'no', ended: 'not-sure' }),
      [
        { concept: 'keloid', answer: 'present', end: 'unknown' },
        { concept: 'keloid', answer: 'absent', since: today },
      ],
    ],
    [
      'not known whether now',
      keloid({ now: 'not-sure' }),
      [
        { concept: 'keloid', answer: 'present', end: 'unknown' },
        { concept: 'keloid', answer: 'unknown' },
      ],
    ],
    [
      'whether now was not answered',
      keloid({}),
      [
        { concept: 'keloid', answer: 'present', end: 'unknown' },
        { concept: 'keloid', answer: 'unknown' },
      ],
    ],
  ])('%s', (_name, answers, facts) => {
    expect(factsOf([recent], answers as IntakeAnswers).facts).toEqual(facts)
  })

  it.each([
    ['in the area', { inField: 'yes' }, [{ concept: 'herpes', answer: 'present', zones: ['face'] }]],
    [
      'elsewhere',
      { inField: 'no' },
      [
        { concept: 'herpes', answer: 'present' },
        { concept: 'herpes', answer: 'absent', since: today, zones: ['face'] },
      ],
    ],
    ['not known where', { inField: 'not-sure' }, [{ concept: 'herpes', answer: 'present' }]],
  ])('now, %s', (_name, where, facts) => {
    const answers = { history: list([{ concept: 'herpes', now: 'yes', ...where } as OptionAnswer]) }
    expect(factsOf([{ present: 'herpes', where: 'field' }], answers).facts).toEqual(facts)
  })
})

describe('tense since', () => {
  const recent: Condition = { recent: 'anticoagulant', within: { weeks: 1 } }
  it('not chosen: not so for that span', () => {
    // 15 June less 8 weeks (56 days) is 20 April.
    expect(factsOf([recent], { medicines: list([]) }).facts).toEqual([
      { concept: 'anticoagulant', answer: 'absent', since: '2026-04-20' },
    ])
  })

  it('a procedure ends on its day, at the latest today', () => {
    const filler: Condition = { recent: 'filler', within: { weeks: 2 }, where: 'field' }
    expect(factsOf([filler], { procedures: list([{ concept: 'filler', ended: '2026-06' }]) }).facts).toEqual([
      { concept: 'filler', answer: 'present', end: '2026-06-15', zones: ['face'] },
      { concept: 'filler', answer: 'absent', since: '2026-06-16', zones: ['face'] },
    ])
  })
})

describe('kinds', () => {
  const rules: Condition[] = [{ present: 'warfarin' }, { present: 'heparin' }]
  const taken = (which?: ListAnswer['which']) => ({
    medicines: list([{ concept: 'anticoagulant', now: 'yes' }], which ? { which } : {}),
  })
  const anticoagulant = { concept: 'anticoagulant', answer: 'present' }
  it.each([
    [
      'chosen kinds are present, the others absent in the tense of the step',
      taken([{ of: ['anticoagulant'], chosen: ['warfarin'], notSure: false }]),
      [
        anticoagulant,
        { concept: 'warfarin', answer: 'present' },
        { concept: 'heparin', answer: 'absent', since: '2026-04-20' },
      ],
    ],
    [
      'not sure which',
      taken([{ of: ['anticoagulant'], chosen: [], notSure: true }]),
      [anticoagulant, { concept: 'warfarin', answer: 'unknown' }, { concept: 'heparin', answer: 'unknown' }],
    ],
    ['not answered', taken(), [anticoagulant]],
  ])('%s', (_name, answers, facts) => {
    expect(factsOf(rules, answers).facts).toEqual(facts)
  })

  it('what is narrower holds for what it is a kind of; other kinds are denied with the whole', () => {
    const conditions: Condition[] = [{ present: 'connective' }, { present: 'scleroderma' }, { present: 'lupus' }]
    const answers = { illnesses: list([{ concept: 'scleroderma', now: 'yes' }]) }
    expect(factsOf(conditions, answers).facts).toEqual([
      { concept: 'scleroderma', answer: 'present' },
      { concept: 'connective', answer: 'present' },
      { concept: 'lupus', answer: 'absent' },
    ])
  })

  it('a yes to a kind in one step is no no to the whole in another', () => {
    const conditions: Condition[] = [{ ever: 'rosacea' }, { present: 'papules', where: 'field' }]
    const answers = { 'skin-now': list([{ concept: 'papules' }]), history: list([]) }
    expect(factsOf(conditions, answers).facts).toContainEqual({
      concept: 'rosacea',
      answer: 'present',
      zones: ['face'],
    })
    expect(factsOf(conditions, answers).facts.filter(({ answer }) => answer === 'absent')).toEqual([])
  })

  it('a kind that nobody settled is not denied with something else it is a kind of', () => {
    const conditions: Condition[] = [{ present: 'hiv' }, { present: 'immunosuppression' }]
    const answers = { illnesses: list([{ concept: 'infection', now: 'yes' }]) }
    expect(factsOf(conditions, answers).facts.filter(({ answer }) => answer === 'absent')).toEqual([])
  })
})

describe('what a record leaves open', () => {
  const amended = (known: Fact, conditions: Condition[], answer: Omit<OptionAnswer, 'concept'>, step = 'history') => {
    const { plan, screen, candidacy } = intakeOf(rulesOf(...conditions))
    const history = candidacy.prepare({ facts: [known] })
    const { patient } = openSteps(plan, screen([known]), { history })
    const narrowed = { ...plan, steps: patient.map((open) => open.step) }
    const answers = { [step]: list([{ concept: known.concept, ...answer }]) }
    return stated(factsFromAnswers(narrowed, answers, { answeredOn: today, from: 'patient' }).facts)
  }

  it('the place: the time stays as the record has it', () => {
    const known = fact('herpes', { start: '2026-06-10' })
    expect(amended(known, [{ present: 'herpes', where: 'field' }], { inField: 'yes' })).toEqual([
      { concept: 'herpes', answer: 'present', start: '2026-06-10', zones: ['face'] },
    ])
    expect(amended(known, [{ present: 'herpes', where: 'field' }], { inField: 'no' })).toEqual([
      { concept: 'herpes', answer: 'absent', zones: ['face'] },
    ])
  })

  it('the end: the place stays as the record has it', () => {
    const known = fact('keloid', { end: 'unknown', zones: ['face.chin'] })
    expect(amended(known, [{ recent: 'keloid', within: { months: 6 } }], { ended: '2024-02-01' })).toEqual([
      { concept: 'keloid', answer: 'present', end: '2024-02-01', zones: ['face.chin'] },
      { concept: 'keloid', answer: 'absent', since: '2024-02-02' },
    ])
  })

  it('nothing, when the person does not know either', () => {
    const known = fact('keloid', { end: 'unknown' })
    expect(amended(known, [{ recent: 'keloid', within: { months: 6 } }], { ended: 'not-sure' })).toEqual([])
  })
})

describe('values', () => {
  const measured = (concept: string, unit: string): Condition => ({ measured: concept, unit, below: 100 })
  it('a birth date is no fact but the birth date', () => {
    const answers = { birth: { values: [{ concept: 'birth-date', date: '1990-05' }] } }
    expect(factsOf([{ age: 'years', below: 18 }], answers)).toEqual({ birthDate: '1990-05', facts: [] })
  })

  it('a choice is said of today, a number of the day it was taken', () => {
    const answers = {
      skin: { values: [{ concept: 'skin-type', number: 5 }] },
      laboratory: { values: [{ concept: 'platelets', number: 80, takenOn: '2026-06-01' }] },
    }
    expect(factsOf([measured('skin-type', '1'), measured('platelets', '10*9/L')], answers).facts).toEqual([
      { concept: 'skin-type', answer: 'present', start: today, value: { number: 5, unit: '1' } },
      { concept: 'platelets', answer: 'present', start: '2026-06-01', value: { number: 80, unit: '10*9/L' } },
    ])
  })
})

describe('answers that cannot be meant', () => {
  it.each([
    ['another step', { nowhere: list([]) }, /no step 'nowhere'/],
    ['an option of another step', { history: list([{ concept: 'acne' }]) }, /'acne' is not asked/],
    [
      'a kind of nothing chosen',
      { history: list([], { which: [{ of: ['keloid'], chosen: ['hiv'], notSure: false }] }) },
      /kinds of 'keloid'/,
    ],
    ['a value for a list', { history: { values: [] } }, /no step 'history' with that kind/],
  ])('%s', (_name, answers, message) => {
    expect(() => factsOf([{ ever: 'keloid' }], answers as IntakeAnswers)).toThrow(message)
  })
})
