import { languages } from '@stipple/domain/evidence'
import { staffSayIn } from '../../messages/messages.ts'
import { letter } from '../../platform/mail/letter.ts'
import type { Mail } from '../../platform/mail/mail-sender.ts'

/** The message that brings the link to choose a new password; in every language, since whoever asks is not signed in. */
export function resetMail(to: string, link: string): Mail {
  const subject = `Stipple: ${languages.map((language) => staffSayIn(language)('reset.subject')).join(' · ')}`
  const parts = languages.map((language) => {
    const say = staffSayIn(language)
    return { language, paragraphs: [say('reset.what'), link, say('reset.not-you')] }
  })
  return letter(to, subject, parts)
}
