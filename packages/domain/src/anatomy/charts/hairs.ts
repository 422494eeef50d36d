import type { ChartFeature, ChartSketch } from './chart.ts'
import { pointOn } from './flatten.ts'
import type { CubicCurve } from './point.ts'
import { curvesOf, type LineText, readLines, type SketchLine } from './sketch.ts'

type HairFeature = ChartSketch['features'][number] & { readonly style: ChartFeature['style'] }

/**
 * Short fine strokes that stand on a line, evenly spaced along it: eyebrows, the edge of the hair.
 *
 * @param lengths of the first and the last, in chart units; those between are in between
 * @param directionsDegrees of the first and the last; each stroke bends a little towards the end
 */
export function hairs(
  count: number,
  root: LineText,
  lengths: readonly [number, number],
  directionsDegrees: readonly [number, number],
): HairFeature[] {
  const curves = curvesOf(readLines([root])[0] as SketchLine, false)
  return Array.from({ length: count }, (_, index) => {
    const share = index / (count - 1)
    const along = Math.min(share * curves.length, curves.length - 1e-9)
    const { x, y } = pointOn(curves[Math.floor(along)] as CubicCurve, along % 1)
    const between = ([first, last]: readonly [number, number]) => first + share * (last - first)
    const degrees = between(directionsDegrees)
    const angle = (degrees * Math.PI) / 180
    const tip = `${decimal(x + between(lengths) * Math.cos(angle))},${decimal(y + between(lengths) * Math.sin(angle))}`
    return { style: 'fine', line: `${decimal(x)},${decimal(y)}@${decimal(degrees - 12)} ${tip}` }
  })
}

/** Without an exponent, which the text of a line does not know. */
const decimal = (value: number) => value.toFixed(3)
