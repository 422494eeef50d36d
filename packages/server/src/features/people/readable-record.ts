import type { Person } from '@stipple/api/contract'
import type { Language } from '@stipple/domain/evidence'
import type { Fact } from '@stipple/domain/patient'
import { type RecordKey, recordSayIn } from '../../messages/messages.ts'
import { escaped } from '../../platform/html/escaped.ts'

/** Everything of a person that the page shows, with names in the language of the page. */
export type ReadableRecord = {
  readonly language: Language
  readonly timeZone: string
  readonly clinic: string
  readonly madeBy: string
  readonly madeAt: Date
  readonly knowledgeVersion: string
  readonly person: Pick<
    Person,
    'fullName' | 'birthDate' | 'sex' | 'phone' | 'email' | 'guardian' | 'identifiers' | 'skinType'
  >
  readonly facts: readonly {
    readonly title: string
    readonly statement: Fact
    readonly zones: readonly string[]
    readonly notedAt: Date
    readonly notedBy: string
  }[]
  readonly unmapped: readonly { readonly name: string; readonly type: string; readonly count: number }[]
  readonly screenings: readonly {
    readonly at: Date
    readonly intent: string
    readonly outcome: string
    readonly deferUntil: string | null
    readonly judgement: {
      readonly decision: string
      readonly override: boolean
      readonly note: string
      readonly by: string
      readonly at: Date
    } | null
  }[]
}

/** Ink on paper, also in the dark; a table row is not cut by the end of a sheet. */
const style = `
  :root { color-scheme: light; }
  body { max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1a; background: #fff;
    font: 15px/1.5 system-ui, sans-serif; }
  h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
  .quiet { color: #5a5a57; font-size: .85rem; }
  table { width: 100%; border-collapse: collapse; }
  th, td { padding: .35rem .5rem; border-bottom: 1px solid #d8d7d2; text-align: start; vertical-align: top;
    overflow-wrap: anywhere; }
  th { font-weight: 600; } tr { break-inside: avoid; }
  .rows th { width: 11rem; color: #5a5a57; font-weight: 500; }
  @media print { body { margin: 0; max-width: none; padding: 0; font-size: 10.5pt; } h2 { break-after: avoid; } }
  @page { margin: 18mm 16mm; }
`

/** The record as one page that needs nothing else: to be read, printed, and kept. */
export function readableRecord(record: ReadableRecord): string {
  const { language, person, clinic, madeAt, madeBy, knowledgeVersion } = record
  const say = recordSayIn(language)
  const text = wordsIn(record)
  const title = escaped(say('record.title', { name: person.fullName }))
  const made = say('record.made', {
    when: text.moment(madeAt),
    by: madeBy,
    clinic,
    version: knowledgeVersion.slice(0, 12),
  })
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p class="quiet">${escaped(made)}</p>
<h2>${escaped(say('record.person'))}</h2>
${personTable(record, text)}
<h2>${escaped(say('record.facts'))}</h2>
${table(
  ['record.what', 'record.said', 'record.source', 'record.noted'],
  record.facts.map(({ title: what, statement, zones, notedAt, notedBy }) => [
    what,
    text.statement(statement, zones),
    [say(`record.source.${statement.source.from}`), statement.source.reference ?? ''].join(' '),
    `${text.moment(notedAt)} · ${notedBy}`,
  ]),
  say,
)}
${unmappedPart(record, say)}
<h2>${escaped(say('record.screenings'))}</h2>
${table(
  ['record.when', 'record.intent', 'record.outcome', 'record.decision'],
  record.screenings.map(({ at, intent, outcome, deferUntil, judgement }) => [
    text.moment(at),
    intent,
    [
      text.outcome(outcome),
      ...(deferUntil === null ? [] : [say('record.until', { date: text.date(deferUntil) })]),
    ].join(' '),
    text.judgement(judgement),
  ]),
  say,
)}
<p class="quiet">${escaped(say('record.end'))}</p>
</main>
</body>
</html>
`
}

type Say = ReturnType<typeof recordSayIn>
type Words = ReturnType<typeof wordsIn>

function personTable({ language, person }: ReadableRecord, text: Words): string {
  const say = recordSayIn(language)
  const unknown = say('record.unknown')
  const { fullName, birthDate, sex, phone, email, guardian, identifiers, skinType } = person
  const rows: readonly (readonly [RecordKey, string])[] = [
    ['record.full-name', fullName],
    ['record.birth-date', birthDate === null ? unknown : text.date(birthDate)],
    ['record.sex', sex === null ? unknown : say(`record.sex.${sex}`)],
    ['record.skin-type', skinType === null ? unknown : String(skinType)],
    ['record.phone', phone ?? unknown],
    ['record.email', email ?? unknown],
    ...(guardian === null
      ? []
      : [
          [
            'record.guardian',
            [guardian.fullName, guardian.relation, guardian.phone].filter(Boolean).join(' · '),
          ] as const,
        ]),
    ...(identifiers.length === 0
      ? []
      : [['record.numbers', identifiers.map(({ system, value }) => `${value} ${system}`.trim()).join(', ')] as const]),
  ]
  const lines = rows.map(
    ([key, value]) => `<tr><th scope="row">${escaped(say(key))}</th><td>${escaped(value)}</td></tr>`,
  )
  return `<table class="rows"><tbody>\n${lines.join('\n')}\n</tbody></table>`
}

function unmappedPart({ unmapped }: ReadableRecord, say: Say): string {
  if (unmapped.length === 0) return ''
  const lines = unmapped.map(
    ({ name, type, count }) => `<li>${escaped(`${name} (${type}${count > 1 ? ` × ${count}` : ''})`)}</li>`,
  )
  return `<h2>${escaped(say('record.unmapped'))}</h2>\n<ul>\n${lines.join('\n')}\n</ul>`
}

function table(heads: readonly RecordKey[], rows: readonly (readonly string[])[], say: Say): string {
  if (rows.length === 0) return `<p>${escaped(say('record.none'))}</p>`
  const head = heads.map((key) => `<th scope="col">${escaped(say(key))}</th>`).join('')
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`)
  return `<table><thead><tr>${head}</tr></thead><tbody>\n${body.join('\n')}\n</tbody></table>`
}

function wordsIn({ language, timeZone }: Pick<ReadableRecord, 'language' | 'timeZone'>) {
  const say = recordSayIn(language)
  const locale = language === 'tr' ? 'tr-TR' : 'en-GB'
  const moment = (at: Date) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at)
  const date = (partial: string) => {
    const [year = '', month, day] = partial.split('-')
    if (month === undefined) return year
    const options: Intl.DateTimeFormatOptions =
      day === undefined ? { year: 'numeric', month: 'long' } : { dateStyle: 'medium' }
    const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)))
    // Days are days and shift with no time zone.
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(at)
  }
  const outcome = (code: string) => say(`record.outcome.${code}` as RecordKey)
  return {
    moment,
    date,
    outcome,
    statement({ answer, start, end, since, value }: Fact, zones: readonly string[]): string {
      const unit = value === undefined || value.unit === '1' ? '' : ` ${value.unit}`
      return [
        value === undefined ? say(`record.answer.${answer}`) : `${value.number}${unit}`,
        ...(start === undefined ? [] : [say(value === undefined ? 'record.from' : 'record.on', { date: date(start) })]),
        ...(end === undefined
          ? []
          : [end === 'unknown' ? say('record.over') : say('record.until', { date: date(end) })]),
        ...(since === undefined ? [] : [say('record.since', { date: date(since) })]),
        ...(zones.length === 0 ? [] : [zones.join(', ')]),
      ].join(' · ')
    },
    judgement(judged: ReadableRecord['screenings'][number]['judgement']): string {
      if (judged === null) return say('record.not-decided')
      return [
        outcome(judged.decision),
        ...(judged.override ? [say('record.override')] : []),
        ...(judged.note === '' ? [] : [judged.note]),
        judged.by,
        moment(judged.at),
      ].join(' · ')
    },
  }
}
