import type { CubicCurve, Point } from '@stipple/domain/anatomy'

/** Hundredths of a chart unit: at one unit a millimetre, a tenth of what an eye can tell apart on any screen. */
const number = (value: number) => String(Math.round(value * 100) / 100)
const place = ({ x, y }: Point) => `${number(x)} ${number(y)}`

/** Path data of curves that follow one another. */
export function curvePath(curves: readonly CubicCurve[]): string {
  const [first] = curves
  if (!first) return ''
  return `M${place(first[0])}${curves.map(([, b, c, d]) => `C${place(b)} ${place(c)} ${place(d)}`).join('')}`
}

/** Path data of a closed area. */
export const areaPath = (curves: readonly CubicCurve[]): string => `${curvePath(curves)}Z`

/** Path data of a polygon. */
export const polygonPath = (points: readonly Point[]): string => `M${points.map(place).join('L')}Z`

/** Path data of dots: lines of no length, which round caps turn into discs. */
export const dotsPath = (points: readonly Point[]): string => points.map((point) => `M${place(point)}h0`).join('')
