import {
  compileTerminology,
  type CompiledTerminology,
  type PatientRecord,
  type Problem,
  type RecordRefusal,
} from '@stipple/api/fhir'
import type { ScreeningDocument } from '@stipple/api/screening'
import { wholeBody } from '@stipple/domain/anatomy'
import type { Knowledge } from '@stipple/knowledge'
import type { MessageKey, MessageValues, Say } from '../messages/messages.ts'
import type { FileFault } from './files.ts'

/** The reader's view of the content's code maps. */
export function terminologyOf(knowledge: Knowledge): CompiledTerminology {
  return compileTerminology({
    terminology: knowledge.terminology,
    concepts: knowledge.concepts,
    zones: [wholeBody, ...knowledge.zones.map(({ id }) => id)],
  })
}

/** People listed in a message before it ends with dots. */
const peopleListed = 5

/** Why an input is not one person's record, as a message. */
export function refusalFault(refusal: RecordRefusal, file: string, say: Say): FileFault {
  const values: Record<string, string | number> = { file }
  if ('patients' in refusal) {
    values.n = refusal.patients.length
    values.patients = `${refusal.patients.slice(0, peopleListed).join(' ')}${refusal.patients.length > peopleListed ? ' …' : ''}`
  }
  if ('found' in refusal) values.found = say(`json.${refusal.found}`)
  if ('version' in refusal) Object.assign(values, { version: refusal.version, element: refusal.element })
  return { key: `refusal.${refusal.code}`, values }
}

/** A problem of a record as a message. */
export function problemMessage(problem: Problem, say: Say): { key: MessageKey; values: MessageValues } {
  const detail: Record<string, string | number> = { ...problem.detail }
  if (problem.code === 'not-counted') detail.reason = say(`reason.${problem.detail.reason}`)
  if (problem.code === 'not-a-resource') detail.found = say(`json.${problem.detail.found}`)
  return { key: `problem.${problem.code}`, values: detail }
}

/** Codings that no map knows, as the screening document shows them. */
export function unmappedOf({ unmapped }: PatientRecord): ScreeningDocument['unmapped'] {
  return unmapped.map(({ system, code, display, resourceType: type, count, references }) => ({
    system,
    code,
    display,
    type,
    count,
    references: [...references],
  }))
}
