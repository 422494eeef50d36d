import { expect, it } from 'vitest'
import { intakeMail } from './intake-mail.ts'

const link = 'https://clinic.example/intake?language=ar#a.b'

it('an Arabic mail runs from right to left, and a name in Latin letters does not turn its sentence round', () => {
  const { subject, text, html } = intakeMail('a@clinic.example', 'Harbour Skin Clinic', link, 'ar')
  expect(subject).toBe('\u2068Harbour Skin Clinic\u2069: بعض الأسئلة قبل موعدك')
  expect(html).toContain('<html lang="ar" dir="rtl">')
  expect(html).toContain('\u2068Harbour Skin Clinic\u2069')
  expect(text).toContain(`\n\n${link}\n\n`)
})

it.each([
  ['en', 'Your date of birth is asked'],
  ['tr', 'doğum tarihiniz sorulur'],
] as const)('a mail in %s says what will be asked', (language, says) => {
  expect(intakeMail('a@clinic.example', 'Klinik', link, language).text).toContain(says)
})
