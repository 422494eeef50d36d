import type { Language } from '@stipple/domain/evidence'
import { staffSayIn } from '../../messages/messages.ts'
import { letter } from '../../platform/mail/letter.ts'
import type { Mail } from '../../platform/mail/mail-sender.ts'

type Invited = {
  readonly to: string
  readonly name: string
  readonly clinicName: string
  readonly link: string
  readonly language: Language
}

/** The message that brings an invitation. */
export function invitationMail({ to, name, clinicName, link, language }: Invited): Mail {
  const say = staffSayIn(language)
  const paragraphs = [
    say('invitation.greeting', { name }),
    say('invitation.what', { clinicName }),
    link,
    say('invitation.unexpected'),
  ]
  return letter(to, say('invitation.subject', { clinicName }), [{ language, paragraphs }])
}
