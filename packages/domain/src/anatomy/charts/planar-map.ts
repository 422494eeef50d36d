import { flattened } from './flatten.ts'
import { type CubicCurve, type Point, reversedCurve, signedArea } from './point.ts'

/** A piece of line between two places where lines meet; what lies on either side of it shares it. */
export type Edge = {
  readonly curves: readonly CubicCurve[]
  /** `curves` flattened, from the first end to the last. */
  readonly polyline: readonly Point[]
  /** Drawn as ink, as fine ink, or only as the border between two zones. */
  readonly line: 'contour' | 'crease' | 'border'
}

/** An edge as a loop passes it. */
export type EdgeUse = { readonly edge: number; readonly isReversed: boolean }

/** Edges one after the other, back to where they began. */
export type Loop = readonly EdgeUse[]

export type PlanarMap = {
  readonly edges: readonly Edge[]
  /** Loops around the areas between the lines, clockwise on screen. */
  readonly faces: readonly Loop[]
  /** Loops around everything, clockwise on screen; one for each piece that stands by itself. */
  readonly outline: readonly Loop[]
}

/** @param curves one after the other */
export function edgeOf(curves: readonly CubicCurve[], line: Edge['line']): Edge {
  return { curves, polyline: flattened(curves), line }
}

/**
 * Finds the areas between edges that meet only at their ends.
 *
 * @throws {RangeError} when an edge leads nowhere: then it borders the same area on both sides
 */
export function planarMap(edges: readonly Edge[]): PlanarMap {
  const leaving = new Map<string, EdgeUse[]>()
  for (const [edge, { polyline }] of edges.entries()) {
    for (const isReversed of [false, true]) {
      const key = keyOf(polyline.at(isReversed ? -1 : 0) as Point)
      leaving.set(key, [...(leaving.get(key) ?? []), { edge, isReversed }])
    }
  }
  for (const uses of leaving.values()) uses.sort((a, b) => headingOf(edges, a) - headingOf(edges, b))
  const done = new Set<string>()
  const loops: Loop[] = []
  for (const start of [...leaving.values()].flat()) {
    if (!done.has(useKey(start))) loops.push(trace(edges, leaving, start, done))
  }
  return sortedLoops(edges, loops)
}

function trace(
  edges: readonly Edge[],
  leaving: ReadonlyMap<string, readonly EdgeUse[]>,
  start: EdgeUse,
  done: Set<string>,
): Loop {
  const loop: EdgeUse[] = []
  let use = start
  while (!done.has(useKey(use))) {
    done.add(useKey(use))
    loop.push(use)
    const { polyline } = edges[use.edge] as Edge
    const around = leaving.get(keyOf(polyline.at(use.isReversed ? 0 : -1) as Point)) as readonly EdgeUse[]
    const back = around.findIndex(({ edge, isReversed }) => edge === use.edge && isReversed !== use.isReversed)
    // The next edge before the way back, by angle, keeps the area to the right: loops of areas run clockwise on screen.
    use = around[(back + around.length - 1) % around.length] as EdgeUse
  }
  const passed = new Set<number>()
  for (const { edge } of loop) {
    if (passed.has(edge)) throw new RangeError(`planarMap: ${placeOf(edges[edge] as Edge)} leads nowhere`)
    passed.add(edge)
  }
  return loop
}

function sortedLoops(edges: readonly Edge[], loops: readonly Loop[]): PlanarMap {
  const faces: Loop[] = []
  const outline: Loop[] = []
  for (const loop of loops) {
    if (signedArea(loopPolyline(edges, loop)) > 0) faces.push(loop)
    else outline.push(loop.toReversed().map(({ edge, isReversed }) => ({ edge, isReversed: !isReversed })))
  }
  return { edges, faces, outline }
}

/** The points around a loop, each once. */
export function loopPolyline(edges: readonly Edge[], loop: Loop): Point[] {
  return loop.flatMap(({ edge, isReversed }) => {
    const { polyline } = edges[edge] as Edge
    return (isReversed ? polyline.toReversed() : polyline).slice(0, -1)
  })
}

/** The curves around a loop, in order. */
export function loopCurves(edges: readonly Edge[], loop: Loop): CubicCurve[] {
  return loop.flatMap(({ edge, isReversed }) => {
    const { curves } = edges[edge] as Edge
    return isReversed ? curves.toReversed().map(reversedCurve) : [...curves]
  })
}

function headingOf(edges: readonly Edge[], { edge, isReversed }: EdgeUse): number {
  const { polyline } = edges[edge] as Edge
  const from = polyline.at(isReversed ? -1 : 0) as Point
  const to = polyline.at(isReversed ? -2 : 1) as Point
  return Math.atan2(to.y - from.y, to.x - from.x)
}

function placeOf({ polyline }: Edge): string {
  const [from, to] = [polyline[0] as Point, polyline.at(-1) as Point]
  return `the edge from ${from.x},${from.y} to ${to.x},${to.y}`
}

const keyOf = ({ x, y }: Point) => `${x} ${y}`
const useKey = ({ edge, isReversed }: EdgeUse) => `${edge} ${isReversed}`
