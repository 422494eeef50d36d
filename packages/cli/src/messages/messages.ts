import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { Language } from '@stipple/domain/evidence'
import en from './en.json' with { type: 'json' }
import tr from './tr.json' with { type: 'json' }

export type MessageKey = keyof typeof en
export type MessageValues = Readonly<Record<string, string | number>>
/** Words a message of the catalogue in one language. */
export type Say = (key: MessageKey, values?: MessageValues) => string

const catalogues: Record<Language, Record<MessageKey, string>> = { en, tr }

export function sayIn(language: Language): Say {
  const i18n = setupI18n({ locale: language, messages: { [language]: catalogues[language] } })
  i18n.setMessagesCompiler(compileMessage)
  return (key, values) => i18n._(key, values)
}
