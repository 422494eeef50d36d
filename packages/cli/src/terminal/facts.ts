import type { FindingDocument } from '@stipple/api/screening'
import type { Say } from '../messages/messages.ts'
import type { Names } from './names.ts'

type Fact = FindingDocument['facts'][number]

/** A fact with its time, place and provenance on one line. */
export function factText(fact: Fact, say: Say, names: Names): string {
  const concept = names.concept(fact.concept)
  const said = [say(`fact.${fact.answer}`, { concept }), value(fact), time(fact, say), place(fact, say, names)]
  return `${said.filter(Boolean).join(', ')} (${provenance(fact, say)})`
}

function value({ value }: Fact): string {
  return value === undefined ? '' : `${value.number}${value.unit === '1' ? '' : ` ${value.unit}`}`
}

function time(fact: Fact, say: Say): string {
  if (fact.since !== undefined) return say('fact.absent-since', { since: fact.since })
  if (fact.end === 'unknown') return say('fact.over')
  if (fact.start !== undefined && fact.start === fact.end) return say('fact.on', { start: fact.start })
  if (fact.start !== undefined && fact.end !== undefined)
    return say('fact.from-to', { start: fact.start, end: fact.end })
  if (fact.end !== undefined) return say('fact.until', { end: fact.end })
  if (fact.start === undefined) return ''
  return say(fact.value === undefined ? 'fact.since' : 'fact.on', { start: fact.start })
}

function place(fact: Fact, say: Say, names: Names): string {
  return fact.zones === undefined ? '' : say('fact.zones', { zones: names.zones(fact.zones) })
}

function provenance({ source }: Fact, say: Say): string {
  const name = source.code?.display === undefined ? '' : ` “${source.code.display}”`
  const code = source.code ? `${codeSystemName(source.code.system)} ${source.code.code}${name}` : ''
  const doubt =
    source.matchedBy === 'name' ? say('fact.by-name') : source.codeVerified === false ? say('fact.unverified') : ''
  return [say(`fact.source.${source.from}`), source.reference ?? '', code, doubt].filter(Boolean).join(', ')
}

/** The everyday name of a code system; its URI where it has none here. */
export function codeSystemName(system: string): string {
  return codeSystemNames[system] ?? system
}

const codeSystemNames: Readonly<Record<string, string>> = {
  'http://snomed.info/sct': 'SNOMED CT',
  'http://www.nlm.nih.gov/research/umls/rxnorm': 'RxNorm',
  'http://loinc.org': 'LOINC',
  'http://hl7.org/fhir/sid/icd-10-cm': 'ICD-10-CM',
  'http://hl7.org/fhir/sid/icd-10': 'ICD-10',
  'http://hl7.org/fhir/sid/cvx': 'CVX',
  'http://www.whocc.no/atc': 'ATC',
}
