import { describe, expect, it } from 'vitest'
import { chartsFor, shapeOf, zoneLooks } from './chart-state.ts'

describe('chartsFor', () => {
  it('shows every zone, with as few charts as do, then other views of them', () => {
    const [first, ...others] = chartsFor(['face.forehead', 'face.chin'], 3)
    expect(first).toBe('face-front')
    expect(others).toEqual(['face-left', 'face-right'])
    expect(chartsFor(['legs.left.calf', 'face.forehead'], 2)).toHaveLength(2)
  })

  it('shows the scalp from where most of it is seen', () => {
    const scalp = ['scalp.frontal', 'scalp.mid', 'scalp.vertex', 'scalp.parietal.left', 'scalp.parietal.right']
    expect(chartsFor(scalp, 1)).toEqual(['scalp-top'])
    // Both are on the profile as well, and smaller there.
    expect(chartsFor(['scalp.frontal', 'scalp.vertex'], 1)).toEqual(['scalp-top'])
  })

  it('shows nothing of nothing', () => {
    expect(chartsFor([], 4)).toEqual([])
  })
})

describe('zoneLooks', () => {
  const zone = { zone: 'face.chin', mark: 'treat', device: null, depthMm: 1.5 } as never

  it('draws a zone whose density nobody can count, with its depth', () => {
    const looks = zoneLooks({ zones: [zone], avoid: ['face.lips'] }, [], String)
    expect(looks.get('face.chin')).toEqual({ intention: 'treat', density: 0.35, label: '1.5' })
    expect(looks.get('face.lips')).toEqual({ intention: 'avoid', density: 0 })
  })
})

it('shapeOf keeps what was drawn to a hundredth of a unit', () => {
  expect(shapeOf({ kind: 'circle', centre: { x: 1.23456, y: -2 }, radius: 6.001 })).toEqual({
    centre: { x: 1.23, y: -2 },
    radius: 6,
  })
})
