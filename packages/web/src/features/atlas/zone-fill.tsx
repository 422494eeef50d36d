import { type Chart, type ChartZone, type MarkedArea, zoneCentre, zoneCurves } from '@stipple/domain/anatomy'
import { memo } from 'react'
import type { ZoneLook } from './looks.ts'
import { areaPath, dotsPath } from './path-text.ts'
import { dotDiameter, dotsOf, visibleDots } from './stipple.ts'

export const zonePath = (chart: Chart, zone: ChartZone): string => zoneCurves(chart, zone).map(areaPath).join('')

type ZoneFillProps = {
  readonly chart: Chart
  readonly zone: ChartZone
  readonly look: ZoneLook
  readonly marks: readonly MarkedArea[]
  /** Prefix of the ids of the chart's patterns. */
  readonly patterns: string
}

/** What is planned for a zone: dots as dense as the punctures, lines across for less, a lattice for none. */
export const ZoneFill = memo(function ZoneFill({ chart, zone, look, marks, patterns }: ZoneFillProps) {
  const { intention, density } = look
  if (intention === 'plain') return null
  const path = zonePath(chart, zone)
  const dots = intention === 'avoid' ? [] : visibleDots(dotsOf(chart, zone), density, marks)
  return (
    <g className={`zone-fill ${intention}`} aria-hidden="true">
      <path className="wash" d={path} />
      {intention === 'treat' ? null : <path d={path} fill={`url(#${patterns}-${intention})`} />}
      {dots.length === 0 ? null : <path className="dots" d={dotsPath(dots)} strokeWidth={dotDiameter(chart)} />}
    </g>
  )
})

/** Size of the writing on a chart, in chart units: the same on the screen for each of them. */
export const letterSize = ({ frame }: Chart) => Math.min(frame.width, frame.height) / 31

/** A zone's label, where the zone has most room; nothing when the zone is too small for it. */
export const ZoneLabel = memo(function ZoneLabel(props: {
  readonly chart: Chart
  readonly zone: ChartZone
  readonly text: string
}) {
  const { chart, zone, text } = props
  const size = letterSize(chart)
  const centre = zoneCentre(chart, zone.id)
  // Letters are about 0.6 of their size wide; half the text has to fit into the circle.
  if (!centre || centre.radius < size * Math.max(0.7, text.length * 0.3)) return null
  return (
    <text className="zone-label" x={centre.point.x} y={centre.point.y} fontSize={size} aria-hidden="true">
      {text}
    </text>
  )
})

/** Patterns of the chart, sized by its frame so that they look alike on each. */
export function ChartPatterns({ chart, id }: { readonly chart: Chart; readonly id: string }) {
  const step = letterSize(chart) * 0.55
  const line = step * 0.13
  return (
    <defs>
      <pattern
        id={`${id}-reduce`}
        width={step}
        height={step}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(-45)"
      >
        <path className="hatch reduce" d={`M0 ${step / 2}H${step}`} strokeWidth={line} />
      </pattern>
      <pattern
        id={`${id}-avoid`}
        width={step}
        height={step}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <path className="hatch avoid" d={`M0 ${step / 2}H${step}M${step / 2} 0V${step}`} strokeWidth={line} />
      </pattern>
      <pattern id={`${id}-mark`} width={step} height={step} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path className="hatch avoid" d={`M0 ${step / 2}H${step}`} strokeWidth={line} />
      </pattern>
    </defs>
  )
}
