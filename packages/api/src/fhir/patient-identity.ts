import { type JsonObject, isObject, objectsIn, textOf } from './json.ts'
import type { RecordRefusal } from './problem.ts'
import { recordEntries } from './record-entries.ts'
import { choosePatient } from './whose-record.ts'

/**
 * Who a record is about: what a clinic needs to find and reach the person. Kept apart from {@link PatientRecord}, which
 * holds what a screening may use, so that no name travels with a decision.
 */
export type RecordedIdentity = {
  /** The name in use today; undefined when the record gives none. */
  readonly name: RecordedName | undefined
  /** Every number the record gives, each once. */
  readonly identifiers: readonly RecordedIdentifier[]
  readonly phone: string | undefined
  readonly email: string | undefined
  /** BCP 47, such as `tr` or `en-US`; the one marked as preferred, else the first. */
  readonly language: string | undefined
}

export type RecordedName = {
  readonly given: string
  readonly family: string
  /** The whole name as the record writes it, else made of its parts. */
  readonly full: string
}

export type RecordedIdentifier = { readonly system: string; readonly value: string }

/** Which name to call a person by; `old` and `maiden` never, and `anonymous` only when there is no other. */
const nameUses: readonly unknown[] = ['usual', 'official', undefined, 'nickname', 'temp', 'anonymous']

/**
 * Reads who a FHIR R4 record is about.
 *
 * @param input as for `readRecord`
 * @param options.today `YYYY-MM-DD`; a name, number or address whose period is over is left out
 * @param options.patient which patient, when the input holds several
 * @returns the identity (empty when the record only refers to its patient), or why the input is not one person's record
 */
export function readIdentity(
  input: unknown,
  options: { readonly today: string; readonly patient?: string | undefined },
): { readonly identity: RecordedIdentity } | { readonly refusal: RecordRefusal } {
  const found = recordEntries(input)
  if ('code' in found) return { refusal: found }
  const chosen = choosePatient(found.entries, options.patient)
  if ('code' in chosen) return { refusal: chosen }
  const resource = chosen.entry?.resource ?? {}
  const current = (value: unknown) => objectsIn(value).filter((entry) => isCurrent(entry, options.today))
  return {
    identity: {
      name: nameIn(current(resource.name)),
      identifiers: identifiersIn(current(resource.identifier)),
      phone: contactIn(current(resource.telecom), ['phone', 'sms']),
      email: contactIn(current(resource.telecom), ['email']),
      language: languageIn(objectsIn(resource.communication)),
    },
  }
}

/** Dates of FHIR compare as text as far as both are written out; a period that ends this month is still on. */
function isCurrent({ period }: JsonObject, today: string): boolean {
  const end = isObject(period) ? textOf(period.end) : undefined
  return end === undefined || end.slice(0, 10) >= today.slice(0, Math.min(end.length, 10))
}

function nameIn(names: readonly JsonObject[]): RecordedName | undefined {
  for (const use of nameUses) {
    for (const name of names.filter((other) => other.use === use)) {
      const read = readName(name)
      if (read) return read
    }
  }
  return undefined
}

function readName(name: JsonObject): RecordedName | undefined {
  const given = (Array.isArray(name.given) ? name.given : [name.given]).map(textOf).filter((part) => part !== undefined)
  const family = textOf(name.family) ?? ''
  const full = textOf(name.text) ?? [...given, family].filter((part) => part !== '').join(' ')
  return full === '' ? undefined : { given: given.join(' '), family, full }
}

function identifiersIn(identifiers: readonly JsonObject[]): RecordedIdentifier[] {
  const read = new Map<string, RecordedIdentifier>()
  for (const identifier of identifiers) {
    const value = textOf(identifier.value)
    if (value === undefined || identifier.use === 'old') continue
    const system = textOf(identifier.system) ?? ''
    read.set(JSON.stringify([system, value]), { system, value })
  }
  return [...read.values()]
}

/** The contact of one of these kinds with the lowest rank; a mobile phone before others of the same rank. */
function contactIn(contacts: readonly JsonObject[], kinds: readonly unknown[]): string | undefined {
  const rank = ({ rank, use }: JsonObject) => (typeof rank === 'number' ? rank : 1_000) - (use === 'mobile' ? 0.5 : 0)
  return contacts
    .filter(({ system, use }) => kinds.includes(system) && use !== 'old')
    .sort((a, b) => rank(a) - rank(b))
    .map(({ value }) => textOf(value))
    .find((value) => value !== undefined)
}

function languageIn(communication: readonly JsonObject[]): string | undefined {
  const preferred = communication.find(({ preferred }) => preferred === true) ?? communication[0]
  const language = preferred?.language
  if (!isObject(language)) return undefined
  const coding = objectsIn(language.coding).find(({ code }) => textOf(code) !== undefined)
  return coding && textOf(coding.code)
}
