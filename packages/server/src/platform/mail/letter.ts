import type { Mail } from './mail-sender.ts'
import { escaped } from '../html/escaped.ts'

/** What one language says. A paragraph that is an address alone becomes a link. */
export type LetterPart = { readonly language: string; readonly paragraphs: readonly string[] }

const rightToLeft = new Set(['ar'])

/**
 * A message as plain text and as HTML with the same words: only HTML can say that a text runs from right to left.
 *
 * @param parts one language after the other; whoever is written to in several finds theirs
 */
export function letter(to: string, subject: string, parts: readonly LetterPart[]): Mail {
  const text = parts.map(({ paragraphs }) => `${paragraphs.join('\n\n')}\n`).join('\n––\n\n')
  const body = parts.map(htmlOf).join('\n<hr>\n')
  const html = `<!doctype html>\n<html${spoken(parts[0])}>\n<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>\n<body>\n${body}\n</body>\n</html>\n`
  return { to, subject, text, html }
}

function spoken(part: LetterPart | undefined): string {
  if (part === undefined) return ''
  return ` lang="${part.language}" dir="${rightToLeft.has(part.language) ? 'rtl' : 'ltr'}"`
}

function htmlOf(part: LetterPart): string {
  return `<div${spoken(part)}>\n${part.paragraphs.map((text) => `<p>${paragraph(text)}</p>`).join('\n')}\n</div>`
}

function paragraph(text: string): string {
  const safe = escaped(text)
  // An address runs from left to right in every language.
  return /^https?:\/\/\S+$/.test(text) ? `<a href="${safe}" dir="ltr">${safe}</a>` : safe
}
