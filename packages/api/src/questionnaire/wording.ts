import { type Language, languages, type LocalizedText } from '@stipple/domain/evidence'
import type { Concept } from '@stipple/domain/patient'
import type { Coding, Extension } from '@medplum/fhirtypes'

/** The sentences a questionnaire is put together from. `now`, `where`, `ended`, `field` and `which` speak of {concept}. */
export type QuestionnairePhrases = Readonly<
  Record<
    | 'now'
    | 'where'
    | 'ended'
    | 'field'
    | 'which'
    | 'none'
    | 'not-sure'
    | 'yes'
    | 'no'
    | 'birth-date'
    | 'delivered-drug'
    | 'questionnaire-title'
    | 'questionnaire-introduction',
    LocalizedText
  >
>

/** What a FHIR string carries beside its value, in the element of the same name with an underscore before it. */
export type Translations = { readonly extension: Extension[] }
export type WordedText = { readonly text: string; readonly _text: Translations }
export type WordedCoding = Coding & { readonly _display: Translations }

/** Words texts in one language, the others beside it. */
export type Wording = {
  readonly language: Language
  readonly phrases: QuestionnairePhrases
}

const translationUrl = 'http://hl7.org/fhir/StructureDefinition/translation'

export function translations(text: LocalizedText, { language }: Wording): Translations {
  return {
    extension: languages
      .filter((other) => other !== language)
      .map((other) => ({
        url: translationUrl,
        extension: [
          { url: 'lang', valueCode: other },
          { url: 'content', valueString: text[other] },
        ],
      })),
  }
}

export function worded(text: LocalizedText, wording: Wording): WordedText {
  return { text: text[wording.language], _text: translations(text, wording) }
}

export function wordedCoding(system: string, code: string, display: LocalizedText, wording: Wording): WordedCoding {
  return { system, code, display: display[wording.language], _display: translations(display, wording) }
}

/** A phrase about a concept, in every language. */
export function phraseAbout(key: keyof QuestionnairePhrases, name: LocalizedText, { phrases }: Wording): LocalizedText {
  const fill = (language: Language) => phrases[key][language].replaceAll('{concept}', name[language])
  return { en: fill('en'), tr: fill('tr') }
}

/** A concept as people are asked for it. */
export function nameOf({ ask, title }: Concept): LocalizedText {
  return ask?.option ?? title
}
