import {
  areaShareOf,
  type Chart,
  chartNamed,
  chartsShowing,
  isInsideLoop,
  type MarkedArea,
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
  return {
    markedShare: (zone) => {
      const shares = chartsShowing(zone).flatMap((id) => {
        const chart = chartNamed(id)
        const areas = marks.filter((mark) => mark.chart === id).map(areaOf)
        return chart ? (areaShareOf(chart, zone, areas) ?? []) : []
      })
      return shares.length === 0 ? null : Math.max(...shares)
    },
    zonesUnderMark: (id) => {
      const mark = marks.find((each) => each.id === id)
      const chart = mark && chartNamed(mark.chart)
      if (!mark || !chart) return null
      const zones = zonesUnder(chart, areaOf(mark))
      return zones.length === 0 ? null : zones
    },
  }
}

/** Zones of a chart that an area lies on, be it with a corner. */
function zonesUnder(chart: Chart, area: MarkedArea): readonly string[] {
  return chart.zones
    .filter(({ id }) => (areaShareOf(chart, id, [area]) ?? 0) > 0 || holdsMiddle(chart, id, area))
    .map(({ id }) => id)
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
