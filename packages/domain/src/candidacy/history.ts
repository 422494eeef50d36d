import type { ZoneTree } from '../anatomy/index.ts'
import type { Concept, Fact, Person } from '../patient/index.ts'
import { addSpan, type CalendarDate, calendarDate, type Day, type DayInterval, dayInterval } from '../units/index.ts'
import { addBit, type Bits, emptyBits, lowestBit, removeBit } from './bits.ts'
import type { ConceptIndex } from './concepts.ts'

const beginningOfTime = Number.NEGATIVE_INFINITY as Day
const endOfTime = Number.POSITIVE_INFINITY as Day

/** A fact with its dates as days and its places as leaves, ready to be decided upon. */
export type Statement = {
  readonly fact: Fact
  /** The days on which it may have begun; −∞ when not said. */
  readonly start: DayInterval
  /** The days that may have been the last; +∞ while it goes on, undefined when it is over and nobody knows since when. */
  readonly end: DayInterval | undefined
  /** For absences: from which day on, −∞ for never. */
  readonly since: DayInterval
  /** The leaves of the zone tree it is about; undefined when nobody has said where. */
  readonly leaves: Bits | undefined
  /** Open for longer than such a state can last, seen from any day from this one on. */
  readonly staleFrom: Day
  /** A person's own or a clinician's word, which answers for the whole concept; a record entry speaks for itself only. */
  readonly answersConcept: boolean
}

/** What is known of one concept, kinds of it included. */
export type Evidence = {
  readonly present: readonly Statement[]
  readonly absent: readonly Statement[]
  readonly unknown: readonly Statement[]
  /** Never so, nowhere, and nobody says otherwise: no condition about it can hold. */
  readonly denied: boolean
}

/** The days a person may have been born on, the first and the last of them as calendar dates too. */
export type Birth = DayInterval & { readonly first: CalendarDate; readonly last: CalendarDate }

/** What is known of a person; only read. */
export type PersonKnown = Readonly<Pick<Person, 'birthDate'>> & { readonly facts: readonly Fact[] }

/** A person's facts prepared for any number of screenings. */
export type History = {
  readonly birth: Birth | undefined
  readonly birthDate: string | undefined
  /** By concept number; undefined where nothing is known. */
  readonly evidence: readonly (Evidence | undefined)[]
  /** Concepts of which anything is known. */
  readonly known: Bits
  /** Concepts that are not denied, those of which nothing is known included. */
  readonly undenied: Bits
}

/** Of whom nothing is known. */
export function blankHistory(index: ConceptIndex, zones: ZoneTree): History {
  return prepareHistory({ facts: [] }, index, zones)
}

type Growing = { present: Statement[]; absent: Statement[]; unknown: Statement[]; denied: boolean }

/**
 * Prepares a person's facts: canonical order, dates as days, kinds and parents of concepts filled in.
 *
 * Presence (and not knowing) rises to the concepts above, absence sinks to the kinds below.
 *
 * @throws {RangeError} naming concept, zone or date when one is not in the content or not possible
 */
export function prepareHistory(person: PersonKnown, index: ConceptIndex, zones: ZoneTree): History {
  const evidence: (Growing | undefined)[] = new Array(index.concepts.length)
  const known = emptyBits(index.concepts.length)
  const statements = person.facts.map((fact) => prepareStatement(fact, index, zones))
  if (statements.length > 1) statements.sort(canonicalOrder)
  for (const statement of statements) {
    const concept = index.numberOf(statement.fact.concept) as number
    const answer = statement.fact.answer
    const reached = answer === 'absent' ? index.descendants[concept] : index.ancestors[concept]
    for (const number of reached ?? []) {
      let about = evidence[number]
      if (!about) {
        about = { present: [], absent: [], unknown: [], denied: false }
        evidence[number] = about
        addBit(known, number)
      }
      about[answer].push(statement)
    }
  }
  const born = person.birthDate === undefined ? undefined : interval(person.birthDate, 'birthDate', 'person')
  const birth = born && { ...born, first: calendarDate(born.earliest), last: calendarDate(born.latest) }
  return { birth, birthDate: person.birthDate, evidence, known, undenied: undeniedOf(evidence, known) }
}

/** Says of every concept whether it is denied; only what is known is looked at, for most people a few of hundreds. */
function undeniedOf(evidence: readonly (Growing | undefined)[], known: Bits): Bits {
  const undenied = emptyBits(evidence.length).fill(-1)
  for (const [word, bits] of known.entries()) {
    for (let left = bits; left !== 0; left &= left - 1) {
      const number = word * 32 + lowestBit(left)
      const about = evidence[number] as Growing
      about.denied = isDenied(about)
      if (about.denied) removeBit(undenied, number)
    }
  }
  return undenied
}

function isDenied({ present, absent, unknown }: Growing): boolean {
  if (present.length > 0 || unknown.length > 0) return false
  return absent.some(({ since, leaves }) => since.latest === beginningOfTime && leaves === undefined)
}

function prepareStatement(fact: Fact, index: ConceptIndex, zones: ZoneTree): Statement {
  const number = index.numberOf(fact.concept)
  const concept = number === undefined ? undefined : index.concepts[number]
  if (!concept) throw new RangeError(`prepareHistory: there is no concept '${fact.concept}'`)
  const start = fact.start === undefined ? always : interval(fact.start, 'start', fact.concept)
  return {
    fact,
    start,
    end: fact.end === undefined ? never : fact.end === 'unknown' ? undefined : interval(fact.end, 'end', fact.concept),
    since: fact.since === undefined ? always : interval(fact.since, 'since', fact.concept),
    leaves: fact.zones === undefined ? undefined : leavesOf(fact, zones),
    staleFrom: staleFrom(fact, concept),
    answersConcept: fact.source.from === 'patient' || fact.source.from === 'clinician',
  }
}

/** Counted from the beginning, or from the day it was told when nobody has said the beginning. */
function staleFrom(fact: Fact, { id, lastsAtMost }: Concept): Day {
  const since = fact.start ?? fact.source.recordedOn
  if (lastsAtMost === undefined || fact.end !== undefined || since === undefined) return endOfTime
  return addSpan(interval(since, 'start', id).latest, lastsAtMost)
}

const always: DayInterval = { earliest: beginningOfTime, latest: beginningOfTime }
const never: DayInterval = { earliest: endOfTime, latest: endOfTime }

function interval(text: string, field: string, concept: string): DayInterval {
  const found = dayInterval(text)
  if (!found) throw new RangeError(`prepareHistory: ${field} of '${concept}' is not a possible date: '${text}'`)
  return found
}

function leavesOf(fact: Fact, zones: ZoneTree): Bits {
  const leaves = emptyBits(zones.leafCount)
  for (const zone of fact.zones ?? []) {
    const found = zones.leavesOf(zone)
    if (!found) throw new RangeError(`prepareHistory: there is no zone '${zone}' (fact '${fact.concept}')`)
    for (const leaf of found) addBit(leaves, leaf)
  }
  return leaves
}

function canonicalOrder(a: Statement, b: Statement): number {
  if (a.fact === b.fact) return 0
  return (
    compare(a.fact.concept, b.fact.concept) ||
    compare(a.fact.answer, b.fact.answer) ||
    compare(a.fact.start ?? '', b.fact.start ?? '') ||
    compare(a.fact.end ?? '', b.fact.end ?? '') ||
    compare(a.fact.source.reference ?? '', b.fact.source.reference ?? '') ||
    // Rarely reached: facts alike in all of the above are told apart by all they hold.
    compare(JSON.stringify(a.fact), JSON.stringify(b.fact))
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
