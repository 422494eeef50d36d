import type { Chart, ChartZone } from '@stipple/domain/anatomy'
import { useEffect, useId, useMemo } from 'react'
import { useSay } from '../../app/say.tsx'
import { AreaShape, ChartMarks } from './chart-marks.tsx'
import { ChartLines, ChartSkin } from './chart-lines.tsx'
import { markWords } from './chart-words.ts'
import type { ChartMark, ChartTool, ZoneLook } from './looks.ts'
import { type ChartEvents, useChartPointer } from './use-chart-pointer.ts'
import { ChartPatterns, letterSize, ZoneFill, ZoneLabel, zonePath } from './zone-fill.tsx'
import './atlas.css'

export type AtlasChartProps = ChartEvents & {
  readonly chart: Chart
  /** What the chart shows, for those who do not see it. */
  readonly label: string
  /** Zones that are not in it are plain. */
  readonly looks: ReadonlyMap<string, ZoneLook>
  readonly selected: ReadonlySet<string>
  /** The zone that is pointed at, here or in a list. */
  readonly pointed: string | undefined
  readonly marks: readonly ChartMark[]
  readonly tool: ChartTool
}

/**
 * One chart of the atlas. It knows zones, looks and marks and nothing of plans; what is done on it comes out as events. Whatever
 * the pointer does here can be done in the list of zones, too, so the drawing itself takes no focus.
 */
export function AtlasChart(props: AtlasChartProps) {
  const { chart, label, looks, selected, pointed, marks, tool } = props
  const say = useSay()
  const patterns = `atlas${useId().replaceAll(/[^a-z0-9]/gi, '')}`
  const { draft, cancel, handlers } = useChartPointer(props)
  const areas = useMemo(() => marks.map(({ area }) => area), [marks])
  useEscape(cancel)
  const { left, top, width, height } = chart.frame
  const zonesWith = (ids: (id: string) => boolean) => chart.zones.filter(({ id }) => ids(id))
  return (
    <svg
      className={`atlas-chart tool-${tool.kind}`}
      viewBox={`${left} ${top} ${width} ${height}`}
      role="img"
      aria-label={label}
      {...handlers}
    >
      <ChartPatterns chart={chart} id={patterns} />
      <ChartSkin chart={chart} />
      {zonesWith((id) => looks.has(id)).map((zone) => (
        <ZoneFill
          key={zone.id}
          chart={chart}
          zone={zone}
          look={looks.get(zone.id) as ZoneLook}
          marks={areas}
          patterns={patterns}
        />
      ))}
      <ZoneOutlines className="zone-selected-wash" chart={chart} zones={zonesWith((id) => selected.has(id))} />
      <ChartLines chart={chart} />
      <ZoneOutlines className="zone-pointed" chart={chart} zones={zonesWith((id) => id === pointed)} />
      <ZoneOutlines className="zone-selected" chart={chart} zones={zonesWith((id) => selected.has(id))} />
      <Sides chart={chart} left={say('atlas.side.left')} right={say('atlas.side.right')} />
      {zonesWith((id) => looks.get(id)?.label !== undefined).map((zone) => (
        <ZoneLabel key={zone.id} chart={chart} zone={zone} text={looks.get(zone.id)?.label ?? ''} />
      ))}
      <ChartMarks chart={chart} marks={marks} patterns={patterns} nameOf={({ kind }) => say(markWords[kind])} />
      {draft ? (
        <g className="chart-mark draft">
          <AreaShape area={draft} patterns={patterns} />
        </g>
      ) : null}
    </svg>
  )
}

function ZoneOutlines(props: {
  readonly className: string
  readonly chart: Chart
  readonly zones: readonly ChartZone[]
}) {
  const { className, chart, zones } = props
  return zones.map((zone) => <path key={zone.id} className={className} d={zonePath(chart, zone)} />)
}

/** Which side of the person is which: on the picture, because prints lie around without their surroundings. */
function Sides({ chart, left, right }: { readonly chart: Chart; readonly left: string; readonly right: string }) {
  if (!chart.isMirrored) return null
  const size = letterSize(chart)
  const { left: edge, top, width } = chart.frame
  const [onLeft, onRight] = chart.side === 'left' ? [right, left] : [left, right]
  return (
    <g className="chart-sides" fontSize={size} aria-hidden="true">
      <text x={edge + size * 0.4} y={top + size * 1.1}>
        {onLeft}
      </text>
      <text x={edge + width - size * 0.4} y={top + size * 1.1} textAnchor="end">
        {onRight}
      </text>
    </g>
  )
}

function useEscape(cancel: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') cancel()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
}
