import { type Chart, chartIds, chartNamed, zoneAt } from '@stipple/domain/anatomy'
import { describe, expect, it } from 'vitest'
import { chartWords } from './chart-words.ts'
import { simplified } from './simplified.ts'
import { dotsOf, tileOfDots, visibleDots } from './stipple.ts'

const face = chartNamed('face-front') as Chart
const zone = (id: string) => face.zones.find((each) => each.id === id) ?? face.zones[0]
const forehead = zone('face.forehead')
if (!forehead) throw new Error('the face has no forehead')

describe('stipple', () => {
  it('keeps dots apart: none is nearer to another than half of what an even spread allows', () => {
    const dots = tileOfDots(400)
    for (const [index, a] of dots.entries()) {
      for (const b of dots.slice(index + 1)) {
        const [dx, dy] = [Math.abs(a.x - b.x), Math.abs(a.y - b.y)]
        const apart = Math.hypot(Math.min(dx, 1 - dx), Math.min(dy, 1 - dy))
        // A hexagonal spread of n dots has a spacing of √(2 / (√3 n)).
        expect(apart).toBeGreaterThan(0.5 * Math.sqrt(2 / (Math.sqrt(3) * 400)))
      }
    }
  })

  it('is the same whenever it is drawn', () => {
    expect(tileOfDots(64)).toEqual(tileOfDots(200).slice(0, 64))
  })

  it('lies in its zone', () => {
    for (const dot of dotsOf(face, forehead)) expect(zoneAt(face, dot)).toBe('face.forehead')
  })

  it.each([0.1, 0.25, 0.5, 0.8])('shows a density of %s as that share of all dots', (density) => {
    const dots = dotsOf(face, forehead)
    // Ranks are spread evenly over the zone; the border of the zone cuts off a few more or fewer of them.
    expect(visibleDots(dots, density, []).length / dots.length).toBeCloseTo(density, 1)
  })

  it('more density only adds dots', () => {
    const dots = dotsOf(face, forehead)
    const few = visibleDots(dots, 0.3, [])
    expect(visibleDots(dots, 0.6, [])).toEqual(expect.arrayContaining(few))
    expect(visibleDots(dots, 0, [])).toEqual([])
    expect(visibleDots(dots, 1, [])).toHaveLength(dots.length)
  })

  it('leaves marks free', () => {
    const centre = { x: 0, y: 60 }
    const kept = visibleDots(dotsOf(face, forehead), 1, [
      { kind: 'circle', centre, radius: 8 },
      {
        kind: 'polygon',
        points: [
          { x: 20, y: 50 },
          { x: 40, y: 50 },
          { x: 40, y: 70 },
          { x: 20, y: 70 },
        ],
      },
    ])
    expect(kept.some(({ x, y }) => Math.hypot(x, y - 60) < 8)).toBe(false)
    expect(kept.some(({ x, y }) => x > 20 && x < 40 && y > 50 && y < 70)).toBe(false)
    expect(kept.some(({ x, y }) => Math.hypot(x, y - 60) < 12)).toBe(true)
  })
})

describe('simplified', () => {
  it('drops what lies on the way and keeps corners', () => {
    const corner = [
      { x: 0, y: 0 },
      { x: 5, y: 0.2 },
      { x: 10, y: 0 },
      { x: 10, y: 6 },
    ]
    expect(simplified(corner, 0.6)).toEqual([corner[0], corner[2], corner[3]])
    expect(simplified(corner, 0.1)).toEqual(corner)
  })

  it('leaves a line of two points and a single point alone', () => {
    expect(simplified([{ x: 1, y: 2 }], 1)).toEqual([{ x: 1, y: 2 }])
  })
})

it('every chart has a name', () => {
  expect(Object.keys(chartWords)).toEqual([...chartIds])
})
