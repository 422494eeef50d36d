import { avoidMarkKinds } from '@stipple/domain/planning'
import { chartIds, chartNamed, type MarkedArea, zoneCentre } from '@stipple/domain/anatomy'
import { StrictMode, useCallback, useMemo, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { Speech } from '../../app/say.tsx'
import { Atlas } from './atlas.tsx'
import { AtlasChart } from './atlas-chart.tsx'
import { ChartPicker } from './chart-picker.tsx'
import { type ChartMark, type ChartTool, type ZoneLook } from './looks.ts'
import '../../ui/base.css'
import '../../ui/controls.css'
import '../../ui/surfaces.css'

/** Query: `chart`, `zones` (plain or planned), `view` (chart or atlas), `theme`, `tool`. For looking at charts without a clinic. */
const query = new URLSearchParams(location.search)
const theme = query.get('theme')
if (theme !== null) document.documentElement.dataset.theme = theme

/** A look for each zone, every intention and many densities among them. */
function looksOf(id: string): Map<string, ZoneLook> {
  const intentions = ['treat', 'treat', 'reduce', 'treat', 'plain', 'treat', 'avoid'] as const
  const zones = chartNamed(id)?.zones ?? []
  return new Map(
    zones.map(({ id: zone }, index) => {
      const density = 0.12 + ((index * 5) % 9) / 10
      const intention = intentions[index % intentions.length] ?? 'plain'
      return [zone, { intention, density, ...(intention === 'avoid' ? {} : { label: (0.5 + density).toFixed(1) }) }]
    }),
  )
}

function marksOf(id: string): ChartMark[] {
  const chart = chartNamed(id)
  if (!chart) return []
  return avoidMarkKinds.flatMap((kind, index) => {
    const zone = chart.zones[(index * 3) % chart.zones.length]
    const centre = zone && zoneCentre(chart, zone.id)
    if (!centre || index >= chart.zones.length) return []
    return [{ id: kind, kind, area: { kind: 'circle' as const, centre: centre.point, radius: 4 } }]
  })
}

const counts = new Map([['face-front', 3]])

function Gallery() {
  const [id, setId] = useState(query.get('chart') ?? 'face-front')
  const isPlanned = query.get('zones') === 'planned'
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(query.getAll('selected')))
  const [marks, setMarks] = useState<readonly ChartMark[]>(() => (isPlanned ? marksOf(id) : []))
  const tools: Record<string, ChartTool> = { point: { kind: 'point', radius: 4 }, area: { kind: 'area' } }
  const tool = tools[query.get('tool') ?? ''] ?? { kind: 'select' }
  const nameOf = useCallback((zone: string) => zone.replaceAll('.', ' '), [])
  const onSelect = useCallback((zones: readonly string[], isSelected: boolean) => {
    setSelected((before) => {
      const after = new Set(before)
      for (const zone of zones) {
        if (isSelected) after.add(zone)
        else after.delete(zone)
      }
      return after
    })
  }, [])
  const onMark = useCallback((area: MarkedArea) => {
    setMarks((before) => [...before, { id: `${before.length}`, kind: 'mole', area }])
  }, [])
  const looks = useMemo(() => (isPlanned ? looksOf(id) : new Map<string, ZoneLook>()), [id, isPlanned])
  const chart = chartNamed(id)
  if (!chart) return <p>{chartIds.join(', ')}</p>
  const shared = { chart, looks, selected, marks, tool, onSelect, onMark }
  if (query.get('view') === 'chart')
    return <AtlasChart {...shared} label={id} pointed={undefined} onPoint={() => undefined} onMiss={() => undefined} />
  return (
    <main className="page">
      <h1>{id}</h1>
      <ChartPicker value={id} onChange={setId} counts={counts} />
      <Atlas {...shared} nameOf={nameOf} />
    </main>
  )
}

const root = document.getElementById('root')
if (!root) throw new Error('atlas-gallery: the page has no root')
createRoot(root).render(
  <StrictMode>
    <Speech>
      <Gallery />
    </Speech>
  </StrictMode>,
)
