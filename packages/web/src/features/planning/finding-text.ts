import type { PlanFinding } from '@stipple/domain/planning'
import { localeOf, type MessageKey, type Say } from '../../app/say.tsx'
import type { FindingGroup } from './group-findings.ts'
import { numberText } from './plan-words.ts'
import type { PlanningCatalogue, PlanningNames } from './use-planning.ts'

type Words = {
  readonly say: Say
  readonly names: PlanningNames
  readonly catalogue: PlanningCatalogue
  readonly language: 'en' | 'tr'
  readonly date: (iso: string) => string
}

const isDate = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)

/** A finding of the plan check as a sentence: what, where, the value, the limit and by how much. */
export function findingText(finding: PlanFinding, words: Words): string {
  const { zone, field, session } = finding
  const one = <T>(value: T | null) => (value === null ? [] : [value])
  return groupText({ lead: finding, zones: one(zone), fields: one(field), sessions: one(session) }, words)
}

/** What several findings say together, as one sentence. */
export function groupText(
  { lead: finding, zones, fields, sessions }: Omit<FindingGroup, 'findings' | 'lead'> & { readonly lead: PlanFinding },
  words: Words,
): string {
  const { say, names, date, language } = words
  const list = (parts: readonly string[]) =>
    new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(parts)
  const { check, value, limit, excess, detail } = finding
  const shown = (given: string | number | null) => {
    if (given === null) return 'none'
    if (typeof given === 'number') return numberText(given, language)
    return isDate(given) ? date(given) : given
  }
  return say(`plan-check.${check}` satisfies MessageKey, {
    zone: zones.length === 0 ? 'none' : list(zones.map(names.zone)),
    // Ordinals are written with a point in Turkish: “2. ve 3. seans”.
    session: list(sessions.map((number) => (language === 'tr' ? `${number}.` : String(number)))),
    sessions: sessions.length,
    field: list(fields.map((field) => fieldName(field, say))),
    // Words that a message chooses by are one word: no hyphen stands in a choice.
    value:
      finding.field === 'zone' && zones.length > 0
        ? list(zones.map(names.zone))
        : typeof value === 'string' && !isDate(value)
          ? valueText(finding, words)
          : shown(value),
    limit: shown(limit),
    excess: excess === null ? '' : numberText(excess, language),
    device: detail.device === undefined ? '' : names.device(detail.device),
    rule: ruleName(detail.rule, words),
    topical: detail.topical === undefined ? '' : names.topical(detail.topical),
    procedure: detail.concept === undefined ? '' : names.procedure(detail.concept),
    step: detail.step === undefined ? '' : names.pigmentStep(detail.step),
    earlier: Number(detail.earlier ?? 0),
    says: saidBy(finding, words),
  })
}

/** The name of a part of the plan: `anaesthetic.grams` is called by its last word. */
export function fieldName(field: string, say: Say): string {
  const last = field.split('.').at(-1) ?? field
  return say(`plan.field.${last}` as MessageKey)
}

function ruleName(rule: string | undefined, { say, names }: Words): string {
  if (rule === undefined) return ''
  return rule === 'judgement' ? say('plan.judgement') : names.rule(rule)
}

function valueText({ check, field, value }: PlanFinding, { names, say }: Words): string {
  const text = String(value)
  if (check === 'unknown-entry') return text
  if (field === 'indication') return names.indication(text)
  if (field === 'modality') return say(`modality.${text}` as MessageKey)
  if (field === 'topicals') return names.topical(text)
  return text.replaceAll('-', '')
}

/** The content's own words about a restriction, an exclusion or the standing of a protocol. */
function saidBy({ detail }: PlanFinding, { catalogue, language }: Words): string {
  const restriction = catalogue.zoneRestrictions.find(({ id }) => id === detail.restriction)
  if (restriction) return restriction.says[language]
  const exclusions = catalogue.devices.find(({ id }) => id === detail.device)?.exclusions ?? []
  const exclusion = exclusions.find(({ id }) => id === detail.exclusion)
  if (exclusion) return exclusion.says[language]
  return catalogue.protocolTemplates.find(({ id }) => id === detail.template)?.standingSays[language] ?? ''
}
