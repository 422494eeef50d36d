import type { Fact } from '../patient/index.ts'
import { parseDay } from '../units/index.ts'
import type { ConceptIndex } from './concepts.ts'
import { conceptsOf } from './condition.ts'
import type { CandidacyContent } from './content.ts'
import { type Intent, intentSchema, type Modality } from './intent.ts'
import type { Policy } from './policy.ts'
import type { Example, Rule } from './rule.ts'
import type { Finding } from './screening.ts'
import { compileCandidacy } from './screen.ts'

/** Depth of an example that names none, in millimetres: a plain setting for each kind of needling. */
const exampleDepthMm: Record<Modality, number> = {
  mechanical: 1,
  rf: 1,
  superficial: 0.3,
  'drug-delivery': 1,
  patch: 1,
}

/** Birth date of an example that names none: an adult at every date the examples use. */
const adultBirthDate = '1986-01-01'

/** The content with one rule only, which is what an example is about. */
export function contentOfRule(content: CandidacyContent, rule: Rule): CandidacyContent {
  return { ...content, rules: [rule] }
}

/** The intent of an example, its defaults filled in. */
export function intentOfExample(rule: Rule, example: Pick<Example, 'intent'>): Intent {
  const modality = example.intent.modality ?? (rule.modalities[0] as Modality)
  return intentSchema.parse({
    indication: example.intent.indication ?? 'wrinkles',
    modality,
    depthMm: example.intent.depthMm ?? exampleDepthMm[modality],
    zones: example.intent.zones ?? ['face'],
    adjuncts: example.intent.adjuncts ?? [],
  })
}

/**
 * Runs an example against its rule alone.
 *
 * @returns the findings of the rule
 * @throws {RangeError} when the example names something that the content does not have
 */
export function runExample(content: CandidacyContent, rule: Rule, example: Example, policy?: Policy): Finding[] {
  const chosen: Policy | undefined =
    example.position === undefined
      ? policy
      : {
          clinic: 'example',
          decidedBy: 'example',
          decidedOn: example.asOf,
          choices: [{ rule: rule.id, position: example.position }],
        }
  const candidacy = compileCandidacy(contentOfRule(content, rule), chosen)
  const facts = closedWorld(rule, example, candidacy.index)
  const history = candidacy.prepare({
    ...(example.unknown.includes('birth-date') ? {} : { birthDate: example.birthDate ?? adultBirthDate }),
    facts,
  })
  return [...candidacy.forIntent(intentOfExample(rule, example)).screen(history, parseDay(example.asOf)).findings]
}

/** The facts of an example, every concept the rule looks at and the example does not mention answered with no. */
export function closedWorld(rule: Rule, example: Pick<Example, 'facts' | 'unknown'>, index: ConceptIndex): Fact[] {
  const related = (concepts: readonly string[]) => {
    const numbers = concepts.flatMap((concept) => index.numberOf(concept) ?? [])
    return {
      above: new Set(numbers.flatMap((number) => index.ancestors[number] ?? [])),
      below: new Set(numbers.flatMap((number) => index.descendants[number] ?? [])),
    }
  }
  // An absence sinks to all kinds of a concept, so nothing above a mentioned or unasked concept may be denied.
  const mentioned = related(example.facts.map(({ concept }) => concept))
  const unasked = related(example.unknown)
  const silent = conceptsOfRule(rule).filter((concept) => {
    const number = index.numberOf(concept) ?? -1
    return !mentioned.above.has(number) && !unasked.above.has(number) && !unasked.below.has(number)
  })
  const source: Fact['source'] = { from: 'clinician' }
  return [
    ...example.facts.map(
      (fact): Fact => ({
        // Through JSON, which leaves out what is undefined.
        ...(JSON.parse(JSON.stringify(fact)) as Omit<Fact, 'source'>),
        // Places that are named are all there are.
        ...(fact.zones === undefined || fact.answer !== 'present' ? {} : { onlyThere: fact.onlyThere ?? true }),
        source,
      }),
    ),
    ...silent.map((concept): Fact => ({ concept, answer: 'absent', source })),
  ]
}

/** Every concept that any clause of a rule, in any position, looks at. */
export function conceptsOfRule(rule: Rule): string[] {
  const clauses = [...rule.clauses, ...(rule.positions ?? []).flatMap((position) => position.clauses)]
  return [...new Set(clauses.flatMap((clause) => conceptsOf(clause.when)))]
}
