import { addSpan, type CalendarSpan, type Day, formatDay, parseDay, subtractSpan } from '../units/index.ts'
import { conceptsOf } from './condition.ts'
import type { CandidacyContent } from './content.ts'
import { runExample } from './example.ts'
import { checkPolicyNames, clausesInForce, type Policy, type PolicyProblem, windowsOf } from './policy.ts'
import type { Effect, Example, Rule } from './rule.ts'
import type { Finding } from './screening.ts'

/**
 * Checks a clinic's policy against the content: names exist, and no choice makes a rule looser without a reason.
 *
 * Looser is found by trial: every example of the rule, and the days around the end of every waiting time that stands in
 * the default or in the choice, in each modality of the rule, are decided both ways.
 */
export function checkPolicy(content: CandidacyContent, policy: Policy): PolicyProblem[] {
  const named = checkPolicyNames(content.rules, policy)
  if (named.length > 0) return named
  // A rule is tried with all its choices together, so once is enough however many there are.
  const tried = new Map<string, string | undefined>()
  return policy.choices.flatMap((choice): PolicyProblem[] => {
    if (choice.reason !== undefined) return []
    const rule = content.rules.find(({ id }) => id === choice.rule) as Rule
    const alone: Policy = { ...policy, choices: policy.choices.filter((other) => other.rule === rule.id) }
    if (!tried.has(rule.id)) tried.set(rule.id, loosenedCase(content, rule, alone))
    const example = tried.get(rule.id)
    return example === undefined ? [] : [{ code: 'loosens-without-reason', rule: rule.id, example }]
  })
}

function loosenedCase(content: CandidacyContent, rule: Rule, policy: Policy): string | undefined {
  for (const example of [...rule.examples.map(withoutPosition), ...boundaryCases(rule, policy)]) {
    for (const modality of rule.modalities) {
      const tried: Example = {
        ...example,
        intent: {
          ...example.intent,
          modality,
          depthMm: modality === 'superficial' ? 0.3 : (example.intent.depthMm ?? 1),
        },
      }
      const before = runExample(content, rule, tried)
      const after = runExample(content, rule, tried, policy)
      if (restriction(after) < restriction(before) || closesLess(before, after)) return `${tried.shows} (${modality})`
    }
  }
  return undefined
}

function withoutPosition({ position: _, ...example }: Example): Example {
  return example
}

/** How much an effect holds a treatment back. To wait and to be referred hold it back alike; only how long differs. */
const holdsBack: Record<Effect, number> = {
  stop: 5,
  refer: 4,
  defer: 4,
  'avoid-zone': 3,
  adjust: 2,
  inform: 1,
  ask: 0,
}

/** The most that the findings hold back, open questions counted as what they could turn into. */
function restriction(findings: readonly Finding[]): number {
  return findings.reduce((most, { effect, couldBe }) => Math.max(most, holdsBack[couldBe ?? effect]), 0)
}

function closesLess(before: readonly Finding[], after: readonly Finding[]): boolean {
  const whole = (findings: readonly Finding[]) => findings.some(({ extent }) => extent === 'zone')
  return whole(before) && !whole(after) && restriction(before) === restriction(after)
}

const asOf = '2026-06-15'

function boundaryCases(rule: Rule, policy: Policy): Example[] {
  const clauses = [...clausesInForce(rule, []), ...clausesInForce(rule, policy.choices)].map(({ clause }) => clause)
  const windows = clauses.flatMap(({ when }) => windowsOf(when))
  const ends = [{ days: 1 }, { weeks: 1 }, ...windows].flatMap((span: CalendarSpan) => {
    const boundary = subtractSpan(parseDay(asOf), span)
    return [boundary, (boundary + 1) as Day, addSpan(boundary, { days: 2 })]
  })
  const concepts = [...new Set(clauses.flatMap(({ when }) => conceptsOf(when)))]
  return concepts.flatMap((concept) =>
    [undefined, ...new Set(ends)]
      .filter((end) => end === undefined || end < parseDay(asOf))
      .map(
        (end): Example => ({
          shows: end === undefined ? `${concept} now` : `${concept}, last on ${formatDay(end)}, seen on ${asOf}`,
          intent: {},
          asOf,
          unknown: [],
          facts: [{ concept, answer: 'present', ...(end === undefined ? {} : { end: formatDay(end) }) }],
          expect: [],
        }),
      ),
  )
}
