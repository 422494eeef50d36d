import { createTransport } from 'nodemailer'

export type Mail = { readonly to: string; readonly subject: string; readonly text: string; readonly html: string }

export type MailSender = {
  /** False when the clinic has no mail server: links are then passed on by hand. */
  readonly canSend: boolean
  /** @throws when the mail server does not take the message */
  send(mail: Mail): Promise<void>
}

/**
 * Sends mail by SMTP.
 *
 * @param smtpUrl `smtps://user:password@mail.example:465`; undefined when there is no mail server
 * @param from what messages say they come from
 */
export function mailSender(smtpUrl: string | undefined, from: string): MailSender {
  if (smtpUrl === undefined) {
    return { canSend: false, send: () => Promise.reject(new Error('mailSender: there is no mail server')) }
  }
  const transport = createTransport(smtpUrl)
  return {
    canSend: true,
    send: async (mail) => {
      await transport.sendMail({ ...mail, from, disableFileAccess: true, disableUrlAccess: true })
    },
  }
}
