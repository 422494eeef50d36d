import { type CompiledTerminology, groupByPatient, readRecord, type RecordRefusal } from '@stipple/api/fhir'
import { compileCandidacy, type ConceptIndex, denials, type Effect, type Screener } from '@stipple/domain/candidacy'
import type { Fact } from '@stipple/domain/patient'
import { formatDay } from '@stipple/domain/units'
import type { Knowledge } from '@stipple/knowledge'
import type { Say } from '../messages/messages.ts'
import { problemMessage, refusalFault, terminologyOf } from '../record/person.ts'
import type { Job } from './job.ts'
import type { Row, RowProblem } from './row.ts'

export type Place = { readonly file: string; readonly line: number | null }
export type Screened = { readonly rows: Row[]; readonly problems: RowProblem[] }

/** Screens JSON values, each one person's record, for one job. */
export type PeopleScreener = {
  screenOne(value: unknown, place: Place, into: Screened): void
  /** Values that together speak of many people, a resource here and a resource there. */
  screenMany(values: readonly unknown[], place: Place, into: Screened): void
}

/** Problems that are reported for every person; the others are counted where they concern the record alone. */
const leftOutCodes = new Set([
  'not-a-resource',
  'wrong-fhir-version',
  'unknown-unit',
  'missing-resource',
  'invalid-date',
  'future-date',
  'more-pages',
  'server-message',
])

export function peopleScreener(knowledge: Knowledge, job: Job, say: Say): PeopleScreener {
  const terminology = terminologyOf(knowledge)
  const candidacy = compileCandidacy(knowledge, job.policy)
  const screener = candidacy.forIntent(job.intent)
  const screening: With = { terminology, screener, candidacy, job, today: formatDay(job.today), say }
  const one = (value: unknown, place: Place, into: Screened) => {
    const refusal = screenRecord(value, place, into, screening)
    if (refusal) into.problems.push({ ...place, place: null, leftOut: true, ...refusalFault(refusal, place.file, say) })
  }
  return {
    screenOne: one,
    screenMany(values, place, into) {
      // Most files hold one person, and sorting by person costs as much again as reading.
      if (values.length === 1) {
        const refusal = screenRecord(values[0], place, into, screening)
        if (refusal === undefined) return
        if (refusal.code !== 'several-patients') {
          into.problems.push({ ...place, place: null, leftOut: true, ...refusalFault(refusal, place.file, say) })
          return
        }
      }
      const grouped = groupByPatient(values)
      if ('refusal' in grouped) {
        into.problems.push({ ...place, place: null, leftOut: true, ...refusalFault(grouped.refusal, place.file, say) })
        return
      }
      for (const problem of grouped.groups.problems) {
        into.problems.push({ ...place, place: problem.place, leftOut: false, ...problemMessage(problem, say) })
      }
      for (const { bundle } of grouped.groups.records) one(bundle, place, into)
    },
  }
}

/** `rule:effect`, put together once for all people. */
const findingTexts = new Map<string, Map<Effect, string>>()

function findingText(rule: string, effect: Effect): string {
  let ofRule = findingTexts.get(rule)
  if (!ofRule) findingTexts.set(rule, (ofRule = new Map()))
  let text = ofRule.get(effect)
  if (text === undefined) ofRule.set(effect, (text = `${rule}:${effect}`))
  return text
}

type With = {
  readonly terminology: CompiledTerminology
  readonly screener: Screener
  readonly candidacy: { prepare: ReturnType<typeof compileCandidacy>['prepare']; index: ConceptIndex }
  readonly job: Job
  /** `YYYY-MM-DD` */
  readonly today: string
  readonly say: Say
}

/** Adds a person's row and problems; answers why the value is not one person's record when it is not. */
function screenRecord(
  value: unknown,
  place: Place,
  into: Screened,
  { terminology, screener, candidacy, job, today, say }: With,
): RecordRefusal | undefined {
  const read = readRecord(value, { terminology, today })
  if ('refusal' in read) return read.refusal
  const { record } = read
  for (const problem of record.problems) {
    if (!leftOutCodes.has(problem.code)) continue
    into.problems.push({ ...place, place: problem.place, leftOut: false, ...problemMessage(problem, say) })
  }
  const { birthDate } = record.patient
  const facts: readonly Fact[] = job.silenceMeansNo
    ? [...record.facts, ...denials(candidacy.index, record.facts, { from: 'silence' })]
    : record.facts
  const { outcome, deferUntil, findings } = screener.screen(candidacy.prepare({ birthDate, facts }), job.asOf)
  // One flat text: a text that is added to piece by piece is kept in pieces until somebody reads it.
  const named: string[] = []
  let undecidedRules = 0
  for (const { rule, effect } of findings) {
    named.push(findingText(rule, effect))
    if (effect === 'ask') undecidedRules++
  }
  into.rows.push({
    file: place.file,
    line: place.line,
    reference: record.patient.reference,
    outcome,
    deferUntil,
    findings: named.join(' '),
    undecidedRules,
    unmapped: record.unmapped.length,
  })
  return undefined
}
