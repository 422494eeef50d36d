import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Chart, zoneCurves } from './chart.ts'
import { chartIds, chartNamed, chartsShowing, zonesOnChart } from './charts.ts'
import { type EdgeUse, loopPolyline } from './planar-map.ts'
import { isInsideLoop } from './point-in-loop.ts'
import { mirrored, type Point, signedArea } from './point.ts'
import { zoneAt, zoneOutline } from './zone-at.ts'

const charts = chartIds.map((id) => chartNamed(id) as Chart)
const area = (polylines: readonly (readonly Point[])[]) => polylines.reduce((sum, each) => sum + signedArea(each), 0)
const key = ({ x, y }: Point) => `${x.toFixed(6)} ${y.toFixed(6)}`
const isMirroredChart = ({ zones }: Chart) =>
  zones.some(({ id }) => /\bleft\b/.test(id)) && zones.some(({ id }) => /\bright\b/.test(id))
const otherSide = (id: string) => id.replace(/\b(left|right)\b/, (side) => (side === 'left' ? 'right' : 'left'))

describe.each(charts.map((chart) => [chart.id, chart] as const))('%s', (_id, chart) => {
  const openings = chart.openings.map((loop) => loopPolyline(chart.edges, loop))
  const outline = chart.outline.map((loop) => loopPolyline(chart.edges, loop))

  it('its zones and openings have the area of its outline', () => {
    const parts = area(chart.zones.flatMap(({ polylines }) => polylines)) + area(openings)
    expect(parts / area(outline)).toBeCloseTo(1, 9)
  })

  it('an inner edge is shared by two areas in opposite directions, an outer one belongs to one', () => {
    const uses = [...chart.zones.flatMap(({ loops }) => loops), ...chart.openings].flat()
    const outer = new Set(chart.outline.flat().map(({ edge }) => edge))
    const of = (edge: number, all: readonly EdgeUse[]) =>
      all.filter((use) => use.edge === edge).map((u) => u.isReversed)
    for (const [edge] of chart.edges.entries()) {
      if (outer.has(edge)) expect(of(edge, uses)).toEqual(of(edge, chart.outline.flat()))
      else expect(of(edge, uses).toSorted((a, b) => Number(a) - Number(b))).toEqual([false, true])
    }
  })

  it('no two edges cross', () => {
    expect(crossings(chart)).toEqual([])
  })

  it('a place inside the outline is in exactly one zone or opening, one outside is in none', () => {
    const { left, top, width, height } = chart.frame
    const place = fc.record({
      x: fc.double({ min: left, max: left + width, noNaN: true }),
      y: fc.double({ min: top, max: top + height, noNaN: true }),
    })
    fc.assert(
      fc.property(place, (point) => {
        const around = [...chart.zones.flatMap(({ polylines }) => polylines), ...openings]
        const count = around.filter((polyline) => isInsideLoop(point, polyline)).length
        expect(count).toBe(outline.some((polyline) => isInsideLoop(point, polyline)) ? 1 : 0)
        expect(zoneAt(chart, point) !== undefined).toBe(
          count === 1 && !openings.some((polyline) => isInsideLoop(point, polyline)),
        )
      }),
      { numRuns: 500 },
    )
  })

  it('lies inside its frame', () => {
    const { left, top, width, height } = chart.frame
    for (const { x, y } of outline.flat()) {
      expect(x >= left && x <= left + width && y >= top && y <= top + height, `${x},${y}`).toBe(true)
    }
  })

  it('lists its zones without being built', () => {
    expect(zonesOnChart(chart.id).toSorted()).toEqual(chart.zones.map(({ id }) => id).toSorted())
    for (const { id } of chart.zones) expect(chartsShowing(id)).toContain(chart.id)
  })

  it('every zone has curves that close', () => {
    for (const zone of chart.zones) {
      for (const curves of zoneCurves(chart, zone)) {
        for (const [index, curve] of curves.entries()) expect(curve[0]).toEqual(curves.at(index - 1)?.[3])
        expect(curves.flat().every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true)
      }
    }
  })

  it.runIf(isMirroredChart(chart))('left is the mirror image of right', () => {
    for (const { id, polylines } of chart.zones) {
      const points = polylines.flat().map(mirrored).map(key)
      const other = zoneOutline(chart, otherSide(id))?.flat().map(key)
      expect(points.toSorted(), id).toEqual(other?.toSorted())
    }
  })
})

/** Pairs of segments of different edges that cross, or touch anywhere but at common ends; the slow obvious way. */
function crossings({ edges }: Chart): string[] {
  const segments = edges.flatMap(({ polyline }, edge) =>
    polyline.slice(1).map((to, index) => ({ edge, from: polyline[index] as Point, to })),
  )
  const found: string[] = []
  for (const [index, a] of segments.entries()) {
    for (const b of segments.slice(index + 1)) {
      if (cross(a.from, a.to, b.from, b.to)) found.push(`${key(a.from)} and ${key(b.from)}`)
    }
  }
  return found
}

function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  if (Math.max(a.x, b.x) < Math.min(c.x, d.x) || Math.max(c.x, d.x) < Math.min(a.x, b.x)) return false
  const turn = (p: Point, q: Point, r: Point) => (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0
}

describe('sides are those of the person', () => {
  it.each([
    // The viewer's right is the person's left from the front, and the person's right from behind.
    ['face-front', { x: 50, y: 160 }, 'face.cheek.left.medial'],
    ['scalp-top', { x: 58, y: 0 }, 'scalp.parietal.left'],
    ['scalp-back', { x: 62, y: 60 }, 'scalp.parietal.right'],
    ['neck-front', { x: 50, y: 100 }, 'neck.side.left'],
    ['trunk-front', { x: 80, y: 480 }, 'trunk.chest.breast.left'],
    ['trunk-back', { x: 80, y: 880 }, 'trunk.buttock.right'],
    ['axillae', { x: 158, y: 50 }, 'axilla.left'],
    ['arms-front', { x: 118, y: 450 }, 'arms.left.forearm.front'],
    ['arms-back', { x: 118, y: 450 }, 'arms.right.forearm.back'],
    ['hands-back', { x: 84, y: 140 }, 'hands.left.back'],
    ['palms', { x: 92, y: 140 }, 'hands.left.palm'],
    ['legs-front', { x: 100, y: 1450 }, 'legs.left.shin'],
    ['legs-back', { x: 100, y: 1450 }, 'legs.right.calf'],
    ['feet-top', { x: 70, y: 110 }, 'feet.left.back'],
    ['soles', { x: 70, y: 150 }, 'feet.left.sole'],
  ])('on %s the place %o is %s', (id, point, zone) => {
    const chart = chartNamed(id) as Chart
    expect(zoneAt(chart, point)).toBe(zone)
    expect(zoneAt(chart, mirrored(point))).toBe(otherSide(zone))
  })

  it('the left face looks to the viewer’s left, the right face is its mirror image', () => {
    const [left, right] = [chartNamed('face-left') as Chart, chartNamed('face-right') as Chart]
    expect(zoneAt(left, { x: -112, y: 160 })).toBe('face.nose.tip')
    expect(zoneAt(left, { x: -32, y: 160 })).toBe('face.cheek.left.lateral')
    expect(right.zones.map(({ id }) => id)).toEqual(left.zones.map(({ id }) => otherSide(id)))
    for (const { id, polylines } of left.zones) {
      const points = polylines.flat().map(mirrored).map(key)
      expect(points.toSorted(), id).toEqual(zoneOutline(right, otherSide(id))?.flat().map(key).toSorted())
    }
  })

  it('thumbs point outwards on the backs of the hands and inwards on the palms, big toes towards the midline', () => {
    expect(zoneAt(chartNamed('hands-back') as Chart, { x: 152, y: 92 })).toBe('hands.left.back')
    expect(zoneAt(chartNamed('palms') as Chart, { x: 24, y: 92 })).toBe('hands.left.palm')
    expect(zoneAt(chartNamed('feet-top') as Chart, { x: 40, y: 234 })).toBe('feet.left.back')
    expect(zoneAt(chartNamed('soles') as Chart, { x: 40, y: 5 })).toBe('feet.left.sole')
  })
})

describe('chartNamed', () => {
  it('is the same value at every call, and undefined for a chart that does not exist', () => {
    expect(chartNamed('face-front')).toBe(chartNamed('face-front'))
    expect(chartNamed('face-inside')).toBeUndefined()
    expect(zonesOnChart('face-inside')).toEqual([])
    expect(chartsShowing('face')).toEqual([])
  })
})
