import { isObject, type JsonObject, jsonKind, objectsIn, shortText } from './json.ts'
import type { Problem, RecordRefusal } from './problem.ts'
import { countProblem, type RecordEntry } from './reading.ts'

/** The resources of an input, with what is wrong with the input itself. */
export type RecordEntries = {
  readonly entries: readonly RecordEntry[]
  readonly problems: Problem[]
  readonly counted: Map<string, { count: number }>
}

/** http://hl7.org/fhir/R4/valueset-bundle-type.html, without `history`. */
const bundleTypes: ReadonlySet<unknown> = new Set([
  'document',
  'message',
  'transaction',
  'transaction-response',
  'batch',
  'batch-response',
  'searchset',
  'collection',
])

/** Bundles within bundles (the answers of a batch) are unpacked this far. */
const deepestBundle = 4

type Collecting = RecordEntries & {
  readonly entries: RecordEntry[]
  /** Addresses of pages that are here, and of pages that are said to follow. */
  readonly pages: Set<string>
  readonly nextPages: Map<string, string>
  refusal: RecordRefusal | undefined
}

/**
 * Takes an input apart: a Bundle, one resource, or a list of resources and Bundles.
 *
 * Messages of the exporting server become problems; entries that a transaction deletes are skipped.
 */
export function recordEntries(input: unknown): RecordEntries | RecordRefusal {
  const collecting: Collecting = {
    entries: [],
    problems: [],
    counted: new Map(),
    pages: new Set(),
    nextPages: new Map(),
    refusal: undefined,
  }
  if (Array.isArray(input)) {
    for (const [index, resource] of input.entries()) collect(collecting, resource, undefined, '', index, 0)
  } else if (isObject(input) && typeof input.resourceType === 'string') {
    if (input.resourceType === 'OperationOutcome') return { code: 'server-message' }
    collect(collecting, input, undefined, '', -1, 0)
  } else {
    return { code: 'not-fhir', found: jsonKind(input) }
  }
  if (collecting.refusal) return collecting.refusal
  for (const [next, place] of collecting.nextPages) {
    if (!collecting.pages.has(next)) collecting.problems.push({ code: 'more-pages', place, detail: {} })
  }
  return collecting
}

/** @param index place in the list `within`; −1 for an input that is one resource */
function collect(
  collecting: Collecting,
  resource: unknown,
  fullUrl: string | undefined,
  within: string,
  index: number,
  depth: number,
): void {
  const resourceType = isObject(resource) ? resource.resourceType : undefined
  if (!isObject(resource) || typeof resourceType !== 'string') {
    noteNoResource(collecting, resource, `${within}[${index}]`)
  } else if (resourceType === 'Bundle') {
    collectBundle(collecting, resource, index < 0 ? within : `${within}[${index}].`, depth)
  } else if (resourceType === 'OperationOutcome') {
    noteOutcome(collecting, resource, `${within}[${index}]`)
  } else {
    collecting.entries.push({ resource, resourceType, fullUrl, list: within, index })
  }
}

function noteNoResource(collecting: Collecting, found: unknown, place: string): void {
  countProblem(collecting, () => place, 'not-a-resource', { found: jsonKind(found) })
}

function collectBundle(collecting: Collecting, bundle: JsonObject, path: string, depth: number): void {
  const place = path === '' ? 'Bundle' : path.slice(0, -1)
  if (depth >= deepestBundle) {
    collecting.problems.push({ code: 'too-deep', place, detail: {} })
    return
  }
  if (bundle.type === 'history') collecting.refusal = { code: 'history-bundle' }
  else if (bundle.type === 'subscription-notification' || bundle.issues !== undefined) {
    collecting.refusal = { code: 'wrong-fhir-version', version: 'R5', element: 'Bundle.type' }
  } else if (!bundleTypes.has(bundle.type)) {
    collecting.problems.push({ code: 'unknown-bundle-type', place: `${place}.type`, detail: {} })
  }
  if (collecting.refusal) return
  if (bundle.type === 'searchset') notePages(collecting, bundle, place)
  const within = `${path}entry`
  const entries = Array.isArray(bundle.entry) ? bundle.entry : objectsIn(bundle.entry)
  for (let index = 0; index < entries.length; index++) {
    collectBundleEntry(collecting, entries[index], within, index, depth + 1)
  }
}

function collectBundleEntry(
  collecting: Collecting,
  entry: unknown,
  within: string,
  index: number,
  depth: number,
): void {
  if (!isObject(entry)) {
    noteNoResource(collecting, entry, `${within}[${index}]`)
  } else if (entry.resource !== undefined) {
    if (isObject(entry.request) && entry.request.method === 'DELETE') return
    const fullUrl = typeof entry.fullUrl === 'string' ? entry.fullUrl : undefined
    collect(collecting, entry.resource, fullUrl, within, index, depth)
  } else if (isObject(entry.response)) {
    noteOutcome(collecting, entry.response.outcome, `${within}[${index}].response`)
  }
}

function notePages(collecting: Collecting, bundle: JsonObject, place: string): void {
  for (const link of objectsIn(bundle.link)) {
    if (typeof link.url !== 'string') continue
    if (link.relation === 'self') collecting.pages.add(link.url)
    else if (link.relation === 'next') collecting.nextPages.set(link.url, `${place}.link`)
  }
}

function noteOutcome(collecting: Collecting, outcome: unknown, place: string): void {
  if (!isObject(outcome)) return
  for (const issue of objectsIn(outcome.issue)) {
    if (issue.severity === 'information' || issue.severity === 'success') continue
    countProblem(collecting, () => place, 'server-message', { severity: shortText(issue.severity, 12) })
  }
}
