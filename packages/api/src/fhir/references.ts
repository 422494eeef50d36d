import { codeText, isObject, type JsonObject, objectsIn, textOf } from './json.ts'
import type { RecordEntry } from './reading.ts'

/** A reference without the version it may name. */
export function withoutVersion(reference: string): string {
  const at = reference.indexOf('/_history/')
  return at < 0 ? reference : reference.slice(0, at)
}

/** `Type/id` at the end of a reference or URL; undefined where there is none (urn:, #, conditional). */
export function relativePart(reference: string): string | undefined {
  const match = /(?:^|\/)([A-Z][A-Za-z]{1,63}\/[A-Za-z0-9\-.]{1,64})$/.exec(withoutVersion(reference))
  return match?.[1]
}

const isAbsolute = (reference: string) => /^https?:\/\//i.test(reference)

/** A reference as a message may show it: without search parameters, which can hold names and numbers of persons. */
export function safeReference(reference: string): string {
  const shown = withoutVersion(reference).replace(/\?.*$/s, '?…')
  return /^[\w\-.:/#?…%]{1,200}$/.test(shown) ? shown : '…'
}

/** Finds resources of one type by every form of literal reference: relative, absolute, versioned, urn. */
export function resourceFinder(
  entries: readonly RecordEntry[],
  resourceType: string,
): (reference: string) => JsonObject | undefined {
  let index: Map<string, JsonObject> | undefined
  return (reference) => {
    index ??= indexed(entries.filter((entry) => entry.resourceType === resourceType))
    const plain = withoutVersion(reference)
    const found = index.get(plain)
    if (found) return found
    const relative = relativePart(plain)
    return relative === undefined ? undefined : index.get(relative)
  }
}

function indexed(entries: readonly RecordEntry[]): Map<string, JsonObject> {
  const index = new Map<string, JsonObject>()
  for (const { resource, resourceType, fullUrl } of entries) {
    const keys = [fullUrl && withoutVersion(fullUrl), fullUrl && relativePart(fullUrl)]
    if (typeof resource.id === 'string') {
      keys.push(`${resourceType}/${resource.id}`)
      if (fullUrl === undefined) keys.push(`urn:uuid:${resource.id}`)
    }
    for (const key of keys) if (key && !index.has(key)) index.set(key, resource)
  }
  return index
}

/** The forms in which a record may refer to its patient. */
export type PatientIdentity = {
  /** As the result names the patient: `Patient/4711`, else the full URL. */
  readonly reference: string
  readonly keys: ReadonlySet<string>
  /** True when the patient's own absolute URL is known, so that another server's is somebody else's. */
  readonly hasUrl: boolean
  readonly identifiers: readonly JsonObject[]
}

export function identityOf(entry: RecordEntry): PatientIdentity {
  const { resource } = entry
  const fullUrl = textOf(entry.fullUrl)
  const id = textOf(resource.id)
  const keys = new Set<string>()
  if (id !== undefined) keys.add(`Patient/${id}`)
  if (fullUrl !== undefined) keys.add(withoutVersion(fullUrl))
  const inUrl = fullUrl === undefined ? undefined : relativePart(fullUrl)
  if (inUrl !== undefined) keys.add(inUrl)
  // Bulk exports keep the urn of the bundle they were made from as the id.
  if (fullUrl === undefined && id !== undefined) keys.add(`urn:uuid:${id}`)
  return {
    reference: id === undefined ? (inUrl ?? fullUrl ?? 'Patient') : `Patient/${id}`,
    keys,
    hasUrl: fullUrl !== undefined && isAbsolute(fullUrl),
    identifiers: objectsIn(resource.identifier),
  }
}

/** The identity that references alone give, when the Patient resource is not in the record. */
export function identityFromReference(reference: string): PatientIdentity {
  const plain = withoutVersion(reference)
  const relative = relativePart(plain)
  return {
    reference: relative ?? plain,
    keys: new Set(relative === undefined ? [plain] : [plain, relative]),
    hasUrl: false,
    identifiers: [],
  }
}

/** Whether a subject is the patient; `unclear` where the record does not allow to tell, `none` where it names nobody. */
export type SubjectVerdict = 'same' | 'other' | 'unclear' | 'none'

export function subjectVerdict(patient: PatientIdentity, subject: unknown, resource: JsonObject): SubjectVerdict {
  if (!isObject(subject)) return 'none'
  const reference = textOf(subject.reference)
  if (reference !== undefined) return referenceVerdict(patient, reference, resource)
  if (isObject(subject.identifier)) return identifierVerdict(patient, subject.identifier)
  return textOf(subject.display) === undefined ? 'none' : 'unclear'
}

function referenceVerdict(patient: PatientIdentity, reference: string, resource: JsonObject): SubjectVerdict {
  const plain = withoutVersion(reference)
  if (patient.keys.has(plain)) return 'same'
  if (plain.startsWith('#')) return containedVerdict(patient, plain.slice(1), resource)
  if (plain.startsWith('Patient?')) return conditionalVerdict(patient, plain)
  const relative = relativePart(plain)
  if (relative === undefined) return 'other'
  if (isAbsolute(plain) && patient.hasUrl) return 'other'
  return patient.keys.has(relative) ? 'same' : 'other'
}

function containedVerdict(patient: PatientIdentity, id: string, resource: JsonObject): SubjectVerdict {
  const contained = objectsIn(resource.contained).find((inside) => inside.id === id)
  if (contained === undefined || contained.resourceType !== 'Patient')
    return contained === undefined ? 'unclear' : 'other'
  const verdicts = objectsIn(contained.identifier).map((identifier) => identifierVerdict(patient, identifier))
  if (verdicts.includes('same')) return 'same'
  return verdicts.includes('other') ? 'other' : 'unclear'
}

function conditionalVerdict(patient: PatientIdentity, reference: string): SubjectVerdict {
  const found = /[?&]identifier=([^&]+)/.exec(reference)?.[1]
  if (found === undefined) return 'unclear'
  const asked = decoded(found)
  const isAsked = patient.identifiers.some((identifier) => identifierKey(identifier) === asked)
  return isAsked ? 'same' : 'unclear'
}

/** Only what stands in an identifier: a percent sign that encodes nothing is left as it is. */
function decoded(text: string): string {
  return text.replace(/%([0-7][0-9a-f])/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** Two numbers of one system are two persons; numbers of different systems cannot be compared. */
function identifierVerdict(patient: PatientIdentity, identifier: JsonObject): SubjectVerdict {
  const key = identifierKey(identifier)
  if (key === undefined) return 'unclear'
  if (patient.identifiers.some((own) => identifierKey(own) === key)) return 'same'
  const system = textOf(identifier.system)
  if (system === undefined) return 'unclear'
  return patient.identifiers.some((own) => textOf(own.system) === system) ? 'other' : 'unclear'
}

/** `system|value`, as in a search; undefined without a value. */
function identifierKey(identifier: JsonObject): string | undefined {
  const value = codeText(identifier.value)
  return value === undefined ? undefined : `${textOf(identifier.system) ?? ''}|${value}`
}
