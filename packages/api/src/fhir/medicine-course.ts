import type { MedicationAdministration, MedicationRequest, MedicationStatement } from '@medplum/fhirtypes'
import { addSpan, dayInterval, formatDay } from '@stipple/domain/units'
import { isAfter, readDate, readTiming } from './dates.ts'
import { codeText, isObject, type JsonObject, objectsIn, shortText } from './json.ts'
import type { NotCountedReason } from './problem.ts'
import { addProblem, type Reading, type RecordEntry } from './reading.ts'
import type { Course, Standing } from './recorded-fact.ts'

type StatusMeaning = Standing | { readonly notCounted: NotCountedReason }

const enteredInError: StatusMeaning = { notCounted: 'entered-in-error' }

const requestStatuses: Readonly<Record<NonNullable<MedicationRequest['status']>, StatusMeaning>> = {
  active: 'ongoing',
  'on-hold': 'ongoing',
  completed: 'over',
  stopped: 'over',
  // Withdrawn before anything was dispensed.
  cancelled: { notCounted: 'cancelled' },
  draft: { notCounted: 'draft' },
  'entered-in-error': enteredInError,
  unknown: 'suspected',
}

const requestIntents: Readonly<Record<NonNullable<MedicationRequest['intent']>, 'ordered' | 'considered'>> = {
  order: 'ordered',
  'original-order': 'ordered',
  'reflex-order': 'ordered',
  'filler-order': 'ordered',
  'instance-order': 'ordered',
  proposal: 'considered',
  plan: 'considered',
  option: 'considered',
}

const statementStatuses: Readonly<Record<NonNullable<MedicationStatement['status']>, StatusMeaning>> = {
  active: 'ongoing',
  'on-hold': 'ongoing',
  completed: 'over',
  stopped: 'over',
  intended: 'suspected',
  unknown: 'suspected',
  'not-taken': { notCounted: 'not-taken' },
  'entered-in-error': enteredInError,
}

const administrationStatuses: Readonly<Record<NonNullable<MedicationAdministration['status']>, StatusMeaning>> = {
  'in-progress': 'ongoing',
  'on-hold': 'ongoing',
  completed: 'over',
  stopped: 'over',
  'not-done': { notCounted: 'not-done' },
  'entered-in-error': enteredInError,
  unknown: 'suspected',
}

/**
 * The course of a prescription; undefined when it is not counted.
 *
 * The last day is taken from the dosage's own period, or from the end of the prescription's validity plus one supply:
 * nothing can be dispensed later. The day of prescribing plus one supply would be too early, so it is not used.
 */
export function readRequestCourse(reading: Reading, entry: RecordEntry): Course | undefined {
  const { resource } = entry
  const standing = statusOf(reading, entry, requestStatuses)
  if (standing === undefined) return undefined
  if (resource.doNotPerform === true) {
    addProblem(reading, entry, 'doNotPerform', 'not-counted', { reason: 'do-not-perform' })
    return undefined
  }
  const considered = valueOf(requestIntents, resource.intent) === 'considered'
  const written = readDate(resource.authoredOn, reading, entry, 'authoredOn')
  return {
    standing: considered ? 'suspected' : standing,
    start: written,
    end: standing === 'over' ? lastDayOfRequest(reading, entry) : undefined,
    recordedOn: written,
  }
}

export function readStatementCourse(reading: Reading, entry: RecordEntry): Course | undefined {
  const standing = statusOf(reading, entry, statementStatuses)
  if (standing === undefined) return undefined
  const recordedOn = readDate(entry.resource.dateAsserted, reading, entry, 'dateAsserted')
  const period = entry.resource.effectivePeriod
  if (standing === 'ongoing' && isObject(period)) {
    // The planned end of something that goes on says nothing yet.
    return { standing, start: readDate(period.start, reading, entry, 'effectivePeriod.start'), recordedOn }
  }
  const taken = readTiming(reading, entry, 'effective')
  // A single day says that it was taken then, not that it was the last.
  return { standing, start: taken.from, end: isObject(period) ? taken.to : undefined, recordedOn }
}

export function readAdministrationCourse(reading: Reading, entry: RecordEntry): Course | undefined {
  const standing = statusOf(reading, entry, administrationStatuses)
  if (standing === undefined) return undefined
  const given = readTiming(reading, entry, 'effective')
  return { standing, start: given.from, end: given.to }
}

/** Undefined, with a note, for what is not counted. A status that R4 does not know is read as "unknown". */
function statusOf(
  reading: Reading,
  entry: RecordEntry,
  statuses: Readonly<Record<string, StatusMeaning>>,
): Standing | undefined {
  const meaning = valueOf(statuses, entry.resource.status)
  if (meaning === undefined) {
    addProblem(reading, entry, 'status', 'unknown-status', { status: shortText(entry.resource.status) })
    return 'suspected'
  }
  if (typeof meaning === 'string') return meaning
  addProblem(reading, entry, 'status', 'not-counted', { reason: meaning.notCounted })
  return undefined
}

function valueOf<Value>(table: Readonly<Record<string, Value>>, key: unknown): Value | undefined {
  return typeof key === 'string' && Object.hasOwn(table, key) ? table[key] : undefined
}

function lastDayOfRequest(reading: Reading, entry: RecordEntry): string | undefined {
  const { dispenseRequest, dosageInstruction } = entry.resource
  return (
    lastDayOfDosage(reading, entry, objectsIn(dosageInstruction)) ?? lastDayOfSupply(reading, entry, dispenseRequest)
  )
}

function lastDayOfDosage(reading: Reading, entry: RecordEntry, dosages: readonly JsonObject[]): string | undefined {
  let last: string | undefined
  for (const [index, dosage] of dosages.entries()) {
    const repeat = isObject(dosage.timing) ? dosage.timing.repeat : undefined
    const bounds = isObject(repeat) ? repeat.boundsPeriod : undefined
    const element = `dosageInstruction[${index}].timing.repeat.boundsPeriod.end`
    const end = isObject(bounds) ? readDate(bounds.end, reading, entry, element) : undefined
    if (end === undefined) return undefined
    if (last === undefined || isAfter(end, last)) last = end
  }
  return last
}

/** UCUM units of time as days. */
const daysPerUnit: ReadonlyMap<string, number> = new Map([
  ['d', 1],
  ['day', 1],
  ['days', 1],
  ['wk', 7],
  ['week', 7],
  ['weeks', 7],
  ['mo', 31],
  ['month', 31],
  ['months', 31],
])

function lastDayOfSupply(reading: Reading, entry: RecordEntry, dispense: unknown): string | undefined {
  if (!isObject(dispense) || !isObject(dispense.validityPeriod) || !isObject(dispense.expectedSupplyDuration))
    return undefined
  const { value, code, unit } = dispense.expectedSupplyDuration
  const perUnit = daysPerUnit.get(codeText(code ?? unit) ?? '')
  if (typeof value !== 'number' || value <= 0 || value > 1000 || perUnit === undefined) return undefined
  const validUntil = dispense.validityPeriod.end
  if (typeof validUntil !== 'string') return undefined
  const interval = dayInterval(validUntil.slice(0, 10))
  if (!interval) {
    return readDate(validUntil, reading, entry, 'dispenseRequest.validityPeriod.end')
  }
  const last = formatDay(addSpan(interval.latest, { days: Math.ceil(value * perUnit) }))
  // It is over already, so a supply that would last beyond today says nothing about when.
  return isAfter(last, reading.today) ? undefined : last
}
