import type { PatientLanguage } from '@stipple/api/intake'
import type { Mail } from '../../platform/mail/mail-sender.ts'

/** The message that brings an intake link. It says nothing of what is planned. */
export function intakeMail(to: string, clinicName: string, link: string, language: PatientLanguage): Mail {
  return language === 'tr'
    ? {
        to,
        subject: `${clinicName}: randevunuzdan önce birkaç soru`,
        text: `Merhaba,\n\n${clinicName} sizden birkaç soruyu yanıtlamanızı rica ediyor. Telefonunuzda birkaç dakika sürer; hesap açmanız gerekmez:\n\n${link}\n\nAçarken doğum tarihiniz sorulur. Bağlantıyı başkasına iletmeyin.\n`,
      }
    : {
        to,
        subject: `${clinicName}: a few questions before your appointment`,
        text: `Hello,\n\n${clinicName} asks you to answer a few questions. It takes some minutes on your phone and needs no account:\n\n${link}\n\nYour date of birth is asked when you open it. Please do not pass the link on.\n`,
      }
}
