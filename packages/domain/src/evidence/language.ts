import { z } from 'zod'

/** The languages that every text of the clinical content is written in. */
export const languages = ['en', 'tr'] as const
export type Language = (typeof languages)[number]

/** The languages a patient may be asked in; texts that a patient reads are written in all of them. */
export const patientLanguages = [...languages, 'ar'] as const
export type PatientLanguage = (typeof patientLanguages)[number]

const textSchema = z.string().trim().min(1)

/** A text in every language of the content; in Arabic where a patient reads it. None may be empty. */
export const localizedTextSchema = z.strictObject({ en: textSchema, tr: textSchema, ar: textSchema.optional() })
export type LocalizedText = z.infer<typeof localizedTextSchema>

/**
 * A text in a patient's language.
 *
 * What is not written in it comes in English: a question in another language can still be asked about, an empty one not.
 * The content check keeps this from happening with content of ours.
 */
export function textIn(text: LocalizedText, language: PatientLanguage): string {
  return text[language] ?? text.en
}
