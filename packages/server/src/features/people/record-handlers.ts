import { recordAudit } from '../../platform/audit/audit-store.ts'
import { auditEvent, type Handlers } from '../../platform/http/handler.ts'
import type { PeopleParts } from './people-parts.ts'
import { erase, personById } from './person-store.ts'

/** What is done to a record as a whole. */
export function recordHandlers({ database }: PeopleParts): Handlers<'setLegalHold' | 'erasePerson'> {
  return {
    setLegalHold: async ({ caller, params: { personId }, body: { reason }, at }) => {
      const { clinicId, actor } = caller
      return database.inClinic(clinicId, async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('person')
          .set({ legal_hold: reason === null ? null : JSON.stringify({ reason, by: actor, at: at.toISOString() }) })
          .where('clinic_id', '=', clinicId)
          .where('person_id', '=', personId)
          .executeTakeFirst()
        if (numUpdatedRows === 0n) return { problem: 'not-found' }
        const action = reason === null ? 'person.end-legal-hold' : 'person.legal-hold'
        await recordAudit(transaction, clinicId, auditEvent(caller, at, action, personId))
        return { answer: undefined }
      })
    },

    erasePerson: async ({ caller, params: { personId }, body: { version }, at }) => {
      const { clinicId } = caller
      return database.inClinic(clinicId, async (transaction) => {
        const person = await personById(transaction, clinicId, personId)
        if (!person) return { problem: 'not-found' }
        if (person.legalHold !== null) return { problem: 'legal-hold' }
        if (person.version !== version) return { problem: 'changed-meanwhile' }
        if (!(await erase(transaction, personId))) return { problem: 'legal-hold' }
        // The reason may name what must be gone; that there was one is enough here.
        await recordAudit(transaction, clinicId, auditEvent(caller, at, 'person.erase', personId, { reasoned: true }))
        return { answer: undefined }
      })
    },
  }
}
