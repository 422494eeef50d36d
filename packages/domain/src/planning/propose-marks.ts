import { chartNamed, chartsShowing, zoneCentre } from '../anatomy/index.ts'
import type { Finding } from '../candidacy/index.ts'
import type { AvoidMark, AvoidMarkKind } from './avoid-mark.ts'

/** What a finding about a spot is drawn as; every other rule as something else. */
const kindOfRule: Readonly<Record<string, AvoidMarkKind>> = {
  'stable-lesion': 'mole',
  'changing-lesion': 'mole',
  'warts-molluscum': 'wart',
  'actinic-keratosis': 'keratosis',
  'active-acne': 'active-acne',
  'herpes-simplex': 'cold-sore',
  'dermal-filler-recent': 'filler',
  'metal-implant': 'implant',
  tattoo: 'tattoo',
}

/** Radius of a mark that nobody has placed yet, in chart units; smaller where the zone has less room. */
const mostRadius = 6

/**
 * Marks for findings that ask to spare a spot in a zone of a chart: one in the middle of the zone, to be moved to where the spot
 * is. A finding that names no zone of a chart gets none; the plan check then asks for one.
 */
export function proposeMarks(
  findings: readonly Pick<Finding, 'rule' | 'effect' | 'extent' | 'zones'>[],
): readonly AvoidMark[] {
  return findings
    .filter(({ effect, extent }) => effect === 'avoid-zone' && extent === 'spot')
    .flatMap(({ rule, zones }) => zones.map((zone) => ({ rule, zone })))
    .flatMap(({ rule, zone }, at): AvoidMark[] => {
      const [id] = chartsShowing(zone)
      const chart = id === undefined ? undefined : chartNamed(id)
      const centre = chart && zoneCentre(chart, zone)
      if (!chart || !centre) return []
      const rounded = (value: number) => Math.round(value * 100) / 100
      return [
        {
          id: `mark-${at + 1}`,
          kind: kindOfRule[rule] ?? 'other',
          chart: chart.id,
          shape: {
            centre: { x: rounded(centre.point.x), y: rounded(centre.point.y) },
            radius: rounded(Math.min(mostRadius, centre.radius)),
          },
          rule,
          note: '',
        },
      ]
    })
}
