import type { AnswerOf, Contract } from '@stipple/api/contract'
import type { Handler } from '../../platform/http/handler.ts'
import { hasUnstorableText } from '../../platform/http/unstorable-text.ts'
import { importPerson } from './import-people.ts'
import type { PeopleParts } from './people-parts.ts'
import { readImport } from './read-import.ts'
import { dayOf } from '../../platform/clock/clinic-day.ts'

type Report = AnswerOf<Contract['importRecords']>

/** Takes a file in, a person at a time; stops between two of them when the caller has gone. */
export function importHandler({ database, terminology, knowledge }: PeopleParts): Handler<Contract['importRecords']> {
  return async ({ caller, body, at, signal }) => {
    const { clinicId, actor } = caller
    const read = readImport(body, { terminology, today: dayOf(at, caller) })
    if ('refusal' in read) {
      const { code } = read.refusal
      const line = 'line' in read.refusal ? `line ${read.refusal.line}` : 'file'
      return { problem: 'record-not-readable', detail: { errors: [{ place: line, message: code }] } }
    }
    const { people, leftOut, unassigned, problems } = read.reading
    const report: Report['people'] = []
    for (const person of people) {
      if (signal.aborted) break
      if (hasUnstorableText(person)) {
        report.push(notReadable(person.record.patient.reference, 'unstorable-text'))
        continue
      }
      const result = await importPerson(database, { clinicId, actor, at }, person, knowledge.version)
      report.push({
        reference: person.record.patient.reference,
        result: result.code,
        personId: 'personId' in result ? result.personId : null,
        fullName: person.identity.name?.full ?? null,
        factCount: 'factCount' in result ? result.factCount : 0,
        unmappedCount: person.record.unmapped.length,
        reason: null,
      })
    }
    for (const { reference, refusal } of leftOut) {
      report.push(notReadable(reference, refusal.code))
    }
    return {
      answer: { people: report, unassigned, problems: problems.map(({ place, code }) => ({ place, code })) },
    }
  }
}

/** Nothing of this person was taken. */
const notReadable = (reference: string, reason: string): Report['people'][number] => ({
  reference,
  result: 'not-readable',
  personId: null,
  fullName: null,
  factCount: 0,
  unmappedCount: 0,
  reason,
})
