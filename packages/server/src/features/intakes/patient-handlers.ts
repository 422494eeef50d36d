import type { PatientIntake } from '@stipple/api/contract'
import type { PatientLanguage } from '@stipple/domain/evidence'
import { factsFromAnswers, type IntakeAnswers } from '@stipple/domain/candidacy'
import { recordAudit } from '../../platform/audit/audit-store.ts'
import { readLinkToken } from '../../platform/auth/link-token.ts'
import type { ClinicTransaction } from '../../platform/db/database.ts'
import { auditEvent, type Handlers } from '../../platform/http/handler.ts'
import { timeZoneOf } from '../clinics/clinic-store.ts'
import { addStatements } from '../people/fact-store.ts'
import { gather } from '../screening/gather.ts'
import type { IntakeParts } from './intake-handlers.ts'
import {
  changeIntake,
  isOpen,
  lockByToken,
  lockIntake,
  mostWrongBirthDates,
  type StoredIntake,
} from './intake-store.ts'
import { type Sitting, sittingOf } from './sitting.ts'
import { makeVisit, visitHours } from './visit-cookie.ts'
import { dayOf } from '../../platform/clock/clinic-day.ts'

type Names = 'openIntake' | 'getIntake' | 'saveAnswers' | 'submitIntake'

/** What a patient does with a link: facts only, in their own words; never a finding, a rule or a verdict. */
export function patientHandlers({ database, knowledge, considering }: IntakeParts): Handlers<Names> {
  const sittingIn = async (
    transaction: ClinicTransaction,
    clinicId: string,
    intake: StoredIntake,
    asked: { readonly answers: IntakeAnswers; readonly language: PatientLanguage; readonly today: string },
  ): Promise<Sitting | undefined> => {
    const gathered = await gather(transaction, clinicId, intake.personId)
    if (!gathered) return undefined
    const { person, policy } = gathered
    const { answers, language, today } = asked
    // The content may have changed under an intent that was sent before.
    if (!considering.knows(intake.intent, policy)) return undefined
    return sittingOf({ person, policy, intent: intake.intent, answers, language, today }, knowledge, considering)
  }

  const present = async (
    transaction: ClinicTransaction,
    clinicId: string,
    intake: StoredIntake,
    { form, answers, open }: Sitting,
  ): Promise<PatientIntake> => {
    const clinic = await transaction
      .selectFrom('clinic')
      .select('name')
      .where('clinic_id', '=', clinicId)
      .executeTakeFirstOrThrow()
    const { version, submittedAt } = intake
    return { clinicName: clinic.name, form, answers, version, open: [...open], submitted: submittedAt !== null }
  }

  return {
    openIntake: async ({ body: { token, birthDate }, visit, at }) => {
      const link = readLinkToken(token)
      if (!link) return { problem: 'link-not-valid' }
      const { clinicId, id: intakeId } = link
      return database.inClinic(clinicId, async (transaction) => {
        const intake = await lockByToken(transaction, link)
        if (!intake || !isOpen(intake, at)) {
          const locked = intake !== undefined && intake.wrongBirthDates >= mostWrongBirthDates
          return { problem: locked ? 'locked-out' : 'link-not-valid' }
        }
        const holder = { actor: `link:${intakeId}`, timeZone: await timeZoneOf(transaction, clinicId) }
        if (intake.birthDate === null || !isSameDate(birthDate, intake.birthDate)) {
          const wrong = intake.wrongBirthDates + 1
          await changeIntake(transaction, clinicId, intakeId, { wrong_birth_dates: wrong })
          const event = auditEvent(holder, at, 'intake.wrong-birth-date', intake.personId, { wrong })
          await recordAudit(transaction, clinicId, event)
          return { problem: wrong >= mostWrongBirthDates ? 'locked-out' : 'birth-date-wrong' }
        }
        const { answers, language, personId } = intake
        const sitting = await sittingIn(transaction, clinicId, intake, { answers, language, today: dayOf(at, holder) })
        if (!sitting) return { problem: 'link-not-valid' }
        const answer = await present(transaction, clinicId, intake, sitting)
        await changeIntake(transaction, clinicId, intakeId, {
          visit_hash: makeVisit(clinicId, intakeId, visit),
          visit_until: new Date(at.getTime() + visitHours * 3_600_000),
          opened_at: intake.openedAt ?? at,
          wrong_birth_dates: 0,
        })
        await recordAudit(transaction, clinicId, auditEvent(holder, at, 'intake.open', personId))
        return { answer }
      })
    },

    getIntake: async ({ caller, query, at }) => {
      const { clinicId, intakeId } = caller
      return database.inClinic(clinicId, async (transaction) => {
        const intake = await lockIntake(transaction, clinicId, intakeId)
        if (!intake) return { problem: 'link-not-valid' }
        const { answers, personId } = intake
        const asked = { answers, language: query.language ?? intake.language, today: dayOf(at, caller) }
        const sitting = await sittingIn(transaction, clinicId, intake, asked)
        if (!sitting) return { problem: 'link-not-valid' }
        await recordAudit(transaction, clinicId, auditEvent(caller, at, 'intake.read', personId))
        return { answer: await present(transaction, clinicId, intake, sitting) }
      })
    },

    saveAnswers: async ({ caller, body: { language, version, answers }, at }) => {
      const { clinicId, intakeId } = caller
      return database.inClinic(clinicId, async (transaction) => {
        const intake = await lockIntake(transaction, clinicId, intakeId)
        if (!intake) return { problem: 'link-not-valid' }
        if (intake.submittedAt !== null) return { problem: 'already-submitted' }
        if (!isOpen(intake, at)) return { problem: 'link-not-valid' }
        if (intake.version !== version) return { problem: 'changed-meanwhile' }
        let sitting: Sitting | undefined
        try {
          sitting = await sittingIn(transaction, clinicId, intake, { answers, language, today: dayOf(at, caller) })
        } catch (problem) {
          if (problem instanceof RangeError) return { problem: 'answers-do-not-fit' }
          throw problem
        }
        if (!sitting) return { problem: 'link-not-valid' }
        const change = { answers: JSON.stringify(sitting.answers), version: version + 1 }
        await changeIntake(transaction, clinicId, intakeId, change)
        const answer = await present(transaction, clinicId, { ...intake, version: version + 1 }, sitting)
        const event = auditEvent(caller, at, 'intake.save', intake.personId, { version: version + 1 })
        await recordAudit(transaction, clinicId, event)
        return { answer }
      })
    },

    submitIntake: async ({ caller, body: { version }, at }) => {
      const { clinicId, intakeId, actor } = caller
      return database.inClinic(clinicId, async (transaction) => {
        const intake = await lockIntake(transaction, clinicId, intakeId)
        if (!intake) return { problem: 'link-not-valid' }
        if (intake.submittedAt !== null) return { problem: 'already-submitted' }
        if (!isOpen(intake, at)) return { problem: 'link-not-valid' }
        if (intake.version !== version) return { problem: 'changed-meanwhile' }
        const { answers, language, personId } = intake
        const sitting = await sittingIn(transaction, clinicId, intake, { answers, language, today: dayOf(at, caller) })
        if (!sitting) return { problem: 'link-not-valid' }
        if (sitting.open.length > 0) return { problem: 'incomplete-answers', detail: { steps: [...sitting.open] } }
        const { facts } = factsFromAnswers(sitting.plan, sitting.answers, {
          answeredOn: dayOf(at, caller),
          from: 'patient',
        })
        await addStatements(transaction, { clinicId, actor, at }, personId, facts)
        await changeIntake(transaction, clinicId, intakeId, { submitted_at: at })
        const detail = { intake: intakeId, facts: facts.length }
        await recordAudit(transaction, clinicId, auditEvent(caller, at, 'intake.submit', personId, detail))
        return { answer: { submittedAt: at.toISOString() } }
      })
    },
  }
}

/** A birth date on record that is known to the month is matched to the month. */
const isSameDate = (given: string, recorded: string) => given.startsWith(recorded)
