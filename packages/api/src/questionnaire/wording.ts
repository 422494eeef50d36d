import { type LocalizedText, type PatientLanguage, patientLanguages, textIn } from '@stipple/domain/evidence'
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

/** Words texts in one language, the others that they are written in beside it. */
export type Wording = {
  readonly language: PatientLanguage
  readonly phrases: QuestionnairePhrases
}

const translationUrl = 'http://hl7.org/fhir/StructureDefinition/translation'

export function translations(text: LocalizedText, { language }: Wording): Translations {
  return {
    extension: patientLanguages.flatMap((other) => {
      const content = text[other]
      if (other === language || content === undefined) return []
      return [
        {
          url: translationUrl,
          extension: [
            { url: 'lang', valueCode: other },
            { url: 'content', valueString: content },
          ],
        },
      ]
    }),
  }
}

export function worded(text: LocalizedText, wording: Wording): WordedText {
  return { text: textIn(text, wording.language), _text: translations(text, wording) }
}

export function wordedCoding(system: string, code: string, display: LocalizedText, wording: Wording): WordedCoding {
  return { system, code, display: textIn(display, wording.language), _display: translations(display, wording) }
}

/** A phrase about a concept, in every language. */
export function phraseAbout(key: keyof QuestionnairePhrases, name: LocalizedText, { phrases }: Wording): LocalizedText {
  return combined([phrases[key], name], ([phrase = '', filled = '']) => phrase.replaceAll('{concept}', filled))
}

/** Several names as one. */
export function joined(names: readonly LocalizedText[]): LocalizedText {
  return combined(names, (texts) => texts.join(' / '))
}

/** One text of several, language by language; in Arabic when all of them are. */
function combined(texts: readonly LocalizedText[], combine: (texts: readonly string[]) => string): LocalizedText {
  const arabic = texts.flatMap(({ ar }) => ar ?? [])
  return {
    en: combine(texts.map(({ en }) => en)),
    tr: combine(texts.map(({ tr }) => tr)),
    ...(arabic.length === texts.length ? { ar: combine(arabic) } : {}),
  }
}

/** A concept as people are asked for it. */
export function nameOf({ ask, title }: Concept): LocalizedText {
  return ask?.option ?? title
}
