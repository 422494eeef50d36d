import { expect, it } from 'vitest'
import { letter } from './letter.ts'

const link = 'https://clinic.example/intake#a.b'

it('says the same as text and as HTML, in which the address is a link', () => {
  const { to, subject, text, html } = letter('a@clinic.example', 'Questions', [
    { language: 'en', paragraphs: ['Hello,', link] },
  ])
  expect({ to, subject }).toEqual({ to: 'a@clinic.example', subject: 'Questions' })
  expect(text).toBe(`Hello,\n\n${link}\n`)
  expect(html).toContain('<html lang="en" dir="ltr">')
  expect(html).toContain('<p>Hello,</p>')
  expect(html).toContain(`<p><a href="${link}" dir="ltr">${link}</a></p>`)
})

it('runs from right to left in Arabic', () => {
  const { html } = letter('a@clinic.example', 'أسئلة', [{ language: 'ar', paragraphs: ['مرحبًا'] }])
  expect(html).toContain('<html lang="ar" dir="rtl">')
  expect(html).toContain('<div lang="ar" dir="rtl">')
})

it('keeps several languages apart', () => {
  const { text, html } = letter('a@clinic.example', 'Hello', [
    { language: 'en', paragraphs: ['Hello'] },
    { language: 'tr', paragraphs: ['Merhaba'] },
  ])
  expect(text).toBe('Hello\n\n––\n\nMerhaba\n')
  expect(html).toMatch(/lang="en"[\s\S]*<hr>[\s\S]*<div lang="tr" dir="ltr">/)
})

it('takes nothing that somebody was named for HTML', () => {
  const { text, html } = letter('a@clinic.example', '<b>', [
    { language: 'en', paragraphs: [`<img src=x onerror="alert('1')"> & co`] },
  ])
  expect(text).toContain('<img src=x')
  expect(html).not.toMatch(/<img|<b>/)
  expect(html).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; co')
})
