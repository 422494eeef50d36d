import type { Chart } from '@stipple/domain/anatomy'
import { useEffect, useId, useMemo } from 'react'
import { useSay } from '../../app/say.tsx'
import { AreaShape, ChartMarks } from './chart-marks.tsx'
import { ChartPicture } from './chart-picture.tsx'
import { markWords } from './chart-words.ts'
import type { ChartMark, ChartTool, ZoneLook } from './looks.ts'
import { type ChartEvents, useChartPointer } from './use-chart-pointer.ts'
import { zonePath } from './zone-fill.tsx'
import './atlas.css'

export type AtlasChartProps = ChartEvents & {
  readonly chart: Chart
  /** What the chart shows, for those who do not see it. */
  readonly label: string
  /** Zones that are not in it are plain. The picture is drawn anew when this is another value, so keep it while nothing changes. */
  readonly looks: ReadonlyMap<string, ZoneLook>
  readonly selected: ReadonlySet<string>
  /** The zone that is pointed at, here or in a list. */
  readonly pointed: string | undefined
  /** As with `looks`: keep the value while nothing changes. */
  readonly marks: readonly ChartMark[]
  readonly tool: ChartTool
}

/**
 * One chart of the atlas. It knows zones, looks and marks and nothing of plans; what is done on it comes out as events. Whatever
 * the pointer does here can be done in the list of zones, too, so the drawing itself takes no focus.
 */
export function AtlasChart(props: AtlasChartProps) {
  const { chart, label, looks, pointed, marks, tool } = props
  const say = useSay()
  const patterns = `atlas${useId().replaceAll(/[^a-z0-9]/gi, '')}`
  const { draft, isSelected, cancel, handlers } = useChartPointer(props)
  const areas = useMemo(() => marks.map(({ area }) => area), [marks])
  useEscape(cancel)
  const { left, top, width, height } = chart.frame
  return (
    <div className={`atlas-chart tool-${tool.kind}`} role="img" aria-label={label}>
      <ChartPicture
        chart={chart}
        looks={looks}
        marks={areas}
        patterns={patterns}
        leftSign={say('atlas.side.left')}
        rightSign={say('atlas.side.right')}
      />
      <svg className="chart-layer upper" viewBox={`${left} ${top} ${width} ${height}`} aria-hidden="true" {...handlers}>
        <ZoneOutlines className="zone-pointed" chart={chart} isShown={(id) => id === pointed} />
        <ZoneOutlines className="zone-selected" chart={chart} isShown={isSelected} />
        <ChartMarks chart={chart} marks={marks} patterns={patterns} nameOf={({ kind }) => say(markWords[kind])} />
        {draft ? (
          <g className="chart-mark draft">
            <AreaShape area={draft} patterns={patterns} />
          </g>
        ) : null}
      </svg>
    </div>
  )
}

function ZoneOutlines(props: {
  readonly className: string
  readonly chart: Chart
  readonly isShown: (id: string) => boolean
}) {
  const { className, chart, isShown } = props
  const zones = chart.zones.filter(({ id }) => isShown(id))
  return zones.map((zone) => <path key={zone.id} className={className} d={zonePath(chart, zone)} />)
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
