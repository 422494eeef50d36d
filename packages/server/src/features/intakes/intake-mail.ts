import type { PatientLanguage } from '@stipple/domain/evidence'
import { patientSayIn } from '../../messages/messages.ts'
import { letter } from '../../platform/mail/letter.ts'
import type { Mail } from '../../platform/mail/mail-sender.ts'

/** The message that brings an intake link. It says nothing of what is planned. */
export function intakeMail(to: string, clinicName: string, link: string, language: PatientLanguage): Mail {
  const say = patientSayIn(language)
  const paragraphs = [say('intake.greeting'), say('intake.what', { clinicName }), link, say('intake.birth-date')]
  return letter(to, say('intake.subject', { clinicName }), [{ language, paragraphs }])
}
