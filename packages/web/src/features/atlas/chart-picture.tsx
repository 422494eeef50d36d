import type { Chart, MarkedArea } from '@stipple/domain/anatomy'
import { memo } from 'react'
import { ChartLines, ChartSkin } from './chart-lines.tsx'
import type { ZoneLook } from './looks.ts'
import { ChartPatterns, letterSize, ZoneFill, ZoneLabel } from './zone-fill.tsx'

type ChartPictureProps = {
  readonly chart: Chart
  readonly looks: ReadonlyMap<string, ZoneLook>
  /** Places without dots; the marks themselves are drawn above the picture. */
  readonly marks: readonly MarkedArea[]
  readonly patterns: string
  /** Letters for the person's sides. */
  readonly leftSign: string
  readonly rightSign: string
}

/**
 * The drawing with what is planned on it. Thousands of dots: it stands in a layer of its own and is drawn anew only when a look or a
 * mark has changed, not when something is pointed at or selected.
 */
export const ChartPicture = memo(function ChartPicture(props: ChartPictureProps) {
  const { chart, looks, marks, patterns, leftSign, rightSign } = props
  const { left, top, width, height } = chart.frame
  const planned = chart.zones.flatMap((zone) => {
    const look = looks.get(zone.id)
    return look ? [{ zone, look }] : []
  })
  return (
    <svg className="chart-layer" viewBox={`${left} ${top} ${width} ${height}`} aria-hidden="true">
      <ChartPatterns chart={chart} id={patterns} />
      <ChartSkin chart={chart} />
      {planned.map(({ zone, look }) => (
        <ZoneFill key={zone.id} chart={chart} zone={zone} look={look} marks={marks} patterns={patterns} />
      ))}
      <ChartLines chart={chart} />
      <Sides chart={chart} left={leftSign} right={rightSign} />
      {planned.map(({ zone, look }) =>
        look.label === undefined ? null : <ZoneLabel key={zone.id} chart={chart} zone={zone} text={look.label} />,
      )}
    </svg>
  )
})

/** Which side of the person is which: on the picture, because prints lie around without their surroundings. */
function Sides({ chart, left, right }: { readonly chart: Chart; readonly left: string; readonly right: string }) {
  if (!chart.isMirrored) return null
  const size = letterSize(chart)
  const { left: edge, top, width } = chart.frame
  const [onLeft, onRight] = chart.side === 'left' ? [right, left] : [left, right]
  return (
    <g className="chart-sides" fontSize={size}>
      <text x={edge + size * 0.4} y={top + size * 1.1}>
        {onLeft}
      </text>
      <text x={edge + width - size * 0.4} y={top + size * 1.1} textAnchor="end">
        {onRight}
      </text>
    </g>
  )
}
