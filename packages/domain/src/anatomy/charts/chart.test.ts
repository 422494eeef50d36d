import { describe, expect, it } from 'vitest'
import { type ChartSketch, chartOf } from './chart.ts'
import { flattened, flatteningTolerance, pointOn } from './flatten.ts'
import { signedArea } from './point.ts'
import { readLines } from './sketch.ts'
import { smoothCurve } from './smooth-curve.ts'

const frame = { left: -10, top: 0, width: 20, height: 20 }
const half: ChartSketch = {
  id: 'plate',
  frame,
  isMirrored: true,
  side: 'left',
  contours: ['0,2! 8,2! mid:8,10! 8,18! 0,18!'],
  creases: [],
  borders: ['0,10 mid'],
  zones: { top: '2,5', bottom: '2,15' },
  openings: [],
  features: [],
}

describe('chartOf', () => {
  it('joins a half and its mirror image to whole zones', () => {
    const { zones, outline } = chartOf(half)
    expect(zones.map(({ id, polylines }) => [id, polylines.map(signedArea)])).toEqual([
      ['top', [128]],
      ['bottom', [128]],
    ])
    expect(outline).toHaveLength(1)
  })

  it.each([
    ['an area without a zone', { zones: { top: '2,5' } }, 'an area of plate is no zone'],
    ['an area with two', { zones: { ...half.zones, more: '3,5' } }, "one area of plate is both 'top' and 'more'"],
    ['a zone without an area', { zones: { ...half.zones, more: '30,5' } }, "'more' of plate lies outside"],
    ['a line that leads nowhere', { borders: [...half.borders, 'mid 5,12'] }, 'leads nowhere'],
    ['a piece inside an area', { borders: [...half.borders, '3,4! 5,4! 5,6! z'] }, 'lies inside an area'],
  ])('refuses %s', (_name, change, said) => {
    expect(() => chartOf({ ...half, ...change })).toThrow(said)
  })

  it('a line across the midline crosses it level', () => {
    const { edges } = chartOf({ ...half, contours: ['0,2 mid:8,10 0,18'] })
    for (const { curves } of edges.slice(0, 2)) {
      const [start, handle] = curves[0] as (typeof curves)[number]
      expect(handle.y).toBeCloseTo(start.y, 12)
    }
  })
})

describe('readLines', () => {
  it.each([
    ['a name for two points', ['a:0,0 a:1,1'], "'a' names two points"],
    ['an unknown name', ['0,0 nose'], "'nose' is neither a point nor the name of one"],
    ['a line of one point', ['0,0'], 'is not a line'],
    ['what is no number', ['0,0 1,'], "'1,' is neither"],
  ])('refuses %s', (_name, texts, said) => {
    expect(() => readLines(texts)).toThrow(said)
  })
})

describe('smoothCurve', () => {
  it('four points of a circle give a circle to 0.1 % of its radius', () => {
    const circle = smoothCurve(
      [
        { x: 1, y: 0 },
        { x: 0, y: 1 },
        { x: -1, y: 0 },
        { x: 0, y: -1 },
      ],
      true,
    )
    for (const curve of circle) {
      for (const t of [0.1, 0.25, 0.5, 0.75]) {
        const { x, y } = pointOn(curve, t)
        expect(Math.abs(Math.hypot(x, y) - 1)).toBeLessThan(0.001)
      }
    }
  })

  it('two points give a straight line, and a given direction is kept', () => {
    expect(
      smoothCurve([
        { x: 0, y: 0 },
        { x: 3, y: 0 },
      ])[0]?.[1],
    ).toEqual({ x: 1, y: 0 })
    const [[start, handle] = []] = smoothCurve([
      { x: 0, y: 0, directionDegrees: 90 },
      { x: 3, y: 0 },
    ])
    expect(handle?.x).toBeCloseTo(start?.x ?? 1, 12)
    expect(handle?.y).toBeGreaterThan(0)
  })

  it('has no corner at a knot between two', () => {
    const [first, second] = smoothCurve([
      { x: 0, y: 0 },
      { x: 2, y: 3 },
      { x: 7, y: 1 },
    ])
    const into = Math.atan2(3 - (first?.[2].y ?? 0), 2 - (first?.[2].x ?? 0))
    const out = Math.atan2((second?.[1].y ?? 0) - 3, (second?.[1].x ?? 0) - 2)
    expect(into).toBeCloseTo(out, 9)
  })

  it('refuses a single point and two that coincide', () => {
    expect(() => smoothCurve([{ x: 0, y: 0 }])).toThrow('needs two points')
    expect(() =>
      smoothCurve([
        { x: 1, y: 2 },
        { x: 1, y: 2 },
      ]),
    ).toThrow('coincide at 1,2')
  })
})

describe('flattened', () => {
  it('keeps within its tolerance of the curve', () => {
    const curves = smoothCurve([
      { x: 0, y: 0 },
      { x: 40, y: 70 },
      { x: 120, y: -30 },
      { x: 30, y: 5 },
    ])
    const points = flattened(curves)
    for (const curve of curves) {
      for (let t = 0; t <= 1; t += 1 / 512) {
        const at = pointOn(curve, t)
        const distances = points.slice(1).map((to, index) => distance(at, points[index] ?? to, to))
        expect(Math.min(...distances)).toBeLessThanOrEqual(flatteningTolerance)
      }
    }
  })
})

type Place = { x: number; y: number }
function distance(at: Place, from: Place, to: Place): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const along = Math.max(0, Math.min(1, ((at.x - from.x) * dx + (at.y - from.y) * dy) / (dx * dx + dy * dy)))
  return Math.hypot(at.x - from.x - along * dx, at.y - from.y - along * dy)
}
