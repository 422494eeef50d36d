import type { Mail } from '../../platform/mail/mail-sender.ts'

/** The message that brings the link to choose a new password; in both languages, since whoever asks is not signed in. */
export function resetMail(to: string, link: string): Mail {
  return {
    to,
    subject: 'Stipple: new password · yeni parola',
    text: `Somebody asked for a new password for this address. Choose it with this link, within an hour:\n\n${link}\n\nIf it was not you, nothing has to be done: your password stays as it is.\n\n––\n\nBu adres için yeni parola istendi. Bir saat içinde bu bağlantıyla yeni parolanızı belirleyebilirsiniz:\n\n${link}\n\nİsteyen siz değilseniz bir şey yapmanız gerekmez; parolanız olduğu gibi kalır.\n`,
  }
}
