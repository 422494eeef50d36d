import type { Mail } from '../../platform/mail/mail-sender.ts'

type Invited = {
  readonly to: string
  readonly name: string
  readonly clinicName: string
  readonly link: string
  readonly language: 'en' | 'tr'
}

/** The message that brings an invitation. */
export function invitationMail({ to, name, clinicName, link, language }: Invited): Mail {
  return language === 'tr'
    ? {
        to,
        subject: `${clinicName} sizi Stipple’a davet ediyor`,
        text: `Merhaba ${name},\n\n${clinicName} sizi ekibine davet ediyor. Hesabınızı bu bağlantıyla açabilirsiniz. Bağlantı yedi gün boyunca ve yalnızca bir kez kullanılabilir:\n\n${link}\n\nBu daveti beklemiyorsanız iletiyi silmeniz yeterlidir.\n`,
      }
    : {
        to,
        subject: `${clinicName} invites you to Stipple`,
        text: `Hello ${name},\n\n${clinicName} invites you to its team. Open your account with this link. It works once, for seven days:\n\n${link}\n\nIf you do not expect this invitation, simply delete this message.\n`,
      }
}
