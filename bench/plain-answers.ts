import { zoneTree } from '@stipple/domain/anatomy'
import type { CandidacyContent } from '@stipple/domain/candidacy'
import type { Fact, Person } from '@stipple/domain/patient'
import { addSpan, type Day, parseDay, subtractSpan } from '@stipple/domain/units'
import { neverDay, openDay, placeName, type Read, type Where } from './plain-condition.ts'

/** What the peers are given of a person: one boolean or number for everything a condition reads. */
export type PlainAnswers = Readonly<Record<string, boolean | number>>

/** A person's presences by concept, kinds of it included, with dates as day numbers and the place settled. */
export type PlainRecords = ReadonlyMap<string, readonly PlainRecord[]>
export type PlainRecord = {
  readonly begin: number
  readonly end: number
  readonly isOpenOrEndsLater: boolean
  readonly value: number
  /** By {@link placeName}: whether it lies there. */
  readonly [place: string]: boolean | number
}

export function plainRecords(person: Person, reads: ReadonlyMap<string, Read>, setting: Setting): PlainRecords {
  const records = new Map<string, PlainRecord[]>()
  const places = [...reads.values()].flatMap((read) => ('where' in read ? [read.where] : []))
  for (const read of reads.values()) {
    if (!('concept' in read) || records.has(read.concept)) continue
    const facts = begun({ concept: read.concept, where: 'anywhere' }, person, setting)
    const record = (fact: Fact): PlainRecord => ({
      begin: startOf(fact) ?? neverDay,
      end: endOf(fact),
      isOpenOrEndsLater: endOf(fact) >= setting.asOf,
      value: fact.value?.number ?? 0,
      ...Object.fromEntries(places.map((where) => [placeName(where), liesIn(where, fact, setting)])),
    })
    if (facts.length > 0) records.set(read.concept, facts.map(record))
  }
  return records
}

type Setting = { readonly content: CandidacyContent; readonly asOf: Day; readonly zones: readonly string[] }

/**
 * Works out what conditions read, straight from the facts and without the engine, so that it can bear witness.
 *
 * @param person with full dates and every answer given
 */
export function plainAnswers(person: Person, reads: ReadonlyMap<string, Read>, setting: Setting): PlainAnswers {
  const answers = [...reads].map(([name, read]) => [name, answerTo(read, person, setting)] as const)
  // Read back from JSON, as a server gets it: V8 then keeps an object with fixed places, the fastest for the peers.
  return JSON.parse(JSON.stringify(Object.fromEntries(answers))) as PlainAnswers
}

function answerTo(read: Read, person: Person, setting: Setting): boolean | number {
  const { asOf } = setting
  switch (read.kind) {
    case 'age':
      return ageOn(asOf, person)
    case 'span-before':
      return subtractSpan(read.day === 'as-of' ? asOf : ((asOf - 1) as Day), read.span)
    case 'value':
      return latestMeasurement(read.concept, person, setting)?.value?.number ?? 0
    case 'measured-on':
      return startOf(latestMeasurement(read.concept, person, setting)) ?? neverDay
    case 'present':
      return begun(read, person, setting).some((fact) => endOf(fact) >= asOf)
    case 'ever':
      return begun(read, person, setting).length > 0
    case 'last-day':
      return Math.max(neverDay, ...begun(read, person, setting).map(endOf))
    default:
      return read satisfies never
  }
}

/** Presences of a concept or a kind of it that had begun on the as-of date, in the zones that are asked about. */
function begun({ concept, where }: { concept: string; where: Where }, person: Person, setting: Setting): Fact[] {
  const kinds = kindsOf(concept, setting.content)
  return person.facts.filter(
    (fact) =>
      fact.answer === 'present' &&
      kinds.has(fact.concept) &&
      (startOf(fact) ?? neverDay) <= setting.asOf &&
      liesIn(where, fact, setting),
  )
}

function latestMeasurement(concept: string, person: Person, setting: Setting): Fact | undefined {
  return begun({ concept, where: 'anywhere' }, person, setting)
    .filter((fact) => fact.value !== undefined)
    .sort((a, b) => (startOf(b) ?? neverDay) - (startOf(a) ?? neverDay))[0]
}

function kindsOf(concept: string, content: CandidacyContent): Set<string> {
  const kinds = new Set([concept])
  for (const { id, parents } of content.concepts) {
    if (parents.includes(concept)) for (const kind of kindsOf(id, content)) kinds.add(kind)
  }
  return kinds
}

function liesIn(where: Where, { zones = [] }: Fact, setting: Setting): boolean {
  if (where === 'anywhere') return true
  const tree = zoneTree(setting.content.zones)
  const leaves = new Set(zones.flatMap((zone) => tree.leavesOf(zone) ?? []))
  const asked = where === 'field' ? setting.zones : where
  return asked.some((zone) => tree.leavesOf(zone)?.some((leaf) => leaves.has(leaf)))
}

function ageOn(asOf: Day, { birthDate = '' }: Person): number {
  const birth = parseDay(birthDate)
  let years = 0
  while (addSpan(birth, { years: years + 1 }) <= asOf) years++
  return years
}

const startOf = (fact: Fact | undefined) => (fact?.start === undefined ? undefined : parseDay(fact.start))
const endOf = (fact: Fact) => (fact.end === undefined ? openDay : parseDay(fact.end))
