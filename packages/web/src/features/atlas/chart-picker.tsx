import { type Chart, chartIds, chartNamed } from '@stipple/domain/anatomy'
import { memo } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import { useSay } from '../../app/say.tsx'
import { ChartLines, ChartSkin } from './chart-lines.tsx'
import { chartWords } from './chart-words.ts'

/** All charts as small pictures; `counts` says how many zones or marks of each are used. */
export const ChartPicker = memo(function ChartPicker(props: {
  readonly value: string
  readonly onChange: (chart: string) => void
  readonly counts: ReadonlyMap<string, number>
}) {
  const { value, onChange, counts } = props
  const say = useSay()
  return (
    <RadioGroup className="chart-picker" value={value} onChange={onChange} orientation="horizontal">
      <Label className="visually-hidden">{say('atlas.charts')}</Label>
      {chartIds.map((id) => {
        const words = chartWords[id]
        const chart = chartNamed(id)
        const count = counts.get(id) ?? 0
        return words && chart ? (
          <Radio key={id} value={id} className="chart-choice">
            <Thumbnail chart={chart} />
            <span>{say(words)}</span>
            {count > 0 ? <span className="chart-count">{count}</span> : null}
          </Radio>
        ) : null
      })}
    </RadioGroup>
  )
})

const Thumbnail = memo(function Thumbnail({ chart }: { readonly chart: Chart }) {
  const { left, top, width, height } = chart.frame
  return (
    <svg className="chart-thumbnail" viewBox={`${left} ${top} ${width} ${height}`} aria-hidden="true">
      <ChartSkin chart={chart} />
      <ChartLines chart={chart} />
    </svg>
  )
})
