import { isObject, type JsonObject, objectsIn, textOf } from '../json.ts'

/** The codes of one value set; `any` where a part of it cannot be listed, so that nothing can be held against a code. */
export type CodeSet =
  | { readonly codes: ReadonlySet<string>; readonly systems: ReadonlyMap<string, ReadonlySet<string>> }
  | 'any'

/** Finds the codes of a value set by its canonical URL; `any` for one that is not among the definitions. */
export type CodeSets = (valueSet: string) => CodeSet

/** Reads ValueSet and CodeSystem resources, such as those in `valuesets.json` of the published definitions. */
export function codeSetsOf(resources: readonly JsonObject[]): CodeSets {
  const valueSets = byUrl(resources, 'ValueSet')
  const codeSystems = byUrl(resources, 'CodeSystem')
  const known = new Map<string, CodeSet>()
  const find = (url: string, above: readonly string[]): CodeSet => {
    const canonical = url.replace(/\|.*$/, '')
    const before = known.get(canonical)
    if (before) return before
    const valueSet = valueSets.get(canonical)
    if (!valueSet || above.includes(canonical)) return 'any'
    const found = expand(valueSet, codeSystems, (inner) => find(inner, [...above, canonical]))
    known.set(canonical, found)
    return found
  }
  return (url) => find(url, [])
}

function byUrl(resources: readonly JsonObject[], resourceType: string): Map<string, JsonObject> {
  const found = new Map<string, JsonObject>()
  for (const resource of resources) {
    if (resource.resourceType === resourceType && typeof resource.url === 'string') found.set(resource.url, resource)
  }
  return found
}

function expand(valueSet: JsonObject, codeSystems: ReadonlyMap<string, JsonObject>, find: CodeSets): CodeSet {
  const compose = isObject(valueSet.compose) ? valueSet.compose : undefined
  const systems = new Map<string, Set<string>>()
  if (compose === undefined || compose.exclude !== undefined) return 'any'
  for (const include of objectsIn(compose.include)) {
    if (include.filter !== undefined) return 'any'
    if (!addInclude(include, systems, codeSystems, find)) return 'any'
  }
  return { codes: new Set([...systems.values()].flatMap((codes) => [...codes])), systems }
}

/** False when the codes cannot be listed. */
function addInclude(
  include: JsonObject,
  systems: Map<string, Set<string>>,
  codeSystems: ReadonlyMap<string, JsonObject>,
  find: CodeSets,
): boolean {
  for (const url of Array.isArray(include.valueSet) ? include.valueSet : []) {
    const inner = typeof url === 'string' ? find(url) : 'any'
    if (inner === 'any') return false
    for (const [system, codes] of inner.systems) add(systems, system, codes)
  }
  const system = textOf(include.system)
  if (system === undefined) return include.valueSet !== undefined
  const listed = objectsIn(include.concept)
  const codes = listed.length > 0 ? codesOf(listed) : codesOfSystem(codeSystems.get(system))
  if (codes === undefined) return false
  add(systems, system, codes)
  return true
}

function codesOfSystem(codeSystem: JsonObject | undefined): string[] | undefined {
  return codeSystem?.content === 'complete' ? codesOf(objectsIn(codeSystem.concept)) : undefined
}

function codesOf(concepts: readonly JsonObject[]): string[] {
  const codes: string[] = []
  const waiting = [...concepts]
  for (let concept = waiting.pop(); concept; concept = waiting.pop()) {
    const code = textOf(concept.code)
    if (code !== undefined) codes.push(code)
    waiting.push(...objectsIn(concept.concept))
  }
  return codes
}

function add(systems: Map<string, Set<string>>, system: string, codes: Iterable<string>): void {
  const known = systems.get(system) ?? new Set<string>()
  for (const code of codes) known.add(code)
  systems.set(system, known)
}

/** Whether a `code`, `Coding` or `CodeableConcept` may stand where the value set is required. */
export function isAllowed(value: unknown, set: CodeSet): boolean {
  if (set === 'any') return true
  if (typeof value === 'string') return set.codes.has(value)
  if (!isObject(value)) return true
  const codings = value.coding === undefined ? [value] : objectsIn(value.coding)
  const coded = codings.filter((coding) => typeof coding.code === 'string')
  return coded.length === 0 || coded.some((coding) => isCodingAllowed(coding, set))
}

function isCodingAllowed({ system, code }: JsonObject, set: Exclude<CodeSet, 'any'>): boolean {
  if (typeof system !== 'string') return set.codes.has(String(code))
  return set.systems.get(system)?.has(String(code)) ?? false
}
