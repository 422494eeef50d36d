import type { FindingDocument, ScreeningDocument } from '@stipple/api/screening'
import { wholeBody } from '@stipple/domain/anatomy'
import type { Knowledge } from '@stipple/knowledge'
import type { Say } from '../messages/messages.ts'
import { outcomeSigns } from './effects.ts'
import { codeSystemName } from './facts.ts'
import { findingLines } from './finding.ts'
import { namesIn } from './names.ts'
import type { Page } from './page.ts'
import { questionLines } from './questions.ts'

export type Detail = { readonly all: boolean; readonly unmapped: boolean }

/** Findings of these kinds are shown in full beyond this number only with `--all`. */
const shownInFull = 4

/** A screening for a person to read: what decides comes first, what it rests on stands beside it. */
export function screeningPage(
  document: ScreeningDocument,
  knowledge: Knowledge,
  factCount: number,
  page: Page,
  say: Say,
  detail: Detail,
): string {
  const names = namesIn(knowledge, document.language)
  const section = (title: Parameters<Say>[0], effects: readonly FindingDocument['effect'][], most: number) => {
    const findings = document.findings.filter(({ effect }) => effects.includes(effect))
    if (findings.length === 0) return []
    const shown = detail.all ? findings : findings.slice(0, most)
    return [
      heading(say(title), page),
      ...shown.flatMap((finding) => findingLines(finding, document, page, say, names)),
      ...(shown.length < findings.length
        ? [
            ...page.paragraph(page.style('dim', say('more.findings', { n: findings.length - shown.length })), {
              indent: 2,
            }),
            '',
          ]
        : []),
    ]
  }
  const questionsFor = (title: Parameters<Say>[0], audience: 'patient' | 'clinician') => {
    const questions = document.questions.filter((question) => question.audience === audience)
    if (questions.length === 0) return []
    return [heading(say(title), page), ...questionLines(questions, knowledge, document.language, page, say)]
  }
  return [
    '',
    ...verdict(document, page, say),
    '',
    ...head(document, page, say, names),
    '',
    ...section('section.decisive', ['stop', 'refer', 'defer'], Number.POSITIVE_INFINITY),
    ...section('section.zones', ['avoid-zone'], Number.POSITIVE_INFINITY),
    ...section('section.adjust', ['adjust'], shownInFull),
    ...section('section.inform', ['inform'], shownInFull),
    ...questionsFor('section.questions', 'patient'),
    ...questionsFor('section.questions-clinician', 'clinician'),
    ...recordLines(document, factCount, page, say, detail),
    ...page.paragraph(page.style('dim', say('outcome.reminder')), { indent: 0 }),
    ...(document.findings[0]
      ? page.paragraph(page.style('dim', say('hint.explain', { rule: document.findings[0].rule })), { indent: 0 })
      : []),
    '',
  ].join('\n')
}

function heading(text: string, page: Page): string {
  return `${page.style('bold', text)}\n${page.style('dim', '─'.repeat(page.width))}`
}

function verdict(document: ScreeningDocument, page: Page, say: Say): string[] {
  const { sign, style } = outcomeSigns[document.outcome]
  const until =
    document.outcome !== 'defer'
      ? ''
      : document.deferUntil === null
        ? `: ${say('outcome.no-date')}`
        : ` ${say('outcome.until', { date: document.deferUntil })}`
  const lines = [page.style(style, `${sign} ${say(`outcome.${document.outcome}`)}${until}`)]
  const zonesAreGone = document.closedZones.length > 0 && ['do-not-treat', 'defer'].includes(document.outcome)
  const onlyZones = !document.findings.some(({ effect }) => effect === 'stop' || effect === 'defer')
  if (zonesAreGone && onlyZones) lines.push(...page.paragraph(say('outcome.closed-all'), { indent: 2 }))
  if (document.questions.length > 0) {
    lines.push(...page.paragraph(say('outcome.open-questions', { n: document.questions.length }), { indent: 2 }))
  }
  return lines
}

function head(document: ScreeningDocument, page: Page, say: Say, names: ReturnType<typeof namesIn>): string[] {
  const { intent, person, policy } = document
  const row = (key: Parameters<Say>[0], text: string) =>
    page.paragraph(text, { indent: 14, label: page.style('dim', `  ${say(key)}`) })
  const zones = intent.zones.includes(wholeBody) ? say('intent.whole-body') : names.zones(intent.zones)
  const depth = intent.depthMm === null ? say('intent.any-depth') : say('intent.depth', { depth: intent.depthMm })
  const asked = [names.indication(intent.indication), say(`modality.${intent.modality}`), depth, zones]
  if (intent.adjuncts.length > 0) asked.push(say('intent.with', { adjuncts: names.adjuncts(intent.adjuncts) }))
  return [
    ...row('head.asked', asked.join(' · ')),
    ...row(
      'head.person',
      say('head.person-line', {
        reference: person.reference ?? say('head.no-reference'),
        birthDate: person.birthDate ?? 'none',
      }),
    ),
    ...row(
      'head.as-of',
      `${document.asOf} · ${say('head.knowledge').toLocaleLowerCase(document.language)} ${document.knowledgeVersion.slice(0, 12)}`,
    ),
    ...(policy ? row('head.policy', say('head.policy-line', policy)) : []),
    ...(document.silenceMeansNo ? row('head.silence', say('head.silence-line')) : []),
  ]
}

function recordLines(document: ScreeningDocument, factCount: number, page: Page, say: Say, detail: Detail): string[] {
  const notRead = Object.entries(document.notRead).map(([type, count]) => `${type} ${count}`)
  const unmapped = document.unmapped.length
  return [
    heading(say('section.record'), page),
    ...page.paragraph(say('record.read', { n: factCount }), { indent: 2 }),
    ...(unmapped > 0 ? page.paragraph(say('record.unmapped', { n: unmapped }), { indent: 2 }) : []),
    ...(detail.unmapped
      ? document.unmapped.flatMap(({ display, system, code, type, count }) =>
          page.paragraph(
            say('record.unmapped-line', {
              display: display ?? '–',
              system: system === null ? '–' : codeSystemName(system),
              code: code ?? '–',
              type,
              count,
            }),
            { indent: 4, label: '   ·' },
          ),
        )
      : []),
    ...(notRead.length > 0
      ? page.paragraph(page.style('dim', say('record.not-read', { types: notRead.join(', ') })), { indent: 2 })
      : []),
    ...(document.problems.length > 0
      ? page.paragraph(say('record.problems', { n: document.problems.length }), { indent: 2 })
      : []),
    ...document.problems.flatMap(({ place, text }) =>
      page.paragraph(`${place}: ${text}`, { indent: 4, label: '   !' }),
    ),
    '',
  ]
}
