import type { ZoneArea } from '../anatomy/index.ts'
import { describe, expect, it } from 'vitest'
import { zonePlan } from './plan.test-builder.ts'
import { proposeMarks } from './propose-marks.ts'
import { atlasGeometry } from './mark-geometry.ts'
import { sessionEstimate } from './session-estimate.ts'

const area = (zone: string, areaCm2: number | null): ZoneArea => ({
  zone,
  areaCm2,
  rangeCm2: areaCm2 === null ? null : { low: areaCm2 / 2, high: areaCm2 * 2 },
  basis: areaCm2 === null ? 'none' : 'published-share',
  sources: areaCm2 === null ? [] : ['x'],
  derivation: { en: 'x', tr: 'x' },
})
const areas = [
  area('face.cheek.left', 100),
  area('face.cheek.right', 100),
  area('face.chin', 200),
  area('legs.left', null),
]
const none = () => 0

describe('sessionEstimate', () => {
  it('takes time in proportion to a whole face', () => {
    // 100 of 400 cm²: a quarter of 15 to 20 minutes.
    expect(sessionEstimate({ zones: [zonePlan({ zone: 'face.cheek.left' })] }, areas, none)).toEqual({
      areaCm2: 100,
      needlingMinutes: { low: 3.75, high: 5 },
      anaestheticMinutes: null,
      withoutArea: [],
    })
  })

  it('leaves out what marks spare, and goes by what was measured', () => {
    const zones = [zonePlan({ zone: 'face.cheek.left' }), zonePlan({ zone: 'face.chin', areaCm2: 50 })]
    expect(sessionEstimate({ zones }, areas, () => 0.1).areaCm2).toBeCloseTo(140, 9)
  })

  it('a zone without an area makes the whole unknown, and is named', () => {
    const zones = [zonePlan({ zone: 'face.chin' }), zonePlan({ zone: 'legs.left' })]
    expect(sessionEstimate({ zones }, areas, none)).toMatchObject({
      areaCm2: null,
      needlingMinutes: null,
      withoutArea: ['legs.left'],
    })
  })
})

describe('proposeMarks', () => {
  const finding = (rule: string, zones: string[], extent: 'spot' | 'zone' = 'spot') => ({
    rule,
    effect: 'avoid-zone' as const,
    extent,
    zones,
  })

  it('puts a mark into the zone that a finding about a spot names', () => {
    const [mark, ...others] = proposeMarks([finding('warts-molluscum', ['face.chin'])])
    expect(others).toEqual([])
    expect(mark).toMatchObject({ kind: 'wart', rule: 'warts-molluscum', chart: 'face-front' })
    expect(atlasGeometry({ marks: mark ? [mark] : [] }).zonesUnderMark('mark-1')).toEqual(['face.chin'])
  })

  it('makes none where the zone is on no chart, or the whole zone is meant', () => {
    expect(proposeMarks([finding('tattoo', ['face']), finding('tattoo', ['face.chin'], 'zone')])).toEqual([])
  })
})
