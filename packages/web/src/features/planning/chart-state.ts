import { chartIds, chartNamed, type MarkedArea, signedArea, zonesOnChart } from '@stipple/domain/anatomy'
import { type AvoidMark, type Plan, zoneDose } from '@stipple/domain/planning'
import type { ChartMark, ZoneLook } from '../atlas/looks.ts'
import type { PlanningCatalogue } from './use-planning.ts'

/** Share of the densest stipple for a zone whose density cannot be counted: planned, and no statement on how dense. */
const uncountedShare = 0.35
/** The densest zone of a plan, and the least that still reads as treated. */
const [mostShare, leastShare] = [0.95, 0.12]

/** How each zone of a plan is drawn: what is meant, how dense against the densest zone of the plan, and how deep. */
export function zoneLooks(
  { zones, avoid }: Pick<Plan, 'zones' | 'avoid'>,
  devices: PlanningCatalogue['devices'],
  depthText: (depthMm: number) => string,
): ReadonlyMap<string, ZoneLook> {
  const densities = new Map(zones.map((zone) => [zone.zone, zoneDose(zone, devices).density?.value]))
  const most = Math.max(0, ...[...densities.values()].map((value) => value ?? 0))
  const shareOf = (zone: string) => {
    const value = densities.get(zone)
    if (value === undefined || most === 0) return uncountedShare
    return Math.max(leastShare, (value / most) * mostShare)
  }
  const looks = new Map<string, ZoneLook>(avoid.map((zone) => [zone, sameLook({ intention: 'avoid', density: 0 })]))
  for (const { zone, mark, depthMm } of zones) {
    const label = depthMm === null ? {} : { label: depthText(depthMm) }
    looks.set(zone, sameLook({ intention: mark, density: shareOf(zone), ...label }))
  }
  return looks
}

const looksKept = new Map<string, ZoneLook>()

/** One object for each look, so that a zone that looks the same is not drawn again: its dots are most of the work. */
function sameLook(look: ZoneLook): ZoneLook {
  const key = JSON.stringify(look)
  const kept = looksKept.get(key)
  if (kept) return kept
  if (looksKept.size > 1_000) looksKept.clear()
  looksKept.set(key, look)
  return look
}

/** Marks of a plan on one chart. */
export function chartMarks(marks: readonly AvoidMark[], chart: string): readonly ChartMark[] {
  return marks.filter((mark) => mark.chart === chart).map(({ id, kind, shape }) => ({ id, kind, area: areaOf(shape) }))
}

function areaOf(shape: AvoidMark['shape']): MarkedArea {
  return 'outline' in shape
    ? { kind: 'polygon', points: shape.outline }
    : { kind: 'circle', centre: shape.centre, radius: shape.radius }
}

/** An area drawn on a chart as the shape of a mark. */
export function shapeOf(area: MarkedArea): AvoidMark['shape'] {
  const rounded = (value: number) => Math.round(value * 100) / 100
  const point = ({ x, y }: { readonly x: number; readonly y: number }) => ({ x: rounded(x), y: rounded(y) })
  return area.kind === 'circle'
    ? { centre: point(area.centre), radius: rounded(area.radius) }
    : { outline: area.points.map(point) }
}

/**
 * Charts for a picture of these zones: those that together show all of them, each next one showing most of what is left, then
 * others from which one of them can be seen as well.
 */
export function chartsFor(zones: readonly string[], most: number): readonly string[] {
  const left = new Set(zones)
  const chosen: string[] = []
  const showing = (id: string, of: ReadonlySet<string>) => zonesOnChart(id).filter((zone) => of.has(zone)).length
  while (left.size > 0 && chosen.length < most) {
    const counted = chartIds.map((id) => ({ id, shows: showing(id, left), size: sizeOn(id, left) }))
    const best = counted.reduce((one, other) =>
      other.shows > one.shows || (other.shows === one.shows && other.size > one.size) ? other : one,
    )
    if (best.shows === 0) break
    chosen.push(best.id)
    for (const zone of zonesOnChart(best.id)) left.delete(zone)
  }
  const all = new Set(zones)
  const others = chartIds.filter((id) => !chosen.includes(id) && showing(id, all) > 0)
  return [...chosen, ...others].slice(0, most)
}

/** Share of a chart's frame that zones take up on it: of two charts that show them, the one they are seen best on. */
function sizeOn(id: string, zones: ReadonlySet<string>): number {
  const chart = chartNamed(id)
  if (!chart) return 0
  const outlines = chart.zones.filter((zone) => zones.has(zone.id)).flatMap(({ polylines }) => polylines)
  const area = outlines.reduce((sum, outline) => sum + Math.abs(signedArea(outline)), 0)
  return area / (chart.frame.width * chart.frame.height)
}
