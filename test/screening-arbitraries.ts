import { type Intent, type Modality, modalities } from '@stipple/domain/candidacy'
import type { Fact, Person } from '@stipple/domain/patient'
import { type Day, formatDay } from '@stipple/domain/units'
import fc from 'fast-check'
import { knowledge } from './known-content.ts'

const zoneIds = knowledge.zones.map(({ id }) => id)
/** Measurements have values, and two concepts are answered by the intent and the birth date. */
const answered = knowledge.concepts.filter(
  ({ id, kind }) => kind !== 'measurement' && id !== 'birth-date' && id !== 'delivered-drug',
)
const measured = knowledge.concepts.filter(({ kind }) => kind === 'measurement')

export const asOfText = '2026-06-15'
const asOfDay = 20_619 as Day // 2026-06-15

const dates = fc
  .integer({ min: -1200, max: 60 })
  .chain((back) => fc.constantFrom(4, 7, 10).map((length) => formatDay((asOfDay + back) as Day).slice(0, length)))
const someZones = fc.subarray(zoneIds, { minLength: 1, maxLength: 3 })
const sources = fc
  .constantFrom('record', 'patient', 'clinician')
  .map((from): Fact['source'] => ({ from: from as 'record' }))

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
/** Leaves out what is undefined, as facts that come from JSON do. */
const compact = <T extends object>(value: T) => JSON.parse(JSON.stringify(value)) as T

const presence = fc
  .record({
    concept: fc.constantFrom(...answered.map(({ id }) => id)),
    answer: fc.constant('present' as const),
    start: optional(dates),
    end: optional(fc.oneof(dates, fc.constant('unknown' as const))),
    zones: optional(someZones),
    onlyThere: optional(fc.boolean()),
    source: sources,
  })
  .map((fact) => compact(fact) as Fact)

const absence = fc
  .record({
    concept: fc.constantFrom(...answered.map(({ id }) => id)),
    answer: fc.constant('absent' as const),
    since: optional(dates),
    zones: optional(someZones),
    source: sources,
  })
  .map((fact) => compact(fact) as Fact)

const ignorance = fc
  .record({
    concept: fc.constantFrom(...answered.map(({ id }) => id)),
    answer: fc.constant('unknown' as const),
    source: sources,
  })
  .map((fact) => fact as Fact)

const measurement = fc
  .record({
    concept: fc.constantFrom(...measured),
    number: fc.double({ min: 0, max: 300, noNaN: true }),
    start: dates,
    source: sources,
  })
  .map(
    ({ concept, number, start, source }): Fact => ({
      concept: concept.id,
      answer: 'present',
      start,
      value: { number, unit: concept.unit ?? '1' },
      source,
    }),
  )

/** A person about whom most is answered: with everything open, every outcome would be "cannot tell". */
export const people: fc.Arbitrary<Person> = fc
  .record({
    birthDate: optional(fc.integer({ min: -33_000, max: -1000 }).map((back) => formatDay((asOfDay + back) as Day))),
    facts: fc.array(fc.oneof({ weight: 4, arbitrary: presence }, absence, ignorance, measurement), { maxLength: 12 }),
    denied: fc.oneof(fc.constant(answered.map(({ id }) => id)), fc.subarray(answered.map(({ id }) => id))),
  })
  .map(({ birthDate, facts, denied }) =>
    compact({
      birthDate,
      facts: [
        ...facts,
        ...denied.map((concept): Fact => ({ concept, answer: 'absent', source: { from: 'clinician' } })),
      ],
    } as Person),
  )

/** A presence that can only speak against treating: going on, or told by a record; never an answer for other places. */
export const contraindications: fc.Arbitrary<Fact> = fc
  .record({
    concept: fc.constantFrom(...answered.map(({ id }) => id)),
    start: optional(dates),
    zones: optional(someZones),
    end: optional(fc.oneof(dates, fc.constant('unknown' as const))),
    source: fc.constant({ from: 'record' as const }),
  })
  .map((fact) => compact({ answer: 'present' as const, ...fact }) as Fact)

export const intents: fc.Arbitrary<Intent> = fc
  .record({
    indication: fc.constantFrom(...knowledge.indications.map(({ id }) => id)),
    modality: fc.constantFrom<Modality>(...modalities),
    depth: optional(fc.constantFrom(0.2, 0.5, 1, 1.5, 2, 2.5)),
    zones: someZones,
    adjuncts: fc.subarray(
      knowledge.adjuncts.map(({ id }) => id),
      { maxLength: 3 },
    ),
  })
  .map(({ depth, ...rest }) => {
    const depthMm = rest.modality === 'superficial' && depth !== undefined ? 0.2 : depth
    return (depthMm === undefined ? rest : { ...rest, depthMm }) as Intent
  })
