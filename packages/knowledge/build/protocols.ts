import type { Basis, ProtocolEvidence, ProtocolTemplate } from '@stipple/domain/planning'
import type { CalendarSpan } from '@stipple/domain/units'
import type { Knowledge } from '@stipple/knowledge'
import { range, table } from './markdown-table.ts'

type Spans = { low: CalendarSpan; high: CalendarSpan }
type Value<T, R> = Basis & { readonly default: T | null; readonly range: R | null }

/** The protocol templates with what they rest on, and every row of the evidence, as a Markdown page. */
export function protocolsPage(knowledge: Knowledge): string {
  const { protocolEvidence, protocolTemplates } = knowledge.planning
  const templates = [...protocolTemplates].sort(byId)
  const rows = [...protocolEvidence].sort(byId)
  const without = knowledge.indications.filter(({ id }) => !templates.some(({ indication }) => indication === id))
  return `# Protocols and the evidence behind them

Written by \`npm run knowledge\` from \`packages/knowledge/content/protocol-templates\` and \`protocol-evidence\`; do not edit. A dash: not
reported in what was read, which is neither zero nor "any". A default of "none" leaves the choice to the clinician, since
nothing that was read supports one. \`packages/knowledge/content/sources\` says how each source was read.

Backing is the best level among the rows a default rests on: 1 systematic review or meta-analysis of controlled trials, 2 randomised
trial, 3 comparison without randomisation, 4 case series or device study, 5 expert or review text; \`unsourced\` where nobody has been
found who says it.

## Templates

${table(
  ['template', 'indication', 'modality', 'standing', 'sessions', 'interval', 'depth, mm', 'reviewed'],
  templates.map((template) => [
    `[${template.title.en}](#${template.id})`,
    template.indication,
    template.modality,
    template.standing,
    proposal(template.sessions, String, range),
    proposal(template.interval, span, spans),
    proposal(template.depthMm, range, range),
    template.reviewed === 'none yet' ? 'none yet' : `${template.reviewed.by}, ${template.reviewed.on}`,
  ]),
)}

Without a template: ${without.map(({ id }) => id).join(', ') || 'none'}.

${templates.map(section).join('\n\n')}

## Rows

Parts in brackets do not stand in what was read of the publication.

${table(
  [
    'row',
    'for',
    'treated',
    'with',
    'depth, mm',
    'technique',
    'sessions',
    'interval',
    'beside it',
    'people',
    'outcome',
    'scale',
    'level',
    'sources',
  ],
  rows.map(row),
)}
`
}

function section(template: ProtocolTemplate): string {
  const { measure } = template
  const names = (ids: readonly string[]) => ids.join(', ') || 'nothing'
  const line = <T, R>(
    field: string,
    part: Value<T, R>,
    show: (value: T) => string,
    showRange: (value: R) => string,
  ) => [
    field,
    part.default === null ? 'none' : show(part.default),
    part.range === null ? '-' : showRange(part.range),
    ...basis(part),
  ]
  return `### <a id="${template.id}"></a>${template.title.en}

**${template.standing}**: ${template.standingSays.en}

${table(
  ['', 'default', 'range', 'backing', 'rows', 'sources', 'because'],
  [
    line('sessions', template.sessions, String, range),
    line('interval', template.interval, span, spans),
    line('depth, mm', template.depthMm, range, range),
    ...template.zoneDepths.map(({ zones, depthMm }) => line(`depth, mm: ${names(zones)}`, depthMm, range, range)),
    line('end point', template.endpoint, String, names),
    line('topicals', template.topicals, names, names),
    line('final result after', template.finalResult, span, spans),
    [
      `measured with ${measure.instrument}`,
      measure.change === null ? 'none' : String(measure.change),
      '-',
      ...basis(measure),
    ],
  ],
)}
${template.notes ? `\n${template.notes.en}\n` : ''}
Places: ${names(template.zones)}. Broken off or looked at again by: ${names(template.stopRules)}.`
}

const basis = ({ backing, rows, sources, because }: Basis) => [
  String(backing),
  rows.map((id) => id.toUpperCase()).join(', ') || '-',
  sources.join(', ') || '-',
  because.en,
]

function proposal<T, R>(part: Value<T, R>, show: (value: T) => string, showRange: (value: R) => string): string {
  return `${part.default === null ? 'none' : show(part.default)} (${part.range === null ? '-' : showRange(part.range)})`
}

function row(entry: ProtocolEvidence): string[] {
  const { depthMm, sessions, interval, people, level } = entry
  const part = (name: ProtocolEvidence['unsourced'][number], shown: string) =>
    entry.unsourced.includes(name) ? `[${shown}]` : shown
  return [
    entry.id.toUpperCase(),
    entry.indications.join(', ') || '-',
    [entry.condition.en, entry.skinTypes && `skin types ${entry.skinTypes.join(' ')}`].filter(Boolean).join('; '),
    part('device', entry.device.en),
    part('depthMm', depthMm ? range(depthMm) : '-'),
    entry.technique?.en ?? '-',
    part('sessions', sessions ? range(sessions) : '-'),
    part('interval', interval ? spans(interval) : '-'),
    entry.adjuncts.map(({ en }) => en).join('; ') || '-',
    part('people', people === null ? '-' : String(people)),
    part('outcome', entry.outcome.en),
    entry.scale?.en ?? '-',
    level ? range({ low: level.best, high: level.worst }) : '-',
    entry.sources.join(', '),
  ]
}

function span(given: CalendarSpan): string {
  const [unit, count] = Object.entries(given)[0] as [string, number]
  return `${count} ${count === 1 ? unit.slice(0, -1) : unit}`
}

function spans({ low, high }: Spans): string {
  const [from, to] = [span(low), span(high)]
  return from === to ? from : `${from} to ${to}`
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1
}
