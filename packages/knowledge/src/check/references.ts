import { zoneTree } from '@stipple/domain/anatomy'
import { type Clause, conceptsOf, indexConcepts, type Rule, type Scope, visitLeaves } from '@stipple/domain/candidacy'
import type { Entries, Located } from '../assemble.ts'
import type { ContentProblem } from '../problem.ts'

/** Ids that stand twice, and references to what does not exist. */
export function checkReferences(entries: Entries): ContentProblem[] {
  return [
    ...duplicates(entries),
    ...treeProblems(entries),
    ...entries.rules.flatMap((located) => ruleReferences(located, known(entries))),
    ...terminologyReferences(entries, known(entries)),
    ...stepReferences(entries),
  ]
}

type Known = { [kind in 'concept' | 'source' | 'zone' | 'adjunct' | 'indication']: ReadonlySet<string> }

function known(entries: Entries): Known {
  const ids = (list: readonly Located<{ id: string }>[]) => new Set(list.map(({ entry }) => entry.id))
  const zones = ids(entries.zones)
  zones.add('body')
  return {
    concept: ids(entries.concepts),
    source: ids(entries.sources),
    zone: zones,
    adjunct: ids(entries.adjuncts),
    indication: ids(entries.indications),
  }
}

function duplicates(entries: Entries): ContentProblem[] {
  const lists = [
    'concepts',
    'zones',
    'indications',
    'adjuncts',
    'intakeSteps',
    'sources',
    'rules',
    'devices',
    'topicals',
    'instruments',
    'protocolEvidence',
    'protocolTemplates',
    'endpoints',
    'stopRules',
    'pigmentSteps',
    'zoneRestrictions',
    'thicknesses',
    'depthMeasurements',
    'depthRatios',
  ] as const
  return lists.flatMap((list) => {
    const seen = new Set<string>()
    return entries[list].flatMap(({ entry, file, path }): ContentProblem[] => {
      if (seen.has(entry.id)) return [{ file, path, code: 'duplicate-id', id: entry.id }]
      seen.add(entry.id)
      return []
    })
  })
}

function treeProblems(entries: Entries): ContentProblem[] {
  const trees = [
    { file: 'zones.yaml', build: () => zoneTree(entries.zones.map(({ entry }) => entry)) },
    { file: 'concepts.yaml', build: () => indexConcepts(entries.concepts.map(({ entry }) => entry)) },
  ]
  return trees.flatMap(({ file, build }): ContentProblem[] => {
    try {
      build()
      return []
    } catch (error) {
      return [{ file, path: [], code: 'invalid-entry', message: (error as Error).message }]
    }
  })
}

/** Every clause of a rule with its place in the file. */
export function placedClauses(
  rule: Rule,
): { clause: Clause; path: (string | number)[]; position: string | undefined }[] {
  return [
    ...rule.clauses.map((clause, at) => ({ clause, path: ['clauses', at], position: undefined })),
    ...(rule.positions ?? []).flatMap((position, at) =>
      position.clauses.map((clause, inside) => ({
        clause,
        path: ['positions', at, 'clauses', inside],
        position: position.id,
      })),
    ),
  ]
}

function ruleReferences({ entry: rule, file }: Located<Rule>, ids: Known): ContentProblem[] {
  const problems: ContentProblem[] = []
  const need = (
    kind: keyof Known | 'position' | 'clause',
    wanted: readonly string[],
    has: ReadonlySet<string>,
    path: (string | number)[],
  ) => {
    for (const id of wanted) if (!has.has(id)) problems.push({ file, path, code: 'unknown-reference', kind, id })
  }
  const scopes = (scope: Scope | undefined, path: (string | number)[]) => {
    need('zone', scope?.zones ?? [], ids.zone, path)
    need('adjunct', scope?.adjuncts ?? [], ids.adjunct, path)
    need('indication', [...(scope?.indications ?? []), ...(scope?.exceptIndications ?? [])], ids.indication, path)
  }
  scopes(rule.scope, ['scope'])
  for (const { clause, path, position } of placedClauses(rule)) {
    need('concept', [...conceptsOf(clause.when), ...(clause.alsoShow ?? [])], ids.concept, [...path, 'when'])
    visitLeaves(clause.when, (leaf) => {
      if ('where' in leaf && Array.isArray(leaf.where)) need('zone', leaf.where, ids.zone, [...path, 'when'])
    })
    const others = placedClauses(rule).filter(({ position: at }) => at === undefined || at === position)
    need('clause', clause.coveredBy ?? [], new Set(others.map(({ clause: { id } }) => id)), [...path, 'coveredBy'])
    need('source', clause.sources, ids.source, [...path, 'sources'])
    scopes(clause.scope, [...path, 'scope'])
  }
  const positions = new Set((rule.positions ?? []).map(({ id }) => id))
  if (rule.positions) need('position', [rule.defaultPosition ?? ''], positions, ['defaultPosition'])
  const clauses = new Set(placedClauses(rule).map(({ clause }) => clause.id))
  for (const [at, example] of rule.examples.entries()) {
    const path = ['examples', at]
    need('concept', [...example.facts.map(({ concept }) => concept), ...example.unknown], ids.concept, path)
    need(
      'zone',
      [...(example.intent.zones ?? []), ...example.facts.flatMap(({ zones }) => zones ?? [])],
      ids.zone,
      path,
    )
    need('position', example.position === undefined ? [] : [example.position], positions, path)
    need(
      'clause',
      example.expect.map(({ clause }) => clause),
      clauses,
      path,
    )
  }
  return problems
}

function terminologyReferences(entries: Entries, ids: Known): ContentProblem[] {
  const problems: ContentProblem[] = []
  const check = (file: string, path: (string | number)[], concept: string | undefined, zones: readonly string[]) => {
    if (concept !== undefined && !ids.concept.has(concept)) {
      problems.push({ file, path, code: 'unknown-reference', kind: 'concept', id: concept })
    }
    for (const id of zones)
      if (!ids.zone.has(id)) problems.push({ file, path, code: 'unknown-reference', kind: 'zone', id })
  }
  for (const { entry, file } of entries.codeMaps) {
    for (const [at, code] of entry.entries.entries()) check(file, ['entries', at], code.concept, code.zones ?? [])
  }
  for (const { entry, file } of entries.siteMaps) {
    for (const [at, site] of entry.entries.entries()) check(file, ['entries', at], undefined, site.zones)
  }
  for (const { entry, file, path } of entries.medicineNames) check(file, path, entry.concept, [])
  return problems
}

function stepReferences(entries: Entries): ContentProblem[] {
  const steps = new Set(entries.intakeSteps.map(({ entry }) => entry.id))
  return entries.concepts.flatMap(({ entry, file, path }): ContentProblem[] =>
    entry.ask && !steps.has(entry.ask.step)
      ? [{ file, path: [...path, 'ask', 'step'], code: 'unknown-reference', kind: 'step', id: entry.ask.step }]
      : [],
  )
}
