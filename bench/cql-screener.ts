import type { Peers } from './peers.ts'
import type { PlainAnswers, PlainRecords } from './plain-answers.ts'
import { type ComparisonKind, type PlainClause, type PlainCondition, placeName, type Read } from './plain-condition.ts'

/** cql-execution as its easiest: one parameter an answer, one boolean expression a clause, nothing is retrieved. */
export function cqlScreener({ Library, Executor }: Peers['cql'], { clauses, reads }: Content) {
  const library = new Library(
    libraryOf('Unfiltered', { clauses, reads, leaf: leafOfAnswers, parameters: [...reads.keys()] }),
  )
  const executor = new Executor(library)
  const nobody = { currentPatient: () => undefined }
  return async (answers: PlainAnswers): Promise<string[]> => {
    executor.withParameters(answers)
    const { unfilteredResults } = await executor.exec(nobody)
    return firedOf(clauses, unfilteredResults)
  }
}

/**
 * cql-execution as it is used: `exists ([Warfarin] F where F.begin <= … and …)` over a person's facts. Still the easier
 * problem: dates are day numbers, kinds and places are settled, there is no unknown.
 */
export function cqlFactScreener({ Library, Executor }: Peers['cql'], { clauses, reads }: Content) {
  const parameters = [...reads].flatMap(([name, { kind }]) => (kind === 'age' || kind === 'span-before' ? [name] : []))
  const library = new Library(libraryOf('Patient', { clauses, reads, leaf: leafOfFacts, parameters }))
  const executor = new Executor(library)
  return async (answers: PlainAnswers, records: PlainRecords): Promise<string[]> => {
    executor.withParameters(Object.fromEntries(parameters.map((name) => [name, answers[name]])))
    const people = [{ id: () => '1', findRecords: (concept: string) => records.get(concept) ?? [] }]
    const { patientResults } = await executor.exec({
      currentPatient: () => people[0],
      nextPatient: () => undefined,
    })
    return firedOf(clauses, patientResults['1'] ?? {})
  }
}

type Content = { readonly clauses: readonly PlainClause[]; readonly reads: ReadonlyMap<string, Read> }
type Leaf = Extract<PlainCondition, { isTrue: string } | { number: string }>
type Translation = Content & {
  readonly leaf: (leaf: Leaf, reads: ReadonlyMap<string, Read>) => unknown
  readonly parameters: readonly string[]
}

function firedOf(clauses: readonly PlainClause[], results: Readonly<Record<string, unknown>>): string[] {
  const fired: string[] = []
  for (const { id } of clauses) if (results[id] === true) fired.push(id)
  return fired
}

const types = '{urn:hl7-org:elm-types:r1}'

function libraryOf(context: 'Unfiltered' | 'Patient', translation: Translation): unknown {
  const { clauses, reads, parameters } = translation
  const typeOf = (name: string) => {
    const kind = reads.get(name)?.kind
    return {
      type: 'NamedTypeSpecifier',
      name: `${types}${kind === 'present' || kind === 'ever' ? 'Boolean' : 'Decimal'}`,
    }
  }
  return {
    library: {
      identifier: { id: 'Clauses' },
      schemaIdentifier: { id: 'urn:hl7-org:elm', version: 'r1' },
      usings: { def: [{ localIdentifier: 'System', uri: 'urn:hl7-org:elm-types:r1' }] },
      parameters: { def: parameters.map((name) => ({ name, parameterTypeSpecifier: typeOf(name) })) },
      statements: { def: clauses.map(({ id, when }) => ({ name: id, context, expression: elmOf(when, translation) })) },
    },
  }
}

function elmOf(condition: PlainCondition, translation: Translation): unknown {
  const parts = (conditions: readonly PlainCondition[]) => conditions.map((part) => elmOf(part, translation))
  if ('all' in condition) return pairs('And', parts(condition.all))
  if ('any' in condition) return pairs('Or', parts(condition.any))
  if ('not' in condition) return { type: 'Not', operand: elmOf(condition.not, translation) }
  if ('always' in condition) return { type: 'Literal', valueType: `${types}Boolean`, value: 'true' }
  return translation.leaf(condition, translation.reads)
}

/** And and Or of ELM take two operands each. */
function pairs(type: 'And' | 'Or', [first, ...rest]: readonly unknown[]): unknown {
  return rest.length === 0 ? first : { type, operand: [first, pairs(type, rest)] }
}

const comparisons = {
  below: 'Less',
  atLeast: 'GreaterOrEqual',
  above: 'Greater',
  atMost: 'LessOrEqual',
} satisfies Record<ComparisonKind, string>

const parameter = (name: string) => ({ type: 'ParameterRef', name })

function compare(left: unknown, is: ComparisonKind, than: number | { number: string }): unknown {
  const right =
    typeof than === 'number'
      ? { type: 'Literal', valueType: `${types}Decimal`, value: String(than) }
      : parameter(than.number)
  return { type: comparisons[is], operand: [left, right] }
}

function leafOfAnswers(leaf: Leaf): unknown {
  return 'isTrue' in leaf ? parameter(leaf.isTrue) : compare(parameter(leaf.number), leaf.is, leaf.than)
}

/** A record holds no fact that begins after the as-of date, so that `ever` asks only whether there is one. */
function leafOfFacts(leaf: Leaf, reads: ReadonlyMap<string, Read>): unknown {
  const read = reads.get('isTrue' in leaf ? leaf.isTrue : leaf.number)
  if (!read || read.kind === 'age' || read.kind === 'span-before') return leafOfAnswers(leaf)
  const property = (path: string) => ({ type: 'Property', path, scope: 'F' })
  const conditions: unknown[] = 'where' in read && read.where !== 'anywhere' ? [property(placeName(read.where))] : []
  if (read.kind === 'present') conditions.push(property('isOpenOrEndsLater'))
  if ('number' in leaf) {
    const path = read.kind === 'value' ? 'value' : read.kind === 'measured-on' ? 'begin' : 'end'
    conditions.push(compare(property(path), leaf.is, leaf.than))
  }
  const retrieved = { type: 'Retrieve', dataType: read.concept }
  if (conditions.length === 0) return { type: 'Exists', operand: retrieved }
  return {
    type: 'Exists',
    operand: {
      type: 'Query',
      source: [{ alias: 'F', expression: retrieved }],
      relationship: [],
      where: pairs('And', conditions),
      // "return all": spares it the search for equal ones.
      return: { distinct: false, expression: { type: 'AliasRef', name: 'F' } },
    },
  }
}
