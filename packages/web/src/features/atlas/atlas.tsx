import type { Chart, MarkedArea } from '@stipple/domain/anatomy'
import { useCallback, useState } from 'react'
import { useSay } from '../../app/say.tsx'
import { AtlasChart } from './atlas-chart.tsx'
import { AtlasLegend } from './atlas-legend.tsx'
import { chartWords, intentionWords } from './chart-words.ts'
import type { ChartMark, ChartTool, ZoneLook } from './looks.ts'
import { ZoneList } from './zone-list.tsx'

export type AtlasProps = {
  readonly chart: Chart
  readonly nameOf: (zone: string) => string
  readonly looks: ReadonlyMap<string, ZoneLook>
  readonly selected: ReadonlySet<string>
  readonly marks: readonly ChartMark[]
  readonly tool: ChartTool
  readonly onSelect: (zones: readonly string[], isSelected: boolean) => void
  readonly onMark: (area: MarkedArea) => void
}

/** A chart, what is said of the zone that is pointed at, and the list that does the same by keyboard. */
export function Atlas(props: AtlasProps) {
  const { chart, nameOf, looks, selected, marks, tool, onSelect, onMark } = props
  const say = useSay()
  const [pointed, setPointed] = useState<string>()
  const [missed, setMissed] = useState(false)
  const name = say(chartWords[chart.id] ?? 'atlas.charts')
  const count = chart.zones.filter(({ id }) => selected.has(id)).length
  const mark = useCallback(
    (area: MarkedArea) => {
      setMissed(false)
      onMark(area)
    },
    [onMark],
  )
  return (
    <div className="atlas">
      <figure className="atlas-figure">
        <AtlasChart
          chart={chart}
          label={`${name}. ${say('atlas.describe', { count })}`}
          looks={looks}
          selected={selected}
          pointed={pointed}
          marks={marks}
          tool={tool}
          onSelect={onSelect}
          onPoint={setPointed}
          onMark={mark}
          onMiss={() => setMissed(true)}
        />
        <figcaption className="atlas-caption">
          <span role="status">{missed ? say('atlas.hint.outside') : ''}</span>
          {missed ? null : pointed === undefined ? (
            <span className="quiet">{say(`atlas.hint.${tool.kind}`)}</span>
          ) : (
            <PointedZone name={nameOf(pointed)} look={looks.get(pointed)} isSelected={selected.has(pointed)} />
          )}
        </figcaption>
        <AtlasLegend />
      </figure>
      <ZoneList
        chart={chart}
        nameOf={nameOf}
        looks={looks}
        selected={selected}
        tool={tool}
        onSelect={onSelect}
        onPoint={setPointed}
        onMark={mark}
      />
    </div>
  )
}

function PointedZone(props: {
  readonly name: string
  readonly look: ZoneLook | undefined
  readonly isSelected: boolean
}) {
  const { name, look, isSelected } = props
  const say = useSay()
  const details = [
    say(intentionWords[look?.intention ?? 'plain']),
    look?.label,
    isSelected ? say('atlas.selected') : '',
  ]
  return (
    <span>
      <strong>{name}</strong> <span className="quiet">{details.filter(Boolean).join(' · ')}</span>
    </span>
  )
}
