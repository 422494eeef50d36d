import { type Chart, type ChartSketch, chartOf, zoneIdsOf } from './chart.ts'
import { armsBack, armsFront } from './arms.ts'
import { axillae } from './axillae.ts'
import { faceFront } from './face-front.ts'
import { faceLeft, faceRight } from './face-side.ts'
import { feetTop, soles } from './feet.ts'
import { handsBack, palms } from './hands.ts'
import { legsBack, legsFront } from './legs.ts'
import { neckFront } from './neck.ts'
import { scalpBack, scalpTop } from './scalp.ts'
import { trunkBack, trunkFront } from './trunk.ts'

/** All charts in the order in which they are offered: from the head down. */
const sketches: readonly ChartSketch[] = [
  faceFront,
  faceLeft,
  faceRight,
  scalpTop,
  scalpBack,
  neckFront,
  trunkFront,
  trunkBack,
  axillae,
  armsFront,
  armsBack,
  handsBack,
  palms,
  legsFront,
  legsBack,
  feetTop,
  soles,
]

const built = new Map<string, Chart>()

/** Stable names of the charts: avoid marks are stored with them. */
export const chartIds: readonly string[] = sketches.map(({ id }) => id)

/**
 * A chart by its id, built at the first call and the same value ever after.
 *
 * @returns undefined for an id that is not in {@link chartIds}
 */
export function chartNamed(id: string): Chart | undefined {
  const sketch = sketches.find((each) => each.id === id)
  if (!sketch) return undefined
  const chart = built.get(id) ?? chartOf(sketch)
  built.set(id, chart)
  return chart
}

/** Zones of each chart; asked for with every check of a plan, so that it is worked out once. */
const zonesOfCharts: ReadonlyMap<string, readonly string[]> = new Map(
  sketches.map((sketch) => [sketch.id, zoneIdsOf(sketch)]),
)
const chartsOfZones: ReadonlyMap<string, readonly string[]> = new Map(
  [...new Set([...zonesOfCharts.values()].flat())].map((zone) => [
    zone,
    chartIds.filter((id) => zonesOfCharts.get(id)?.includes(zone)),
  ]),
)

/** Ids of the charts that show a zone (a leaf of the tree), in the order in which charts are offered. */
export const chartsShowing = (zone: string): readonly string[] => chartsOfZones.get(zone) ?? []

/** Ids of the zones on a chart, in the order of its sketch; none for a chart that does not exist. */
export const zonesOnChart = (id: string): readonly string[] => zonesOfCharts.get(id) ?? []
