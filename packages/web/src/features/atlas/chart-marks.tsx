import type { Chart, MarkedArea, Point } from '@stipple/domain/anatomy'
import type { ChartMark } from './looks.ts'
import { MarkSign } from './mark-icon.tsx'
import { polygonPath } from './path-text.ts'
import { letterSize } from './zone-fill.tsx'

/** The middle of an area: of a circle its centre, of a polygon the mean of its corners. */
function middleOf(area: MarkedArea): Point {
  if (area.kind === 'circle') return area.centre
  const sum = area.points.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 })
  return { x: sum.x / area.points.length, y: sum.y / area.points.length }
}

export function AreaShape({ area, patterns }: { readonly area: MarkedArea; readonly patterns: string }) {
  const fill = `url(#${patterns}-mark)`
  return area.kind === 'circle' ? (
    <circle className="mark-area" cx={area.centre.x} cy={area.centre.y} r={area.radius} fill={fill} />
  ) : (
    <path className="mark-area" d={polygonPath(area.points)} fill={fill} />
  )
}

/** Places to keep away from: their area as it is, and a sign of the kind on top. */
export function ChartMarks(props: {
  readonly chart: Chart
  readonly marks: readonly ChartMark[]
  readonly patterns: string
  readonly nameOf: (mark: ChartMark) => string
}) {
  const { chart, marks, patterns, nameOf } = props
  const scale = letterSize(chart) / 8.5
  return marks.map((mark) => {
    const { x, y } = middleOf(mark.area)
    return (
      <g key={mark.id} className="chart-mark">
        <title>{nameOf(mark)}</title>
        <AreaShape area={mark.area} patterns={patterns} />
        <g transform={`translate(${x} ${y}) scale(${scale})`}>
          <circle className="mark-plate" r="5.2" />
          <MarkSign kind={mark.kind} />
        </g>
      </g>
    )
  })
}
