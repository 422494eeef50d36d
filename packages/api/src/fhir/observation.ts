import { addAnswer, type AnswerSeries } from './answer-series.ts'
import { codingText, type NamedConcept, noteUnmapped, readCodedConcept } from './coded-concept.ts'
import { readDate, readTiming } from './dates.ts'
import { codeText, isObject, jsonKind, type JsonObject, objectsIn, shortText, textOf } from './json.ts'
import { readMeasurement } from './measurement.ts'
import { isR4 } from './other-version.ts'
import { addProblem, type Reading, type RecordEntry } from './reading.ts'
import { readBodySites } from './recorded-fact.ts'
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
