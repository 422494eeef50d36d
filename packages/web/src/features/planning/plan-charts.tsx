import { chartNamed } from '@stipple/domain/anatomy'
import { useSpeech } from '../../app/say.tsx'
import { AtlasChart } from '../atlas/atlas-chart.tsx'
import { chartWords } from '../atlas/chart-words.ts'
import { chartMarks, chartsFor, zoneLooks } from './chart-state.ts'
import type { PlanEditing } from './plan-editing.ts'
import { numberText } from './plan-words.ts'

/** Charts that fit on the first page of a printed plan. */
const mostCharts = 4
const nothing: ReadonlySet<string> = new Set()
const ignore = () => undefined

/** The charts that show what is planned, as they stand; for paper. */
export function PlanCharts({ editing: { plan, catalogue } }: { readonly editing: PlanEditing }) {
  const { say, language } = useSpeech()
  const looks = zoneLooks(plan, catalogue.devices, (depthMm) => numberText(depthMm, language))
  return (
    <div className="sheet-charts">
      {chartsFor([...plan.zones.map(({ zone }) => zone), ...plan.avoid], mostCharts).map((id) => {
        const chart = chartNamed(id)
        const name = say(chartWords[id] ?? 'atlas.charts')
        return chart ? (
          <figure key={id}>
            <AtlasChart
              chart={chart}
              label={name}
              looks={looks}
              selected={nothing}
              pointed={undefined}
              marks={chartMarks(plan.marks, id)}
              tool={{ kind: 'select' }}
              onSelect={ignore}
              onPoint={ignore}
              onMark={ignore}
              onMiss={ignore}
            />
            <figcaption>{name}</figcaption>
          </figure>
        ) : null
      })}
    </div>
  )
}
