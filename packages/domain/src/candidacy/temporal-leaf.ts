import { addSpan, type CalendarSpan, type Day, formatDay, subtractSpan } from '../units/index.ts'
import type { Alternatives } from './change.ts'
import { coverTogether, covers, type Field, touches, zonesInField } from './field.ts'
import type { Evidence, History, Statement } from './history.ts'
import { addMissing, addStatement, type Grounds, type Node } from './node.ts'
import { no, type Truth, unknown, yes } from './truth.ts'

const endOfTime = Number.POSITIVE_INFINITY as Day

export type TemporalLeaf = {
  readonly conceptNumber: number
  readonly concept: string
  /** The zones the leaf is about, when it is about a place. */
  readonly field: Field | undefined
  /** True when those are the zones that are to be treated, so that choosing others can change the answer. */
  readonly isIntendedField: boolean
  readonly time:
    | { readonly kind: 'present' }
    | { readonly kind: 'ever' }
    | { readonly kind: 'recent'; readonly within: CalendarSpan }
  /** Kept between calls: {@link settledBy} for the as-of date it was last asked for. */
  readonly settled: { asOf: Day; lastDay: Day }
  /** Below an odd number of `not`: the safe side is then that it does not hold. */
  readonly negated: boolean
}

const nowhere: readonly string[] = []

/**
 * Compiles `present`, `ever` and `recent`.
 *
 * The safe side: a date that may mean the dangerous day means it; a place that touches the field is in it; presence
 * outweighs absence. An unknown place, an unknown end and a state open for too long are unknown. An absence that covers
 * the whole time and place in question settles what presence left open.
 */
export function temporalLeaf(given: Omit<TemporalLeaf, 'settled'>): Node {
  const leaf: TemporalLeaf = { ...given, settled: { asOf: Number.NaN as Day, lastDay: Number.NaN as Day } }
  const truth = (history: History, asOf: Day): Truth => {
    const known = history.evidence[leaf.conceptNumber]
    return known ? decide(leaf, known, asOf) : unknown
  }
  return {
    truth,
    explain(history, asOf, grounds) {
      explain(leaf, history.evidence[leaf.conceptNumber], truth(history, asOf), asOf, grounds)
    },
    openElsewhere: (history, asOf) =>
      isOpenElsewhere(leaf, history.evidence[leaf.conceptNumber], asOf) ? [leaf.concept] : nowhere,
    holdsUntil(history, asOf) {
      let until = Number.NEGATIVE_INFINITY as Day
      for (const statement of history.evidence[leaf.conceptNumber]?.present ?? []) {
        if (holds(leaf, statement, asOf) === yes) until = Math.max(until, untilOf(leaf, statement)) as Day
      }
      return until === Number.NEGATIVE_INFINITY ? endOfTime : until
    },
    lift(history, asOf) {
      return truth(history, asOf) === unknown
        ? [[{ kind: 'answer', concept: leaf.concept, answer: 'absent' }]]
        : liftHolding(leaf, history.evidence[leaf.conceptNumber], asOf, this.holdsUntil(history, asOf))
    },
    raise(history, asOf) {
      return truth(history, asOf) === unknown
        ? [[{ kind: 'answer', concept: leaf.concept, answer: 'present' }]]
        : [[{ kind: 'fact', concept: leaf.concept, becomes: 'present' }]]
    },
  }
}

function decide(leaf: TemporalLeaf, known: Evidence, asOf: Day): Truth {
  if (known.denied) return no
  let undecided = false
  let answered = false
  for (const statement of known.present) {
    const held = holds(leaf, statement, asOf)
    if (held === yes) {
      if (!leaf.negated) return yes
      if (!known.absent.some((absence) => rulesOut(leaf, absence, asOf))) return yes
      return no
    }
    if (held === unknown) undecided = true
    else if (answersNo(leaf, statement, asOf)) answered = true
  }
  for (const absence of known.absent) {
    if (!rulesOut(leaf, absence, asOf)) continue
    answered = true
    undecided = false
    break
  }
  if (undecided || !answered) return unknown
  for (const statement of known.unknown) if (statement.start.earliest <= asOf) return unknown
  return no
}

/** Whether one presence makes the leaf hold. */
function holds(leaf: TemporalLeaf, statement: Statement, asOf: Day): Truth {
  const inTime = holdsInTime(leaf, statement, asOf)
  if (inTime === no || !leaf.field) return inTime
  if (statement.leaves === undefined) return unknown
  const inPlace = leaf.negated ? covers(statement.leaves, leaf.field) : touches(statement.leaves, leaf.field)
  return inPlace ? inTime : no
}

function holdsInTime(leaf: TemporalLeaf, statement: Statement, asOf: Day): Truth {
  if ((leaf.negated ? statement.start.latest : statement.start.earliest) > asOf) return no
  if (leaf.time.kind === 'ever') return yes
  if (statement.end === undefined) return leaf.time.kind === 'present' ? no : unknown
  if (asOf >= statement.staleFrom) return unknown
  const lastDay = leaf.negated ? statement.end.earliest : statement.end.latest
  if (asOf <= lastDay) return yes
  return leaf.time.kind === 'recent' && lastDay > settledBy(leaf, asOf) ? yes : no
}

/** Whether an absence covers all of the time and place the leaf asks about. */
function rulesOut(leaf: TemporalLeaf, absence: Statement, asOf: Day): boolean {
  if (!rulesOutInTime(leaf, absence, asOf)) return false
  if (absence.leaves === undefined) return true
  return leaf.field !== undefined && covers(absence.leaves, leaf.field)
}

function rulesOutInTime(leaf: TemporalLeaf, absence: Statement, asOf: Day): boolean {
  const since = absence.since.latest
  if (since === Number.NEGATIVE_INFINITY) return true
  if (leaf.time.kind === 'ever' || since > asOf) return false
  // The day before `since` may have been the last; the waiting time counts from there.
  return leaf.time.kind === 'present' || since - 1 <= settledBy(leaf, asOf)
}

/** Whether a presence that does not hold here and now answers the question with no. */
function answersNo(leaf: TemporalLeaf, statement: Statement, asOf: Day): boolean {
  if (!statement.answersConcept || statement.fact.concept !== leaf.concept) return false
  if (statement.start.earliest > asOf) return false
  const elsewhere =
    leaf.field !== undefined && statement.leaves !== undefined && holdsInTime(leaf, statement, asOf) !== no
  return elsewhere ? statement.fact.onlyThere === true : true
}

/** Whether it holds somewhere in the field and the answers leave open how it is with the rest. */
function isOpenElsewhere(leaf: TemporalLeaf, known: Evidence | undefined, asOf: Day): boolean {
  if (!leaf.field || !leaf.isIntendedField || !known) return false
  const holding = known.present.filter((statement) => holds(leaf, statement, asOf) === yes)
  if (holding.length === 0 || holding.some(({ fact }) => fact.onlyThere === true)) return false
  const absences = known.absent.filter((absence) => rulesOutInTime(leaf, absence, asOf))
  if (absences.some(({ leaves }) => leaves === undefined)) return false
  return !coverTogether([...holding, ...absences], leaf.field)
}

/** The last day of something whose waiting time is over on the as-of date. */
function settledBy(leaf: TemporalLeaf, asOf: Day): Day {
  if (leaf.time.kind !== 'recent') return asOf
  // Many people are screened for one day, and calendar arithmetic is the dearest part of a leaf.
  if (leaf.settled.asOf !== asOf) {
    leaf.settled.asOf = asOf
    leaf.settled.lastDay = subtractSpan(asOf, leaf.time.within)
  }
  return leaf.settled.lastDay
}

function untilOf(leaf: TemporalLeaf, statement: Statement): Day {
  if (leaf.time.kind === 'ever' || statement.end === undefined || statement.end.latest === endOfTime) return endOfTime
  return leaf.time.kind === 'present'
    ? ((statement.end.latest + 1) as Day)
    : addSpan(statement.end.latest, leaf.time.within)
}

function explain(leaf: TemporalLeaf, known: Evidence | undefined, truth: Truth, asOf: Day, grounds: Grounds): void {
  if (truth === no) return
  let aspect: 'answer' | 'where' | 'when' = 'answer'
  for (const statement of known?.present ?? []) {
    if (holds(leaf, statement, asOf) !== truth) continue
    addStatement(grounds, statement)
    if (truth === unknown) aspect = leaf.field && statement.leaves === undefined ? 'where' : 'when'
  }
  for (const statement of known?.unknown ?? []) if (truth === unknown) addStatement(grounds, statement)
  if (truth === unknown) {
    addMissing(grounds, leaf.concept, aspect)
    return
  }
  for (const absence of known?.absent ?? []) {
    if (!rulesOut(leaf, absence, asOf)) continue
    addStatement(grounds, absence)
    if (!grounds.contradictory.includes(leaf.concept)) grounds.contradictory.push(leaf.concept)
  }
}

function liftHolding(leaf: TemporalLeaf, known: Evidence | undefined, asOf: Day, until: Day): Alternatives {
  const alternatives: Alternatives[number][] = []
  if (until < endOfTime) alternatives.push([{ kind: 'date', date: formatDay(until) }])
  const holding = (known?.present ?? []).filter((statement) => holds(leaf, statement, asOf) === yes)
  if (leaf.field && leaf.isIntendedField && !coverTogether(holding, leaf.field)) {
    const zones = holding.flatMap((statement) => statement.fact.zones ?? [])
    alternatives.push([{ kind: 'zones', without: zonesInField(zones, leaf.field) }])
  }
  alternatives.push([
    { kind: 'fact', concept: leaf.concept, becomes: leaf.time.kind === 'present' ? 'over' : 'absent' },
  ])
  return alternatives
}
