import { type CandidacyContent, type Example, type Finding, type Rule, runExample } from '@stipple/domain/candidacy'
import type { Entries } from '../assemble.ts'
import type { ContentProblem } from '../problem.ts'
import { placedClauses } from './references.ts'

/** Runs every example; every clause must be shown to fire, and every rule to stay silent on a neighbour. */
export function checkExamples(entries: Entries, content: CandidacyContent): ContentProblem[] {
  return entries.rules.flatMap(({ entry: rule, file }) => [
    ...rule.examples.flatMap((example, at) => checkExample(content, rule, example, file, ['examples', at])),
    ...coverage(rule, file),
  ])
}

function checkExample(
  content: CandidacyContent,
  rule: Rule,
  example: Example,
  file: string,
  path: (string | number)[],
): ContentProblem[] {
  try {
    const expected = example.expect.map(describeExpected).sort().join('; ') || 'nothing'
    const found = runExample(content, rule, example)
    const listed =
      found
        .flatMap((finding) => describeFound(finding, example))
        .sort()
        .join('; ') || 'nothing'
    return expected === listed
      ? []
      : [{ file, path, code: 'example-differs', shows: example.shows, expected, found: listed }]
  } catch (error) {
    return [{ file, path, code: 'example-fails', shows: example.shows, message: (error as Error).message }]
  }
}

function describeExpected({ clause, effect, until, zones }: Example['expect'][number]): string {
  return [clause, effect, until ? `until ${until}` : '', zones ? `in ${[...zones].sort().join(', ')}` : '']
    .filter(Boolean)
    .join(' ')
}

/** Dates and zones are compared only where the example states them. */
function describeFound(finding: Finding, example: Example): string[] {
  return finding.clauses.map((clause) => {
    const expected = example.expect.find((one) => one.clause === clause && one.effect === finding.effect)
    const until = expected?.until !== undefined && finding.deferUntil !== null ? `until ${finding.deferUntil}` : ''
    const zones = expected?.zones !== undefined ? `in ${[...finding.zones].sort().join(', ')}` : ''
    return [clause, finding.effect, until, zones].filter(Boolean).join(' ')
  })
}

function coverage(rule: Rule, file: string): ContentProblem[] {
  const fired = new Set(
    rule.examples
      .flatMap(({ expect }) => expect)
      .filter(({ effect }) => effect !== 'ask')
      .map(({ clause }) => clause),
  )
  const problems: ContentProblem[] = placedClauses(rule)
    .filter(({ clause }) => !fired.has(clause.id))
    .map(({ clause, path }) => ({ file, path, code: 'clause-without-example', id: clause.id }))
  if (!rule.examples.some(({ expect }) => expect.length === 0)) {
    problems.push({ file, path: ['examples'], code: 'no-silent-example', id: rule.id })
  }
  return problems
}
