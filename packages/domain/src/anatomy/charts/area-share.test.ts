import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaShareOf, coveredArea, type MarkedArea } from './area-share.ts'
import type { Chart } from './chart.ts'
import { chartNamed } from './charts.ts'
import { type Point, signedArea } from './point.ts'
import { isInsideLoop } from './point-in-loop.ts'
import { zoneOutline } from './zone-at.ts'

const face = chartNamed('face-front') as Chart
const forehead = 'face.forehead'
const square = (left: number, top: number, size: number): Point[] => [
  { x: left, y: top },
  { x: left + size, y: top },
  { x: left + size, y: top + size },
  { x: left, y: top + size },
]
const circle = (x: number, y: number, radius: number): MarkedArea => ({ kind: 'circle', centre: { x, y }, radius })
const polygon = (points: readonly Point[]): MarkedArea => ({ kind: 'polygon', points })
const areaOf = (zone: string) => (zoneOutline(face, zone) ?? []).reduce((sum, each) => sum + signedArea(each), 0)

const coordinate = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const place = fc.record({ x: coordinate(-80, 80), y: coordinate(20, 120) })
const mark: fc.Arbitrary<MarkedArea> = fc.oneof(
  fc.record({ kind: fc.constant('circle' as const), centre: place, radius: coordinate(0, 40) }),
  fc.record({ kind: fc.constant('polygon' as const), points: fc.array(place, { minLength: 3, maxLength: 12 }) }),
)
const marks = fc.array(mark, { maxLength: 5 })
const share = (all: readonly MarkedArea[], zone = forehead) => areaShareOf(face, zone, all) as number

describe('coveredArea', () => {
  it.each([
    ['a quarter of a square under a shifted square', [square(5, 5, 10)], 25],
    ['a square inside', [square(2, 2, 3)], 9],
    ['a square around', [square(-5, -5, 30)], 100],
    ['a square beside', [square(20, 0, 5)], 0],
    ['a square that only touches', [square(10, 0, 5)], 0],
    // 25 + 25 − 9
    ['two that overlap count once', [square(0, 0, 5), square(2, 2, 5)], 41],
    ['the same twice counts once', [square(0, 0, 5), square(0, 0, 5)], 25],
    ['one drawn the other way round', [square(0, 0, 5).toReversed()], 25],
    // Two triangles of base 10 and height 5
    [
      'a bow tie covers both wings',
      [[0, 10, 10, 0].map((x, corner) => ({ x, y: [0, 10, 0, 10][corner] as number }))],
      50,
    ],
  ])('%s', (_name, covers, expected) => {
    expect(coveredArea(square(0, 0, 10), covers)).toBeCloseTo(expected, 9)
  })
})

describe('areaShareOf', () => {
  it('a small circle in the middle of a zone covers its own area', () => {
    expect(share([circle(0, 60, 5)])).toBeCloseTo((Math.PI * 25) / areaOf(forehead), 9)
  })

  it('a circle on the midline covers as much of the left as of the right', () => {
    const covers = [circle(0, 140, 20)]
    expect(share(covers, 'face.nose.sidewall.left')).toBeCloseTo(share(covers, 'face.nose.sidewall.right'), 12)
    expect(share(covers, 'face.nose.sidewall.left')).toBeGreaterThan(0)
  })

  it('the zone itself covers all of it, and nothing of its neighbours', () => {
    const [outline = []] = zoneOutline(face, forehead) ?? []
    expect(share([polygon(outline)])).toBeCloseTo(1, 12)
    expect(share([polygon(outline)], 'face.glabella')).toBeCloseTo(0, 12)
  })

  it('agrees with counting places on a fine grid', () => {
    const [outline = []] = zoneOutline(face, forehead) ?? []
    const blob = [
      { x: -30, y: 40 },
      { x: 22, y: 44 },
      { x: 9, y: 77 },
      { x: -18, y: 64 },
      { x: 12, y: 52 },
    ]
    let [inside, covered] = [0, 0]
    for (let x = -60.05; x < 60; x += 0.25) {
      for (let y = 30.05; y < 110; y += 0.25) {
        if (!isInsideLoop({ x, y }, outline)) continue
        inside++
        if (Math.hypot(x - 20, y - 60) <= 15 || isInsideLoop({ x, y }, blob)) covered++
      }
    }
    // Each of the some 500 border cells is at most wholly wrong, and errs to both sides alike.
    expect(share([circle(20, 60, 15), polygon(blob)])).toBeCloseTo(covered / inside, 2)
  })

  it('is a share, and one mark more never covers less', () => {
    fc.assert(
      fc.property(marks, mark, (some, more) => {
        const before = share(some)
        const after = share([...some, more])
        expect(before).toBeGreaterThanOrEqual(0)
        expect(after).toBeLessThanOrEqual(1)
        expect(after).toBeGreaterThanOrEqual(before - 1e-9)
        expect(after).toBeLessThanOrEqual(before + share([more]) + 1e-9)
      }),
    )
  })

  it('neither order nor repetition of marks matters', () => {
    fc.assert(
      fc.property(marks, (some) => {
        expect(share([...some.toReversed(), ...some])).toBeCloseTo(share(some), 9)
      }),
    )
  })

  it('what a mark covers of all zones is never more than its area', () => {
    fc.assert(
      fc.property(place, coordinate(0, 40), ({ x, y }, radius) => {
        const zones = face.zones.map(({ id }) => share([circle(x, y, radius)], id) * areaOf(id))
        expect(zones.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(
          Math.PI * radius ** 2 * (1 + 1e-9) + 1e-9,
        )
      }),
    )
  })

  it('says nothing of a zone that is not on the chart, and refuses a mark that is none', () => {
    expect(areaShareOf(face, 'trunk.back.lower.left', [])).toBeUndefined()
    expect(() => share([circle(0, 0, -1)])).toThrow('a mark has the radius -1')
    expect(() => share([circle(0, Number.NaN, 1)])).toThrow('a mark has a point at')
  })
})
