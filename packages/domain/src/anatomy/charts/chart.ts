import { type CubicCurve, mirrored, mirroredCurve, type Point } from './point.ts'
import { type Edge, edgeOf, type Loop, loopCurves, loopPolyline, type PlanarMap, planarMap } from './planar-map.ts'
import { isInsideLoop } from './point-in-loop.ts'
import { curvesOf, type LineText, readLines, readPlace, type SketchLine } from './sketch.ts'

/** How a line of a feature is drawn: as ink, as fine ink, or filled. */
export type FeatureStyle = 'ink' | 'fine' | 'filled'

/**
 * A chart as it is drawn by hand: lines as text, and a place inside each area that says what the area is.
 *
 * In a mirrored sketch only the half on the viewer's right (x ≥ 0) is drawn. `*` in the id of a zone stands for the side
 * of the person that this half shows; lines that end on the midline go on in their mirror image.
 */
export type ChartSketch = {
  readonly id: string
  /**
   * Chart units; the midline is x = 0. One unit is nominally one millimetre of the reference adult in the plane of the drawing.
   * Avoid marks are stored in these units: lines may be refined, but id, scale and origin of a chart stay what they are.
   */
  readonly frame: { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
  readonly isMirrored: boolean
  /** The person's side that is drawn: right of the midline in a mirrored sketch, the whole of it otherwise. */
  readonly side: 'left' | 'right'
  /** Lines of the body that part zones and are drawn as ink. */
  readonly contours: readonly LineText[]
  /** The same as fine ink: folds and creases. */
  readonly creases: readonly LineText[]
  /** Lines that nobody sees on a person. */
  readonly borders: readonly LineText[]
  /** A place inside each area of a zone, several separated by spaces. */
  readonly zones: Readonly<Record<string, string>>
  /** Places inside areas that are no skin, such as the opening of an eye. */
  readonly openings: readonly string[]
  /**
   * Drawn on top; no part of any zone. In a mirrored sketch a feature that reaches to the other half is not mirrored.
   */
  readonly features: readonly { readonly style: FeatureStyle; readonly line: LineText }[]
}

export type ChartZone = {
  readonly id: string
  /** Clockwise loops, one for each piece of skin that belongs to the zone. */
  readonly loops: readonly Loop[]
  /** `loops` flattened: closed polylines without the repeated first point. */
  readonly polylines: readonly (readonly Point[])[]
}

export type ChartFeature = { readonly style: FeatureStyle; readonly curves: readonly CubicCurve[] }

export type Chart = {
  readonly id: string
  readonly frame: ChartSketch['frame']
  readonly isMirrored: boolean
  /** The person's side on the viewer's right when the chart is mirrored; the side that is shown when it is not. */
  readonly side: ChartSketch['side']
  readonly edges: readonly Edge[]
  readonly zones: readonly ChartZone[]
  /** Areas that are no skin. */
  readonly openings: readonly Loop[]
  /** What zones and openings tile together. */
  readonly outline: readonly Loop[]
  readonly features: readonly ChartFeature[]
}

/**
 * Builds a chart from its sketch.
 *
 * @throws {RangeError} when an area has no zone or two, a zone no area, a piece lies inside another, or a line leads nowhere
 */
export function chartOf(sketch: ChartSketch): Chart {
  const edges = edgesOf(sketch)
  const map = planarMap(edges)
  refuseIslands(sketch, map)
  const { zones, openings } = named(sketch, map)
  const { id, frame, isMirrored, side } = sketch
  return { id, frame, isMirrored, side, edges, zones, openings, outline: map.outline, features: featuresOf(sketch) }
}

function edgesOf({ contours, creases, borders, isMirrored }: ChartSketch): Edge[] {
  const lines = readLines([...contours, ...creases, ...borders])
  const kindOf = (index: number) =>
    index < contours.length ? 'contour' : index < contours.length + creases.length ? 'crease' : 'border'
  const edges: Edge[] = []
  for (const [index, line] of lines.entries()) {
    for (const curves of pieces(line, curvesOf(line, isMirrored))) {
      const edge = edgeOf(curves, kindOf(index))
      edges.push(edge)
      const isOnMidline = edge.polyline.every(({ x }) => x === 0)
      if (isMirrored && !isOnMidline) edges.push(edgeOf(curves.map(mirroredCurve), edge.line))
    }
  }
  return edges
}

/** Curves of a line, parted where it passes a named point: other lines may meet it there. */
function pieces({ points, isClosed }: SketchLine, curves: readonly CubicCurve[]): CubicCurve[][] {
  const parted: CubicCurve[][] = []
  for (const [index, curve] of curves.entries()) {
    if (index === 0 || points[index]?.name !== undefined) parted.push([])
    parted.at(-1)?.push(curve)
  }
  const last = parted.at(-1)
  // A closed line that starts at an unnamed point has no end there.
  if (isClosed && parted.length > 1 && points[0]?.name === undefined && last)
    parted[0]?.unshift(...(parted.pop() ?? []))
  return parted
}

function named(sketch: ChartSketch, map: PlanarMap): Pick<Chart, 'zones' | 'openings'> {
  const polylines = map.faces.map((loop) => loopPolyline(map.edges, loop))
  const names = new Map<number, string>()
  for (const { name, place } of places(sketch)) {
    const face = polylines.findIndex((polyline) => isInsideLoop(place, polyline))
    if (face < 0) throw new RangeError(`chartOf: '${name}' of ${sketch.id} lies outside, at ${place.x},${place.y}`)
    const before = names.get(face)
    if (before !== undefined && before !== name)
      throw new RangeError(`chartOf: one area of ${sketch.id} is both '${before}' and '${name}'`)
    names.set(face, name)
  }
  for (const [face, polyline] of polylines.entries()) {
    if (names.has(face)) continue
    const near = polyline.map(({ x, y }) => `${Math.round(x)},${Math.round(y)}`)
    throw new RangeError(`chartOf: an area of ${sketch.id} is no zone: ${near.join(' ')}`)
  }
  const facesOf = (name: string) => [...names].flatMap(([face, its]) => (its === name ? [face] : []))
  const ids = [...new Set(names.values())].filter((name) => name !== opening)
  return {
    zones: ids.map((id) => ({
      id,
      loops: facesOf(id).map((face) => map.faces[face] as Loop),
      polylines: facesOf(id).map((face) => polylines[face] as Point[]),
    })),
    openings: facesOf(opening).map((face) => map.faces[face] as Loop),
  }
}

/** Ids of the zones of a sketch, without building it. */
export function zoneIdsOf({ zones, side, isMirrored }: ChartSketch): string[] {
  const ids = Object.keys(zones).flatMap((id) =>
    isMirrored ? [id.replace('*', side), id.replace('*', otherSideOf(side))] : [id.replace('*', side)],
  )
  return [...new Set(ids)]
}

const otherSideOf = (side: 'left' | 'right') => (side === 'left' ? 'right' : 'left')

/** No zone has this id: zones have no spaces. */
const opening = 'not a zone'

function places({ zones, openings, side, isMirrored }: ChartSketch): { name: string; place: Point }[] {
  const texts = [...Object.entries(zones), ...openings.map((place) => [opening, place] as const)]
  return texts.flatMap(([name, text]) =>
    text.split(' ').flatMap((word) => {
      const place = readPlace(word)
      const here = { name: name.replace('*', side), place }
      return isMirrored ? [here, { name: name.replace('*', otherSideOf(side)), place: mirrored(place) }] : [here]
    }),
  )
}

function refuseIslands({ id }: ChartSketch, { edges, faces, outline }: PlanarMap): void {
  for (const loop of outline) {
    const [first] = loopPolyline(edges, loop)
    const around = faces.find((face) => {
      const polyline = loopPolyline(edges, face)
      return first && !polyline.some(({ x, y }) => x === first.x && y === first.y) && isInsideLoop(first, polyline)
    })
    if (around) throw new RangeError(`chartOf: in ${id} a piece around ${first?.x},${first?.y} lies inside an area`)
  }
}

function featuresOf({ features, isMirrored }: ChartSketch): ChartFeature[] {
  const lines = readLines(features.map(({ line }) => line))
  return features.flatMap(({ style }, index) => {
    const line = lines[index] as SketchLine
    const { points } = line
    const curves = curvesOf(line, isMirrored)
    const isWhole = points.every(({ x }) => x === 0) || points.some(({ x }) => x < 0)
    return isMirrored && !isWhole
      ? [
          { style, curves },
          { style, curves: curves.map(mirroredCurve) },
        ]
      : [{ style, curves }]
  })
}

/** Smooth curves around a zone, one list for each of its pieces. */
export function zoneCurves(chart: Chart, zone: ChartZone): CubicCurve[][] {
  return zone.loops.map((loop) => loopCurves(chart.edges, loop))
}
