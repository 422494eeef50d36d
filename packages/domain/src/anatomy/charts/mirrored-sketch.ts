import type { ChartSketch } from './chart.ts'

/** Number of a token: the x of a point, or its direction. */
const xPattern = /(^|:)(-?[\d.]+)(?=,)/
const directionPattern = /@(-?[\d.]+)$/

/** The drawing of the other side: what points left points right, and the sides of zones change with it. */
export function mirroredSketch(sketch: ChartSketch, id: string): ChartSketch {
  const { left, width } = sketch.frame
  return {
    ...sketch,
    id,
    frame: { ...sketch.frame, left: -left - width },
    side: sketch.side === 'left' ? 'right' : 'left',
    contours: sketch.contours.map(mirroredText),
    creases: sketch.creases.map(mirroredText),
    borders: sketch.borders.map(mirroredText),
    zones: Object.fromEntries(Object.entries(sketch.zones).map(([zone, places]) => [zone, mirroredText(places)])),
    openings: sketch.openings.map(mirroredText),
    features: sketch.features.map((feature) => ({ ...feature, line: mirroredText(feature.line) })),
  }
}

function mirroredText(text: string): string {
  return text
    .split(/\s+/)
    .map((token) =>
      token
        .replace(xPattern, (_, before: string, x: string) => `${before}${opposite(x)}`)
        .replace(directionPattern, (_, degrees: string) => `@${180 - Number(degrees)}`),
    )
    .join(' ')
}

const opposite = (x: string) => (x.startsWith('-') ? x.slice(1) : `-${x}`)
