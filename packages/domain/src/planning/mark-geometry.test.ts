import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaShareOf, chartNamed, chartsShowing } from '../anatomy/index.ts'
import type { AvoidMark } from './avoid-mark.ts'
import { atlasGeometry } from './mark-geometry.ts'

const mark = (x: number, y: number, radius: number, id = 'm'): AvoidMark => ({
  id,
  kind: 'mole',
  chart: 'face-front',
  shape: { centre: { x, y }, radius },
  rule: null,
  note: '',
})

describe('atlasGeometry', () => {
  it('looks only near marks, and answers as if it had looked everywhere', () => {
    const chart = chartNamed('face-front')
    const place = fc.integer({ min: -120, max: 120 })
    fc.assert(
      fc.property(place, place, fc.integer({ min: 1, max: 60 }), (x, y, radius) => {
        const { markedShare } = atlasGeometry({ marks: [mark(x, y, radius)] })
        for (const { id } of chart?.zones ?? []) {
          const area = { kind: 'circle' as const, centre: { x, y }, radius }
          const shares = chartsShowing(id).map((name) => {
            const shown = chartNamed(name)
            return shown ? (areaShareOf(shown, id, name === 'face-front' ? [area] : []) ?? 0) : 0
          })
          expect(markedShare(id)).toBeCloseTo(Math.max(...shares), 12)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('knows no share of a zone that is on no chart, and no zone under a mark beside the drawing', () => {
    const geometry = atlasGeometry({ marks: [mark(9_000, 0, 1)] })
    expect(geometry.markedShare('face')).toBeNull()
    expect(geometry.zonesUnderMark('m')).toBeNull()
    expect(geometry.zonesUnderMark('nobody')).toBeNull()
  })
})
