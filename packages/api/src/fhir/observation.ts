import { addAnswer, type AnswerSeries } from './answer-series.ts'
import { codingText, type NamedConcept, noteUnmapped, readCodedConcept } from './coded-concept.ts'
import { readDate, readTiming } from './dates.ts'
import { codeText, isObject, jsonKind, type JsonObject, objectsIn, shortText, textOf } from './json.ts'
import { isR4 } from './other-version.ts'
import { addProblem, type Reading, type RecordEntry } from './reading.ts'
import { readBodySites, sourceOf } from './recorded-fact.ts'
import type { ConceptKind, Meaning } from './terminology.ts'

/** http://hl7.org/fhir/R4/valueset-observation-status.html: which results count. */
const statuses: ReadonlyMap<
  unknown,
  'read' | 'preliminary' | 'registered' | 'entered-in-error' | 'cancelled' | 'unknown'
> = new Map([
  ['final', 'read'],
  ['amended', 'read'],
  ['corrected', 'read'],
  ['preliminary', 'preliminary'],
  ['registered', 'registered'],
  ['entered-in-error', 'entered-in-error'],
  ['cancelled', 'cancelled'],
  ['unknown', 'unknown'],
])

const observationKinds: ReadonlySet<ConceptKind> = new Set([
  'condition',
  'medicine',
  'procedure',
  'exposure',
  'allergy',
  'device',
  'measurement',
  'circumstance',
])

/** Reads a result and each of its components; answers to questions are collected, since a later one ends an earlier. */
export function readObservation(reading: Reading, entry: RecordEntry, series: AnswerSeries): void {
  const { resource } = entry
  readResult(reading, entry, resource, '', series)
  if (resource.component === undefined) return
  let index = 0
  for (const component of objectsIn(resource.component)) {
    readResult(reading, entry, component, `component[${index++}].`, series)
  }
}

function readResult(
  reading: Reading,
  entry: RecordEntry,
  result: JsonObject,
  path: string,
  series: AnswerSeries,
): void {
  const named = readCodedConcept(reading, entry, `${path}code`, result.code, observationKinds)
  if (named.length === 0) return
  if (!isR4(reading, entry) || !counts(reading, entry)) return
  for (const concept of named) {
    if (concept.kind === 'measurement') readMeasurement(reading, entry, result, path, concept)
    else readAnswer(reading, entry, result, path, concept, series)
  }
}

function counts(reading: Reading, entry: RecordEntry): boolean {
  const status = statuses.get(entry.resource.status)
  switch (status) {
    case 'read':
      return true
    case 'preliminary':
      addProblem(reading, entry, 'status', 'preliminary', {})
      return true
    case 'registered':
    case 'entered-in-error':
    case 'cancelled':
      addProblem(reading, entry, 'status', 'not-counted', { reason: status })
      return false
    case 'unknown':
    case undefined:
      addProblem(reading, entry, 'status', 'unknown-status', { status: shortText(entry.resource.status) })
      return false
    default:
      return status satisfies never
  }
}

function readMeasurement(
  reading: Reading,
  entry: RecordEntry,
  result: JsonObject,
  path: string,
  named: NamedConcept,
): void {
  const { concept } = named
  const value = quantityOf(result)
  if (value === undefined) {
    const found = Object.keys(result).find((name) => name.startsWith('value'))
    if (found !== undefined)
      addProblem(reading, entry, `${path}${found}`, 'unreadable-value', { concept, found: jsonKind(result[found]) })
    return
  }
  if (value.comparator !== undefined) {
    addProblem(reading, entry, `${path}valueQuantity`, 'value-is-a-bound', {
      concept,
      comparator: shortText(value.comparator, 8),
    })
    return
  }
  const number = inConceptUnit(named, value)
  if (number === undefined || named.match.unit === undefined) {
    const unit = shortText(value.units[0] ?? '', 20)
    addProblem(reading, entry, `${path}valueQuantity`, 'unknown-unit', { concept, unit })
    noteUnmapped(reading, entry, 'Observation', result.code)
    return
  }
  const taken = readTiming(reading, entry, 'effective')
  const start = taken.from ?? taken.to
  reading.facts.push({
    concept,
    answer: 'present',
    ...(start !== undefined && { start }),
    value: { number, unit: named.match.unit },
    source: sourceOf(entry, named, readDate(entry.resource.issued, reading, entry, 'issued')),
  })
}

type ReadQuantity = { readonly value: number; readonly units: readonly string[]; readonly comparator: unknown }

function quantityOf(result: JsonObject): ReadQuantity | undefined {
  if (typeof result.valueInteger === 'number')
    return { value: result.valueInteger, units: ['1'], comparator: undefined }
  const quantity = result.valueQuantity
  if (!isObject(quantity) || typeof quantity.value !== 'number' || !Number.isFinite(quantity.value)) return undefined
  const units = [codeText(quantity.code), codeText(quantity.unit)].filter((unit) => unit !== undefined)
  return { value: quantity.value, units, comparator: quantity.comparator }
}

/** By UCUM code, else by the unit as it is written; case matters in UCUM. */
function inConceptUnit({ match }: NamedConcept, { value, units }: ReadQuantity): number | undefined {
  for (const unit of units) {
    const known = match.units?.find((conversion) => conversion.unit === unit)
    // Twelve digits are more than any laboratory gives and hide the dust of binary fractions.
    if (known) return Number((value * known.factor + known.offset).toPrecision(12))
    if (unit === match.unit) return value
  }
  return undefined
}

function readAnswer(
  reading: Reading,
  entry: RecordEntry,
  result: JsonObject,
  path: string,
  named: NamedConcept,
  series: AnswerSeries,
): void {
  const answer = answerOf(reading, entry, result, path, named)
  if (answer === undefined) return
  const effective = readTiming(reading, entry, 'effective')
  addAnswer(series, entry, {
    named: answer,
    question: named.coding,
    date: effective.to ?? effective.from,
    recordedOn: readDate(entry.resource.issued, reading, entry, 'issued'),
    zones: readBodySites(reading, entry),
  })
}

function answerOf(
  reading: Reading,
  entry: RecordEntry,
  result: JsonObject,
  path: string,
  named: NamedConcept,
): NamedConcept | undefined {
  if (isObject(result.valueCodeableConcept)) return codedAnswer(reading, entry, result.valueCodeableConcept, named)
  if (typeof result.valueBoolean === 'boolean') {
    return { ...named, means: result.valueBoolean ? named.means : opposite(named.means), matchedBy: 'answer' }
  }
  const other = Object.keys(result).find((name) => name.startsWith('value'))
  if (other !== undefined) {
    addProblem(reading, entry, `${path}${other}`, 'unreadable-value', {
      concept: named.concept,
      found: jsonKind(result[other]),
    })
    return { ...named, means: 'unknown' }
  }
  // Without answers to choose from, the code is not a question but states something by itself.
  const isQuestion = named.match.answers !== undefined || result.dataAbsentReason !== undefined
  return isQuestion ? { ...named, means: 'unknown' } : named
}

function codedAnswer(reading: Reading, entry: RecordEntry, value: JsonObject, named: NamedConcept): NamedConcept {
  for (const coding of objectsIn(value.coding)) {
    const system = textOf(coding.system)
    const code = codeText(coding.code)
    if (system === undefined || code === undefined) continue
    const known = named.match.answers?.find(
      (answer) =>
        answer.code === code && reading.terminology.systemOf(answer.system) === reading.terminology.systemOf(system),
    )
    if (!known) continue
    const match = { ...named.match, verified: named.match.verified && known.verified }
    return { ...named, match, means: known.means, coding: codingText(coding), matchedBy: 'answer' }
  }
  noteUnmapped(reading, entry, 'Observation.value', value)
  return { ...named, means: 'unknown' }
}

function opposite(means: Meaning): Meaning {
  switch (means) {
    case 'present':
      return 'absent'
    case 'absent':
      return 'present'
    case 'over':
    case 'unknown':
      return 'unknown'
    default:
      return means satisfies never
  }
}
