import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fact } from '../patient/index.ts'
import { type Day, formatDay } from '../units/index.ts'
import { clause, rule } from './content.test-builder.ts'
import type { Condition } from './condition.ts'
import { answeredOn, type Intake, intakeConcepts, intakeOf, today } from './intake.test-builder.ts'
import { factsFromAnswers } from './intake-facts.ts'
import { openSteps } from './intake-open.ts'
import { answersOf, type Ignorance, type Truth, type TruePerson, trulyHolds } from './intake-person.test-builder.ts'
import type { PlannedStep } from './intake-plan.ts'
import type { ClauseEffect, Rule } from './rule.ts'
import type { Screening } from './screening.ts'

// What may be asked of each concept so that its step can answer: the same law that the content is checked against.
const spans = [{ weeks: 1 }, { weeks: 8 }, { months: 6 }, { years: 2 }] as const
const leaves: Condition[] = [
  { age: 'years', below: 18 },
  { measured: 'skin-type', unit: '1', atLeast: 4 },
  { measured: 'platelets', unit: '10*9/L', below: 100 },
  { present: 'pregnancy' },
  { present: 'acne', where: 'field' },
  { present: 'papules', where: 'field' },
  { present: 'keloid-extreme' },
  ...[
    'herpes',
    'keloid',
    'rosacea',
    'connective',
    'scleroderma',
    'morphea',
    'lupus',
    'immunosuppression',
    'infection',
    'hiv',
  ].flatMap((concept): Condition[] =>
    [{}, { where: 'field' as const }].flatMap((where) => [
      { present: concept, ...where },
      { ever: concept, ...where },
      { recent: concept, within: { months: 6 }, ...where },
    ]),
  ),
  ...['anticoagulant', 'warfarin', 'heparin'].flatMap((concept): Condition[] => [
    { present: concept },
    { recent: concept, within: spans[0] },
    { recent: concept, within: spans[1] },
  ]),
  ...['filler', 'peel', 'deep-peel'].flatMap((concept): Condition[] => [
    { recent: concept, within: spans[0], where: 'field' },
    { recent: concept, within: spans[2], where: 'field' },
  ]),
]
const leaf = fc.constantFrom(...leaves)
/** Where a place is asked for, "in part of it" is neither yes nor no to "not in the area". */
const negatable = leaf.filter((one) => !('where' in one))
const condition: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 4, arbitrary: leaf },
  { weight: 1, arbitrary: negatable.map((not) => ({ not })) },
  { weight: 2, arbitrary: fc.array(leaf, { minLength: 2, maxLength: 3 }).map((any) => ({ any })) },
  { weight: 2, arbitrary: fc.tuple(leaf, negatable).map(([a, b]) => ({ all: [a, { not: b }] })) },
  { weight: 2, arbitrary: fc.array(leaf, { minLength: 2, maxLength: 3 }).map((all) => ({ all })) },
)
const rules = fc.array(
  fc.tuple(
    condition,
    fc.constantFrom('stop', 'refer', 'defer', 'avoid-zone', 'adjust', 'inform') as fc.Arbitrary<ClauseEffect>,
  ),
  { minLength: 1, maxLength: 12 },
)
const ruleList = (drawn: readonly [Condition, ClauseEffect][]): Rule[] =>
  drawn.map(([when, effect], at) => rule(`rule-${at}`, [clause(when, { effect })]))

const end = fc.oneof(
  fc.constant(null),
  fc.constantFrom(1, 5, 7, 8, 55, 56, 57, 180, 300, 364, 366, 2000).map((days) => (today - days) as Day),
)
const truth: fc.Arbitrary<Truth> = fc.record({
  end,
  zones: fc.subarray(['face.cheek.left', 'face.cheek.right', 'face.chin', 'trunk.back'], { minLength: 1 }),
})
const families = [
  ['warfarin', 'heparin', 'anticoagulant'],
  ['connective', 'scleroderma', 'lupus', 'morphea'],
  ['hiv', 'immunosuppression', 'infection'],
  ['rosacea', 'papules'],
  ['peel', 'deep-peel'],
  ['keloid', 'keloid-extreme'],
]
const single = ['pregnancy', 'acne', 'herpes', 'filler']

/** A procedure does not go on. */
const done = (one: Truth): Truth => ({ ...one, end: one.end ?? ((today - 5) as Day) })
const person: fc.Arbitrary<TruePerson> = fc
  .record({
    birthDate: fc.constantFrom('1990-02-03', '2015-05-06'),
    skinType: fc.constantFrom(1, 5),
    platelets: fc.constantFrom(50, 300),
    choosesNarrowly: fc.boolean(),
    singles: fc.array(fc.tuple(fc.constantFrom(...single), truth), { maxLength: 4 }),
    groups: fc.uniqueArray(fc.tuple(fc.nat(5), truth, fc.array(fc.nat(3), { minLength: 1 })), {
      maxLength: 3,
      selector: ([family]) => family,
    }),
  })
  .map(({ singles, groups, ...rest }) => {
    const truths: Record<string, Truth[]> = {}
    for (const [concept, one] of singles) truths[concept] = [concept === 'filler' ? done(one) : one]
    for (const [family, one, members] of groups) {
      // One answer is given for an option and its kinds together, so they share when and where.
      for (const member of members) {
        const concept = families[family]?.[member]
        if (concept) truths[concept] = [concept.endsWith('peel') ? done(one) : one]
      }
    }
    return { ...rest, truths }
  })
const areas: string[][] = [['face'], ['face.chin'], ['face.cheek', 'trunk.back'], ['body']]
const area = fc.constantFrom(...areas)

const healthy: TruePerson = { birthDate: '1990-02-03', skinType: 1, platelets: 300, choosesNarrowly: false, truths: {} }

/** Clauses that fired, and those that may. A rule that has stopped asks nothing more. */
function outcomeOf(screening: Screening) {
  const list = (asking: boolean) =>
    screening.findings
      .filter(({ effect }) => (effect === 'ask') === asking)
      .flatMap(({ rule: id }) => id)
      .sort()
  return { fired: list(false), open: list(true) }
}
const trueRules = (intake: Intake, all: Rule[], who: TruePerson) =>
  all
    .filter(({ clauses }) => trulyHolds(clauses[0]?.when ?? { always: true }, who, intake.plan))
    .map(({ id }) => id)
    .sort()

function screenAnswered(
  intake: Intake,
  who: TruePerson,
  steps: readonly PlannedStep[],
  ignorance?: Ignorance,
): Screening {
  const { facts, birthDate } = factsFromAnswers(intake.plan, answersOf(steps, who, intake.plan, ignorance), {
    answeredOn,
    from: 'patient',
  })
  return intake.screen(facts, birthDate)
}

/** What a record says of a person: less than the truth, and never of all of it. */
const record = fc.array(fc.record({ pick: fc.nat(9), place: fc.boolean(), end: fc.boolean() }), { maxLength: 4 })
type Recorded = { pick: number; place: boolean; end: boolean }

function recordOf(who: TruePerson, recorded: readonly Recorded[]): Fact[] {
  const concepts = Object.keys(who.truths)
  return recorded.flatMap(({ pick, place, end: dated }): Fact[] => {
    const concept = concepts[pick]
    const [one] = who.truths[concept ?? ''] ?? []
    if (concept === undefined || !one) return []
    const ended = one.end === null ? {} : { end: dated ? formatDay(one.end) : 'unknown' }
    return [
      { concept, answer: 'present', ...ended, ...(place ? { zones: [...one.zones] } : {}), source: { from: 'record' } },
    ]
  })
}

const keysOf = (step: PlannedStep): string[] =>
  step.kind === 'value'
    ? step.values.map(({ concept }) => concept.id)
    : [
        ...step.options.flatMap(({ concept, known, where, ended }) =>
          known.length === 0
            ? [concept.id]
            : [...(where ? [`${concept.id} where`] : []), ...(ended ? [`${concept.id} when`] : [])],
        ),
        ...step.which.flatMap(({ of, kinds }) => kinds.map(({ id }) => `${id} of ${of.join(' ')}`)),
      ]

/** Asks step by step until nothing is left to ask. */
function interview(intake: Intake, who: TruePerson, known: readonly Fact[] = [], ignorance?: Ignorance) {
  let facts = [...known]
  let birthDate: string | undefined
  const asked: PlannedStep[] = []
  for (;;) {
    const screening = intake.screen(facts, birthDate)
    const history = intake.candidacy.prepare({ facts, ...(birthDate === undefined ? {} : { birthDate }) })
    const open = openSteps(intake.plan, screening, { history, asked })
    const next = open.patient[0] ?? open.clinician[0]
    if (!next || asked.length > 100) return { screening, asked, facts }
    const narrowed = { ...intake.plan, steps: [next.step] }
    const answers = answersOf([next.step], who, intake.plan, ignorance)
    const stated = factsFromAnswers(narrowed, answers, { answeredOn, from: 'patient' })
    facts = [...facts, ...stated.facts]
    birthDate = stated.birthDate ?? birthDate
    asked.push(next.step)
  }
}

const ignorance = fc.subarray(
  intakeConcepts.flatMap(({ id }) =>
    ['answer', 'now', 'ended', 'where', 'parts', 'value', 'skips now', 'skips ended', 'skips where'].map(
      (aspect) => `${id} ${aspect}`,
    ),
  ),
  { maxLength: 12 },
)

describe('the intake', () => {
  it('leaves no question to a healthy person who chose nothing', () => {
    fc.assert(
      fc.property(rules, area, (drawn, zones) => {
        const intake = intakeOf(ruleList(drawn), { zones })
        const steps = intake.plan.steps.filter(({ step }) => step.audience === 'patient')
        const open = openSteps(intake.plan, screenAnswered(intake, healthy, steps))
        expect(open.patient).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('answered whole and truly, it decides every rule as the truth does', () => {
    fc.assert(
      fc.property(rules, person, area, (drawn, who, zones) => {
        const all = ruleList(drawn)
        const intake = intakeOf(all, { zones })
        const screening = screenAnswered(intake, who, intake.plan.steps)
        expect(outcomeOf(screening)).toEqual({ fired: trueRules(intake, all, who), open: [] })
      }),
      { numRuns: 200 },
    )
  })

  it('answered step by step, it decides the same and asks nothing twice', () => {
    fc.assert(
      fc.property(rules, person, area, (drawn, who, zones) => {
        const all = ruleList(drawn)
        const intake = intakeOf(all, { zones })
        const { screening, asked } = interview(intake, who)
        expect(outcomeOf(screening)).toEqual({ fired: trueRules(intake, all, who), open: [] })
        const keys = asked.flatMap(keysOf)
        expect(keys).toEqual([...new Set(keys)])
      }),
      { numRuns: 200 },
    )
  })

  it('beside a record that says less, it decides the same', () => {
    fc.assert(
      fc.property(rules, person, area, record, (drawn, who, zones, recorded) => {
        const all = ruleList(drawn)
        const intake = intakeOf(all, { zones })
        const { screening } = interview(intake, who, recordOf(who, recorded))
        expect(outcomeOf(screening)).toEqual({ fired: trueRules(intake, all, who), open: [] })
      }),
      { numRuns: 200 },
    )
  })

  it('never reads what the person does not know as no', () => {
    fc.assert(
      fc.property(rules, person, ignorance, area, (drawn, who, unsure, zones) => {
        const all = ruleList(drawn)
        const intake = intakeOf(all, { zones })
        const truly = trueRules(intake, all, who)
        const whole = outcomeOf(screenAnswered(intake, who, intake.plan.steps, new Set(unsure)))
        const steps = interview(intake, who, [], new Set(unsure))
        for (const { fired, open } of [whole, outcomeOf(steps.screening)]) {
          expect(truly.filter((id) => !fired.includes(id) && !open.includes(id))).toEqual([])
        }
        const keys = steps.asked.flatMap(keysOf)
        expect(keys).toEqual([...new Set(keys)])
      }),
      { numRuns: 200 },
    )
  })
})
