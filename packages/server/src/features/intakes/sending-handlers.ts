import { recordAudit } from '../../platform/audit/audit-store.ts'
import { makeLinkToken } from '../../platform/auth/link-token.ts'
import { newId } from '../../platform/db/new-id.ts'
import { auditEvent, type Handlers } from '../../platform/http/handler.ts'
import { personById } from '../people/person-store.ts'
import { gather } from '../screening/gather.ts'
import type { IntakeParts } from './intake-handlers.ts'
import { intakeMail } from './intake-mail.ts'
import { addIntake, changeIntake, isOpen, listIntakes, lockIntake, presentIntake } from './intake-store.ts'

const dayMs = 24 * 60 * 60 * 1_000

/** What staff do with links. */
export function sendingHandlers({
  database,
  considering,
  mail,
  readLog,
}: IntakeParts): Handlers<'sendIntake' | 'listIntakes' | 'revokeIntake'> {
  return {
    sendIntake: async ({ caller, params: { personId }, body, visit, at }) => {
      const { clinicId, actor } = caller
      const { intent, language, validDays, send } = body
      if (send && !mail.canSend) return { problem: 'no-mail' }
      const intakeId = newId(at)
      const { token, secretHash } = makeLinkToken(clinicId, intakeId)
      const made = await database.inClinic(clinicId, async (transaction) => {
        const gathered = await gather(transaction, clinicId, personId)
        const person = await personById(transaction, clinicId, personId)
        if (!gathered || !person) return { problem: 'not-found' as const }
        if (!considering.knows(intent, gathered.policy)) return { problem: 'intent-unknown' as const }
        if (person.details.birthDate === null) return { problem: 'birth-date-unknown' as const }
        await addIntake(transaction, {
          clinicId,
          intakeId,
          personId,
          intent,
          language,
          tokenHash: secretHash,
          at,
          actor,
          expiresAt: new Date(at.getTime() + validDays * dayMs),
        })
        const intake = await lockIntake(transaction, clinicId, intakeId)
        if (!intake) throw new Error('sendIntake: the intake is not there')
        const clinic = await transaction
          .selectFrom('clinic')
          .select('name')
          .where('clinic_id', '=', clinicId)
          .executeTakeFirstOrThrow()
        await recordAudit(transaction, clinicId, auditEvent(caller, at, 'intake.send', personId, { intake: intakeId }))
        return { intake: presentIntake(intake, at), clinicName: clinic.name, email: person.details.email }
      })
      if ('problem' in made) return { problem: made.problem }
      // The token is in the fragment: it is never sent to a server and stands in no log.
      const link = `${visit.origin}/intake?language=${language}#${token}`
      const sent = send && made.email !== null
      if (send && made.email !== null) await mail.send(intakeMail(made.email, made.clinicName, link, language))
      return { answer: { intake: made.intake, link, sent } }
    },

    listIntakes: async ({ caller, query: { personId, state, after }, at }) => {
      const { clinicId } = caller
      const { intakes, next } = await database.viewClinic(clinicId, (transaction) =>
        listIntakes(transaction, clinicId, { personId, state, after, at }),
      )
      const detail = { intakes: intakes.length }
      await readLog(clinicId, auditEvent(caller, at, 'intake.list', personId ?? null, detail))
      return { answer: { intakes: intakes.map((intake) => presentIntake(intake, at)), next } }
    },

    revokeIntake: async ({ caller, params: { intakeId }, at }) => {
      const { clinicId } = caller
      return database.inClinic(clinicId, async (transaction) => {
        const intake = await lockIntake(transaction, clinicId, intakeId)
        if (!intake) return { problem: 'not-found' }
        if (intake.submittedAt !== null) return { problem: 'already-submitted' }
        if (!isOpen(intake, at)) return { problem: 'not-found' }
        await changeIntake(transaction, clinicId, intakeId, { revoked_at: at })
        const event = auditEvent(caller, at, 'intake.revoke', intake.personId, { intake: intakeId })
        await recordAudit(transaction, clinicId, event)
        return { answer: undefined }
      })
    },
  }
}
