import type { Contract } from '@stipple/api/contract'
import { writeRecord } from '@stipple/api/fhir'
import type { Handler } from '../../platform/http/handler.ts'
import { factsOf } from './fact-store.ts'
import { type PeopleParts } from './people-parts.ts'
import { reading } from './reading.ts'
import { personById } from './person-store.ts'

/** Everything of a person as a FHIR R4 bundle. */
export function exportHandler({ database, knowledge, readLog }: PeopleParts): Handler<Contract['exportPerson']> {
  return async ({ caller, params: { personId }, at }) => {
    const { clinicId } = caller
    return reading({ database, readLog }, { caller, at }, personId, 'person.export', async (transaction, id) => {
      const person = await personById(transaction, clinicId, id)
      if (!person) return undefined
      const facts = await factsOf(transaction, clinicId, id, 'without')
      const written = writeRecord(
        {
          personId: id,
          fullName: person.details.fullName,
          birthDate: person.details.birthDate,
          sex: person.details.sex,
          phone: person.details.phone,
          email: person.details.email,
          language: person.details.language,
          identifiers: person.identifiers,
          facts: facts.map(({ factId, statement, assertedAt }) => ({ factId, statement, assertedAt })),
        },
        { concepts: knowledge.concepts, zones: knowledge.zones, exportedAt: at },
      )
      return { ...written }
    })
  }
}
