import { z } from 'zod'

/** The languages that every text of the clinical content is written in. */
export const languages = ['en', 'tr'] as const
export type Language = (typeof languages)[number]

/** A text in every language; none may be missing or empty. */
export const localizedTextSchema = z.strictObject({ en: z.string().trim().min(1), tr: z.string().trim().min(1) })
export type LocalizedText = z.infer<typeof localizedTextSchema>
