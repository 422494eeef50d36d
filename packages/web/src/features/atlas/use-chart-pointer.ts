import { areaShareOf, type Chart, type MarkedArea, type Point, zoneAt } from '@stipple/domain/anatomy'
import { type PointerEvent, useRef, useState } from 'react'
import type { ChartTool } from './looks.ts'
import { simplified } from './simplified.ts'

export type ChartEvents = {
  /** Zones that were tapped or dragged across, and whether they are selected from now on. Comes once, when the pointer is lifted. */
  readonly onSelect: (zones: readonly string[], isSelected: boolean) => void
  /** The zone under the pointer. */
  readonly onPoint: (zone: string | undefined) => void
  readonly onMark: (area: MarkedArea) => void
  /** A mark was drawn where there is no skin. */
  readonly onMiss: () => void
}

type Gesture =
  | { readonly kind: 'select'; readonly isSelected: boolean; readonly passed: Set<string>; at: Point }
  | { readonly kind: 'point'; readonly centre: Point }
  | { readonly kind: 'area'; readonly points: Point[] }

/** What a drag that is under way will do. */
type Crossing = { readonly zones: ReadonlySet<string>; readonly isSelected: boolean }

/** Chart units between the places of a quick drag that are looked at: narrower than the narrowest zone. */
const dragStep = 2

/** Chart units that a line drawn by hand may be simplified by. */
const drawingTolerance = 0.6

type PointerOptions = ChartEvents & {
  readonly chart: Chart
  readonly tool: ChartTool
  readonly selected: ReadonlySet<string>
}

/** Mouse, pen and finger on a chart: selects zones or draws a mark, as the tool says. */
export function useChartPointer({ chart, tool, selected, onSelect, onPoint, onMark, onMiss }: PointerOptions) {
  const gesture = useRef<Gesture | undefined>(undefined)
  const [draft, setDraft] = useState<MarkedArea>()
  const [crossing, setCrossing] = useState<Crossing>()

  function begin(event: PointerEvent<SVGSVGElement>) {
    if (event.button !== 0 || !event.isPrimary) return
    const at = placeOf(event)
    event.currentTarget.setPointerCapture(event.pointerId)
    if (tool.kind === 'point') {
      gesture.current = { kind: 'point', centre: at }
      setDraft({ kind: 'circle', centre: at, radius: tool.radius })
    } else if (tool.kind === 'area') gesture.current = { kind: 'area', points: [at] }
    else {
      const zone = zoneAt(chart, at)
      const isSelected = zone === undefined || !selected.has(zone)
      const passed = new Set(zone === undefined ? [] : [zone])
      gesture.current = { kind: 'select', isSelected, passed, at }
      setCrossing({ zones: new Set(passed), isSelected })
    }
  }

  function move(event: PointerEvent<SVGSVGElement>) {
    const at = placeOf(event)
    const going = gesture.current
    if (event.pointerType !== 'touch' || going) onPoint(zoneAt(chart, at))
    if (going?.kind === 'select') {
      const before = going.passed.size
      for (const place of between(going.at, at)) {
        const zone = zoneAt(chart, place)
        if (zone !== undefined) going.passed.add(zone)
      }
      going.at = at
      if (going.passed.size > before) setCrossing({ zones: new Set(going.passed), isSelected: going.isSelected })
    } else if (going?.kind === 'point') setDraft(circleTo(going.centre, at, tool))
    else if (going?.kind === 'area') {
      going.points.push(at)
      setDraft({ kind: 'polygon', points: [...going.points] })
    }
  }

  function end(event: PointerEvent<SVGSVGElement>) {
    const done = gesture.current
    cancel()
    if (done?.kind === 'select' && done.passed.size > 0) onSelect([...done.passed], done.isSelected)
    if (done === undefined || done.kind === 'select') return
    const area: MarkedArea =
      done.kind === 'point'
        ? circleTo(done.centre, placeOf(event), tool)
        : { kind: 'polygon', points: simplified(done.points, drawingTolerance) }
    // Three corners are the least that has an area; a tap with this tool means nothing.
    if (area.kind === 'polygon' && area.points.length < 3) return
    if (chart.zones.some(({ id }) => (areaShareOf(chart, id, [area]) ?? 0) > 0)) onMark(area)
    else onMiss()
  }

  /** Forgets what was begun; also when a finger turns out to scroll the page. */
  function cancel() {
    gesture.current = undefined
    setDraft(undefined)
    setCrossing(undefined)
  }

  const leave = () => onPoint(undefined)
  return {
    draft,
    /** Whether a zone counts as selected, with the drag that is under way. */
    isSelected: (zone: string) => (crossing?.zones.has(zone) ? crossing.isSelected : selected.has(zone)),
    cancel,
    handlers: {
      onPointerDown: begin,
      onPointerMove: move,
      onPointerUp: end,
      onPointerCancel: cancel,
      onPointerLeave: leave,
    },
  }
}

function circleTo(centre: Point, at: Point, tool: ChartTool): MarkedArea {
  const least = tool.kind === 'point' ? tool.radius : 0
  return { kind: 'circle', centre, radius: Math.max(least, Math.hypot(at.x - centre.x, at.y - centre.y)) }
}

function between(from: Point, to: Point): Point[] {
  const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / dragStep))
  return Array.from({ length: steps }, (_, step) => {
    const share = (step + 1) / steps
    return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) }
  })
}

/** Where on the chart the pointer is. */
function placeOf(event: PointerEvent<SVGSVGElement>): Point {
  const matrix = event.currentTarget.getScreenCTM()
  if (!matrix) throw new Error('placeOf: the chart is not on the screen')
  const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse())
  return { x, y }
}
