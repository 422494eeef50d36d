import { describe, expect, it } from 'vitest'
import { testPhrases } from './plan.test-builder.ts'
import { joined, phraseAbout, translations, worded } from './wording.ts'

const phrases = { ...testPhrases, now: { en: 'Now: {concept}?', tr: 'Şimdi: {concept}?', ar: 'الآن: {concept}؟' } }
const keloid = { en: 'Keloid', tr: 'Keloid', ar: 'جُدرة' }
const acne = { en: 'Acne', tr: 'Akne' }

const languagesBeside = (given: ReturnType<typeof translations>) =>
  given.extension.map(({ extension }) => extension?.find(({ url }) => url === 'lang')?.valueCode)

describe('a text of the content in a questionnaire', () => {
  it('has every other language it is written in beside it', () => {
    expect(languagesBeside(translations(keloid, { language: 'en', phrases }))).toEqual(['tr', 'ar'])
    expect(languagesBeside(translations(keloid, { language: 'ar', phrases }))).toEqual(['en', 'tr'])
    expect(languagesBeside(translations(acne, { language: 'en', phrases }))).toEqual(['tr'])
  })

  it('stands in the language asked for, and in English where it is not written in that', () => {
    expect(worded(keloid, { language: 'ar', phrases }).text).toBe('جُدرة')
    expect(worded(acne, { language: 'ar', phrases }).text).toBe('Acne')
  })
})

describe('a text made of several', () => {
  it('is Arabic when all of them are', () => {
    expect(phraseAbout('now', keloid, { language: 'ar', phrases })).toEqual({
      en: 'Now: Keloid?',
      tr: 'Şimdi: Keloid?',
      ar: 'الآن: جُدرة؟',
    })
    expect(joined([keloid, keloid]).ar).toBe('جُدرة / جُدرة')
  })

  it('mixes no languages: without the Arabic of a part it has none', () => {
    expect(phraseAbout('now', acne, { language: 'ar', phrases })).not.toHaveProperty('ar')
    expect(joined([keloid, acne])).toEqual({ en: 'Keloid / Acne', tr: 'Keloid / Akne' })
  })
})
