import { z } from 'zod'
import { localizedTextSchema } from '../evidence/index.ts'

/** Dotted path from the body down, such as `face.cheek.left`. A parent means all below it. */
export const zoneIdSchema = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)*$/, 'not a zone such as face.cheek.left')

export const zoneSchema = z.strictObject({ id: zoneIdSchema, name: localizedTextSchema })
export type Zone = z.infer<typeof zoneSchema>

/** The zone that means everywhere. */
export const wholeBody = 'body'

/**
 * The zones as a tree whose leaves are counted, so that "overlaps" and "covers" are questions about sets of leaves.
 */
export type ZoneTree = {
  /** Number of leaves; a zone set is a subset of 0 … leafCount − 1. */
  readonly leafCount: number
  /** Leaf numbers of a zone, ascending; undefined for a zone that does not exist. */
  leavesOf(zone: string): readonly number[] | undefined
  /** All zone ids in the order of the content. */
  readonly ids: readonly string[]
}

/**
 * Builds the tree. The parent of `a.b.c` is `a.b`; roots hang below {@link wholeBody}, which is added.
 *
 * @throws {RangeError} when an id is given twice or its parent is missing
 */
export function zoneTree(zones: readonly Zone[]): ZoneTree {
  const ids = zones.map((zone) => zone.id)
  const known = new Set(ids)
  if (known.size !== ids.length) {
    const twice = ids.find((id, index) => ids.indexOf(id) !== index)
    throw new RangeError(`zoneTree: zone '${twice}' is listed twice`)
  }
  const parents = new Set<string>()
  for (const id of ids) {
    const parent = parentOf(id)
    if (parent === undefined) continue
    if (!known.has(parent)) throw new RangeError(`zoneTree: zone '${id}' has no parent entry '${parent}'`)
    parents.add(parent)
  }
  const leaves = new Map<string, number[]>([[wholeBody, []]])
  for (const id of ids) leaves.set(id, [])
  let leafCount = 0
  for (const id of ids) {
    if (parents.has(id) || id === wholeBody) continue
    const leaf = leafCount++
    for (let at: string | undefined = id; at !== undefined; at = parentOf(at)) leaves.get(at)?.push(leaf)
    leaves.get(wholeBody)?.push(leaf)
  }
  return { leafCount, ids, leavesOf: (zone) => leaves.get(zone) }
}

function parentOf(id: string): string | undefined {
  const dot = id.lastIndexOf('.')
  return dot < 0 ? undefined : id.slice(0, dot)
}

/** True when `zone` is `ancestor` or lies below it. */
export function isWithinZone(zone: string, ancestor: string): boolean {
  return ancestor === wholeBody || zone === ancestor || zone.startsWith(`${ancestor}.`)
}
