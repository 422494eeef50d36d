import {
  areaShareOf,
  type Chart,
  chartNamed,
  chartsShowing,
  isInsideLoop,
  type MarkedArea,
  type Point,
  zoneAt,
} from '../anatomy/index.ts'
import type { AvoidMark } from './avoid-mark.ts'
import type { MarkGeometry } from './plan-background.ts'
import type { Plan } from './plan.ts'

/**
 * What the avoid marks of a plan cover, in the drawn areas of the atlas.
 *
 * A zone that stands on several charts counts with the chart on which most of it is marked: the same skin may be marked on
 * each, and nobody can tell from the marks.
 */
export function atlasGeometry({ marks }: Pick<Plan, 'marks'>): MarkGeometry {
  const areas = marks.map((mark) => ({ id: mark.id, chart: mark.chart, area: areaOf(mark) }))
  return {
    markedShare: (zone) => {
      const shares = chartsShowing(zone).flatMap((id) => {
        const chart = chartNamed(id)
        if (!chart) return []
        const near = areas.filter((mark) => mark.chart === id && mayMeet(chart, zone, mark.area))
        // Most zones have no mark near them, and cutting outlines is the costly part of a check.
        return near.length === 0
          ? [0]
          : (areaShareOf(
              chart,
              zone,
              near.map(({ area }) => area),
            ) ?? [])
      })
      return shares.length === 0 ? null : Math.max(...shares)
    },
    zonesUnderMark: (id) => {
      const mark = areas.find((each) => each.id === id)
      const chart = mark && chartNamed(mark.chart)
      if (!mark || !chart) return null
      const zones = zonesUnder(chart, mark.area)
      return zones.length === 0 ? null : zones
    },
  }
}

/** Zones of a chart that an area lies on, be it with a corner. */
function zonesUnder(chart: Chart, area: MarkedArea): readonly string[] {
  return chart.zones
    .filter(({ id }) => mayMeet(chart, id, area))
    .filter(({ id }) => (areaShareOf(chart, id, [area]) ?? 0) > 0 || holdsMiddle(chart, id, area))
    .map(({ id }) => id)
}

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

const boxesOfCharts = new WeakMap<Chart, ReadonlyMap<string, Box>>()

/** Whether the boxes around a zone and an area overlap: where they do not, neither do zone and area. */
function mayMeet(chart: Chart, zone: string, area: MarkedArea): boolean {
  let boxes = boxesOfCharts.get(chart)
  if (!boxes) {
    boxes = new Map(chart.zones.map(({ id, polylines }) => [id, boxAround(polylines.flat())]))
    boxesOfCharts.set(chart, boxes)
  }
  const one = boxes.get(zone)
  if (!one) return false
  const other =
    area.kind === 'polygon'
      ? boxAround(area.points)
      : // The polygon that stands for a circle reaches a little beyond its radius.
        boxAround(
          [-1.01, 1.01].map((by) => ({ x: area.centre.x + by * area.radius, y: area.centre.y + by * area.radius })),
        )
  return one.left <= other.right && other.left <= one.right && one.top <= other.bottom && other.top <= one.bottom
}

function boxAround(points: readonly Point[]): Box {
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
}

/** A mark too small to have an area, such as a point, lies where its middle is. */
function holdsMiddle(chart: Chart, zone: string, area: MarkedArea): boolean {
  if (area.kind === 'circle') return zoneAt(chart, area.centre) === zone
  return area.points.some((point) => zoneAt(chart, point) === zone && isInsideLoop(point, area.points))
}

function areaOf({ shape }: AvoidMark): MarkedArea {
  return 'outline' in shape
    ? { kind: 'polygon', points: shape.outline }
    : { kind: 'circle', centre: shape.centre, radius: shape.radius }
}
