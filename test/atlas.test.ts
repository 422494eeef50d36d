import { chartIds, chartsShowing, saltRegionOf, saltShares, zonesOnChart } from '@stipple/domain/anatomy'
import { fileURLToPath } from 'node:url'
import { compileKnowledge } from '@stipple/knowledge'
import { readRaw, sha256 } from '@stipple/knowledge/build'
import { describe, expect, it } from 'vitest'
import { derivedZoneAreas } from '../packages/knowledge/build/zone-areas.ts'
import { knowledge } from './known-content.ts'

const ids = knowledge.zones.map(({ id }) => id)
const leaves = ids.filter((id) => !ids.some((other) => other.startsWith(`${id}.`)))

describe('the atlas and the zones of the content', () => {
  it.each(leaves)('%s is on a chart', (zone) => {
    expect(chartsShowing(zone)).not.toEqual([])
  })

  it.each(chartIds)('%s shows leaves of the tree only', (chart) => {
    expect(zonesOnChart(chart).filter((zone) => !leaves.includes(zone))).toEqual([])
  })

  it('every zone of the scalp counts for one region of SALT, and no other zone does', () => {
    const scalp = leaves.filter((zone) => zone.startsWith('scalp.'))
    expect(leaves.filter((zone) => saltRegionOf(zone) !== undefined)).toEqual(scalp)
    expect(new Set(scalp.map(saltRegionOf))).toEqual(new Set(Object.keys(saltShares)))
  })

  it('a region of SALT is on the side its zones are on, and the weights make a whole', () => {
    for (const side of ['left', 'right'] as const)
      for (const zone of leaves.filter((id) => id.startsWith('scalp.') && id.endsWith(side)))
        expect(saltRegionOf(zone)).toBe(side)
    expect(Object.values(saltShares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
  })
})

describe('areas of zones', () => {
  const areaOf = (zone: string) => knowledge.zoneAreas.find((each) => each.zone === zone)
  const sum = (zones: readonly string[]) => zones.reduce((total, zone) => total + (areaOf(zone)?.areaCm2 ?? 0), 0)

  it('are what the shares and the charts give; otherwise run packages/knowledge/build/write-zone-areas.ts', () => {
    expect(knowledge.zoneAreas).toEqual(derivedZoneAreas(leaves))
  })

  it('make up the skin of the reference adult, but for what no zone stands for', () => {
    // All of Lund and Browder but the genitals (1 %), and two palms at 0.87 instead of 1.25 %: 98.24 % of 18 000 cm².
    expect(Math.abs(sum(leaves) / 17_683 - 1)).toBeLessThan(0.02)
  })

  it.each([
    // Lund and Browder, percent of 18 000 cm²; sums of numbers of two figures
    ['face.', 630 + 37],
    ['legs.left.', 0.165 * 18_000],
    ['trunk.buttock.', 0.05 * 18_000],
    ['arms.right.', 0.07 * 18_000],
    ['feet.left.', 0.035 * 18_000],
    ['scalp.', 630],
  ])('the zones of %s make up the share of their region', (start, expected) => {
    expect(Math.abs(sum(leaves.filter((zone) => zone.startsWith(start))) / expected - 1)).toBeLessThan(0.02)
  })

  it('left and right are alike', () => {
    for (const zone of leaves.filter((id) => id.includes('left'))) {
      const { areaCm2, rangeCm2 } = areaOf(zone.replace('left', 'right')) ?? {}
      expect({ areaCm2, rangeCm2 }).toEqual({ areaCm2: areaOf(zone)?.areaCm2, rangeCm2: areaOf(zone)?.rangeCm2 })
    }
  })

  it('an armpit has none, and says so', () => {
    expect(areaOf('axilla.left')).toMatchObject({ areaCm2: null, basis: 'none', sources: [] })
  })

  it.each<[string, (areas: Record<string, unknown>[]) => void, string]>([
    ['a zone without an area', (areas) => areas.pop(), 'invalid-entry'],
    ['a zone with two', (areas) => areas.push(areas[0] ?? {}), 'duplicate-id'],
    ['a zone that has parts', (areas) => Object.assign(areas[0] ?? {}, { zone: 'face.cheek' }), 'unknown-reference'],
    [
      'a source that does not exist',
      (areas) => Object.assign(areas[0] ?? {}, { sources: ['me'] }),
      'unknown-reference',
    ],
    ['a number without a basis', (areas) => Object.assign(areas[0] ?? {}, { basis: 'none' }), 'invalid-entry'],
    ['a range beside the number', (areas) => Object.assign(areas[0] ?? {}, { areaCm2: 9999 }), 'invalid-entry'],
  ])('%s is refused', (_name, change, code) => {
    const { raw } = readRaw(fileURLToPath(new URL('../packages/knowledge/content', import.meta.url)))
    const areas = structuredClone(raw.get('zone-areas.yaml')) as Record<string, unknown>[]
    change(areas)
    const { problems } = compileKnowledge(new Map([...raw, ['zone-areas.yaml', areas]]), sha256)
    expect(problems.map((problem) => `${problem.file} ${problem.code}`)).toContain(`zone-areas.yaml ${code}`)
  })
})
