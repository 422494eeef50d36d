import { strengths } from '@stipple/domain/evidence'
import { approximateDays, type CalendarSpan } from '@stipple/domain/units'
import type { Entries, Located } from '../assemble.ts'
import type { ContentProblem } from '../problem.ts'

type Path = readonly (string | number)[]
type Ids = ReadonlySet<string>

/** What the content of planning refers to, and how well its figures and defaults are backed. */
export function checkPlanning(entries: Entries): ContentProblem[] {
  return [...references(entries), ...figures(entries), ...templates(entries)]
}

/** Fields that name other entries, whatever entry they stand in. */
function references(entries: Entries): ContentProblem[] {
  const ids = (list: readonly Located<{ id: string }>[]) => new Set(list.map(({ entry }) => entry.id))
  const zones = ids(entries.zones)
  zones.add('body')
  const indication = ids(entries.indications)
  const kinds: Readonly<Record<string, readonly [kind: string, ids: Ids]>> = {
    zones: ['zone', zones],
    sources: ['source', ids(entries.sources)],
    indication: ['indication', indication],
    indications: ['indication', indication],
    adjunct: ['adjunct', ids(entries.adjuncts)],
    instrument: ['instrument', ids(entries.instruments)],
    rows: ['row', ids(entries.protocolEvidence)],
    stopRules: ['stop-rule', ids(entries.stopRules)],
  }
  const problems: ContentProblem[] = []
  for (const { entry, file, path } of planningEntries(entries)) {
    visit(entry, path, (value, at) => {
      const kind = kinds[String(at.at(-1))]
      if (!kind) return
      for (const id of Array.isArray(value) ? value : [value]) {
        if (typeof id !== 'string' || kind[1].has(id)) continue
        problems.push({ file, path: at, code: 'unknown-reference', kind: kind[0], id })
      }
    })
  }
  const endpoints = ids(entries.endpoints)
  const topicals = ids(entries.topicals)
  for (const { entry, file } of entries.protocolTemplates) {
    const named: [kind: string, known: Ids, wanted: readonly (string | null)[], field: string][] = [
      ['endpoint', endpoints, [entry.endpoint.default, ...(entry.endpoint.range ?? [])], 'endpoint'],
      ['topical', topicals, [...(entry.topicals.default ?? []), ...(entry.topicals.range ?? [])], 'topicals'],
    ]
    for (const [kind, known, wanted, field] of named) {
      for (const id of wanted) {
        if (id !== null && !known.has(id)) {
          problems.push({ file, path: [field], code: 'unknown-reference', kind, id })
        }
      }
    }
  }
  return problems
}

/** Every figure has a source or says that it has none, and claims no more than its sources carry. */
function figures(entries: Entries): ContentProblem[] {
  const sources = new Map(entries.sources.map(({ entry }) => [entry.id, entry]))
  const problems: ContentProblem[] = []
  for (const { entry, file, path } of planningEntries(entries)) {
    visit(entry, path, (value, at) => {
      if (!isFigure(value)) return
      const id = describe(at)
      if (value.strength === 'unsourced' && value.sources.length > 0) {
        problems.push({ file, path: at, code: 'superfluous-source', id })
      }
      if (value.strength !== 'unsourced' && value.sources.length === 0) {
        problems.push({ file, path: at, code: 'missing-source', id })
      }
      const strongest = strengths.find((strength) =>
        value.sources.some((source) => sources.get(source)?.strongest === strength),
      )
      if (strongest && strengths.indexOf(value.strength as (typeof strengths)[number]) < strengths.indexOf(strongest)) {
        problems.push({ file, path: at, code: 'stronger-than-sources', strength: value.strength, strongest })
      }
    })
  }
  return problems
}

/**
 * A default lies in the range that was found, the range holds every row it rests on, no backing is better than its rows, and
 * no row lends a number that could not be found in its publication.
 */
function templates(entries: Entries): ContentProblem[] {
  const rows = new Map(entries.protocolEvidence.map(({ entry }) => [entry.id, entry]))
  return entries.protocolTemplates.flatMap(({ entry: template, file }): ContentProblem[] => {
    const problems: ContentProblem[] = []
    const days = (span: unknown) => approximateDays(span as CalendarSpan)
    const plain = (value: unknown) => value as number
    const fields = [
      { path: ['sessions'], part: template.sessions, number: plain, row: 'sessions' },
      { path: ['interval'], part: template.interval, number: days, row: 'interval' },
      { path: ['depthMm'], part: template.depthMm, number: plain, row: 'depthMm' },
      { path: ['finalResult'], part: template.finalResult, number: days, row: null },
      ...template.zoneDepths.map(({ depthMm }, at) => ({
        path: ['zoneDepths', at, 'depthMm'],
        part: depthMm,
        number: plain,
        row: 'depthMm' as const,
      })),
    ] as const
    for (const { path, part, number, row } of fields) {
      const field = describe(path)
      if (part.range === null) {
        if (part.default !== null) {
          problems.push({ file, path, code: 'outside-range', id: field, value: show(part.default), range: 'none' })
        }
        continue
      }
      const range = { low: number(part.range.low), high: number(part.range.high) }
      const inside = (value: unknown): boolean =>
        isRange(value)
          ? inside(value.low) && inside(value.high)
          : number(value) >= range.low && number(value) <= range.high
      if (part.default !== null && !inside(part.default)) {
        problems.push({ file, path, code: 'outside-range', id: field, value: show(part.default), range: show(range) })
      }
      for (const id of row === null ? [] : part.rows) {
        const entry = rows.get(id)
        const value = row === null ? undefined : entry?.[row]
        if (value && !inside(value)) {
          problems.push({ file, path, code: 'row-outside-range', row: id, value: show(value), range: show(range) })
        }
        if (entry?.unsourced.some((part) => part === row)) {
          problems.push({ file, path, code: 'unsourced-row', row: id, field })
        }
      }
    }
    visit(template, [], (value, at) => {
      if (!isBasis(value) || typeof value.backing !== 'number') return
      const levels = value.rows.flatMap((id) => rows.get(id)?.level?.best ?? [])
      // A text that was read but is no row (a reference work, a review) is expert text: level 5.
      const best = Math.min(...levels, value.sources.length > 0 ? 5 : Number.POSITIVE_INFINITY)
      if (value.backing < best) {
        problems.push({ file, path: at, code: 'backed-too-well', backing: String(value.backing), best: String(best) })
      }
    })
    return problems
  })
}

function planningEntries(entries: Entries): Located<unknown>[] {
  return [
    ...entries.devices,
    ...entries.topicals,
    ...entries.instruments,
    ...entries.protocolEvidence,
    ...entries.protocolTemplates,
    ...entries.endpoints,
    ...entries.stopRules,
    ...entries.pigmentSteps,
    ...entries.zoneRestrictions,
  ]
}

function visit(value: unknown, path: Path, see: (value: unknown, path: Path) => void): void {
  see(value, path)
  if (Array.isArray(value)) for (const [at, item] of value.entries()) visit(item, [...path, at], see)
  else if (isObject(value)) for (const [key, item] of Object.entries(value)) visit(item, [...path, key], see)
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const isFigure = (value: unknown): value is { strength: string; sources: string[] } =>
  isObject(value) && typeof value.strength === 'string' && Array.isArray(value.sources)

const isBasis = (value: unknown): value is { rows: string[]; sources: string[]; backing: unknown } =>
  isObject(value) && 'backing' in value && Array.isArray(value.rows) && Array.isArray(value.sources)

const isRange = (value: unknown): value is { low: unknown; high: unknown } =>
  isObject(value) && 'low' in value && 'high' in value

const describe = (path: Path) => path.join('.')
const show = (value: unknown) => JSON.stringify(value)
