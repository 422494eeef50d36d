import { addressOf } from '@stipple/api/screening'
import { type Clause, clausesInForce, type Rule } from '@stipple/domain/candidacy'
import type { Language } from '@stipple/domain/evidence'
import type { Knowledge } from '@stipple/knowledge'
import { closest } from 'fastest-levenshtein'
import { exitCode } from '../exit-code.ts'
import type { Say } from '../messages/messages.ts'
import { Refusal } from '../refusal.ts'
import { conditionText } from '../terminal/condition.ts'
import { effectSigns } from '../terminal/effects.ts'
import { namesIn } from '../terminal/names.ts'
import type { Page } from '../terminal/page.ts'
import { scopeText } from '../terminal/scope.ts'
import type { Command } from './command.ts'

export const explain: Command = {
  accepts: { options: { json: 'flag' }, words: { least: 1, most: 1 } },
  async run({ given, language, say, page, write }, { knowledge }) {
    const wanted = given.words[0] ?? ''
    const rule = knowledge.rules.find(({ id }) => id === wanted)
    if (!rule) {
      const ids = knowledge.rules.map(({ id }) => id)
      throw new Refusal('explain.unknown-rule', { given: wanted, nearest: closest(wanted, ids), known: ids.join(' ') })
    }
    await write(
      given.flag('json') ? `${JSON.stringify(rule, null, 2)}\n` : rulePage(rule, knowledge, page, say, language),
    )
    return exitCode.answered
  },
}

const indent = 14

function rulePage(
  rule: Rule & { version: string },
  knowledge: Knowledge,
  page: Page,
  say: Say,
  language: Language,
): string {
  const label = (key: Parameters<Say>[0]) => page.style('dim', `  ${say(key)}`)
  const row = (key: Parameters<Say>[0], text: string) =>
    text === '' ? [] : page.paragraph(text, { indent, label: label(key) })
  const inForce = new Set(clausesInForce(rule, []).map(({ clause }) => clause))
  const clauses = (list: readonly Clause[]) =>
    list.flatMap((clause) => clauseLines(clause, knowledge, page, say, language))
  return [
    '',
    ...page.spread(
      page.style('bold', rule.title[language]),
      page.style('dim', `${rule.id} · ${rule.catalogue} · ${rule.version}`),
    ),
    page.style('dim', '─'.repeat(page.width)),
    ...row('label.because', rule.because[language]),
    ...row('explain.for', rule.modalities.map((modality) => say(`modality.${modality}`)).join(', ')),
    ...row('explain.where', scopeText(rule.scope, say, namesIn(knowledge, language))),
    ...row('explain.notes', rule.notes?.[language] ?? ''),
    ...row(
      'label.review',
      rule.reviewed === 'none yet' ? say('finding.not-reviewed') : `${rule.reviewed.by}, ${rule.reviewed.on}`,
    ),
    '',
    ...clauses(rule.clauses),
    ...(rule.positions ?? []).flatMap((position) => [
      ...page.paragraph(
        page.style(
          'bold',
          `${say('explain.position', { title: position.title[language], id: position.id })}${
            position.id === rule.defaultPosition ? ` · ${say('explain.default')}` : ''
          }`,
        ),
        { indent: 0 },
      ),
      ...clauses(position.clauses),
    ]),
    ...(rule.positions ? page.paragraph(page.style('dim', say('explain.choose')), { indent: 0 }) : []),
    ...page.paragraph(page.style('dim', say('explain.in-force', { n: inForce.size, examples: rule.examples.length })), {
      indent: 0,
    }),
    '',
  ].join('\n')
}

function clauseLines(clause: Clause, knowledge: Knowledge, page: Page, say: Say, language: Language): string[] {
  const names = namesIn(knowledge, language)
  const { sign, style } = effectSigns[clause.effect]
  const row = (key: Parameters<Say>[0], text: string) =>
    text === '' ? [] : page.paragraph(text, { indent, label: page.style('dim', `  ${say(key)}`) })
  const sources = clause.sources.flatMap((id) => knowledge.sources.find((source) => source.id === id) ?? [])
  return [
    ...page.spread(
      `${page.style(style, `${sign} ${say(`effect.${clause.effect}`)}`)}  ${page.style('dim', clause.id)}`,
      page.style('dim', say(`strength.${clause.strength}`)),
    ),
    ...row('explain.when', conditionText(clause.when, say, names)),
    ...row('explain.where', scopeText(clause.scope, say, names)),
    ...row('label.do', clause.says[language]),
    ...(sources.length === 0 ? row('label.source', say('finding.no-source')) : []),
    ...sources.flatMap((source) => [
      ...row(
        'label.source',
        `${source.citation}${addressOf(source) === null ? '' : ` ${page.style('underline', addressOf(source) ?? '')}`}`,
      ),
      ...page.paragraph(
        page.style('dim', say('explain.source', { read: say(`read.${source.read}`), limits: source.limits[language] })),
        { indent },
      ),
    ]),
    '',
  ]
}
