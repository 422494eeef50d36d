import { type Chart, loopCurves } from '@stipple/domain/anatomy'
import { memo } from 'react'
import { areaPath, curvePath } from './path-text.ts'

/** The drawing itself: what does not change with a plan. */
export const ChartLines = memo(function ChartLines({ chart }: { readonly chart: Chart }) {
  const edges = (line: 'contour' | 'crease' | 'border') =>
    chart.edges
      .filter((edge) => edge.line === line)
      .map(({ curves }) => curvePath(curves))
      .join('')
  const features = (style: 'ink' | 'fine' | 'filled') =>
    chart.features
      .filter((feature) => feature.style === style)
      .map(({ curves }) => (style === 'filled' ? areaPath(curves) : curvePath(curves)))
      .join('')
  return (
    <g className="chart-lines" aria-hidden="true">
      <path className="border" d={edges('border')} />
      <path className="fine" d={features('fine')} />
      <path className="crease" d={edges('crease')} />
      <path className="ink" d={edges('contour')} />
      <path className="ink" d={features('ink')} />
      <path className="filled" d={features('filled')} />
    </g>
  )
})

/** The skin that the lines stand on. */
export const ChartSkin = memo(function ChartSkin({ chart }: { readonly chart: Chart }) {
  const outline = chart.outline.map((loop) => areaPath(loopCurves(chart.edges, loop))).join('')
  const openings = chart.openings.map((loop) => areaPath(loopCurves(chart.edges, loop))).join('')
  return (
    <g aria-hidden="true">
      <path className="chart-skin" d={outline} />
      <path className="chart-opening" d={openings} />
    </g>
  )
})
