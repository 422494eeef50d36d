import { chartIds, chartsShowing, saltRegionOf, saltShares, zonesOnChart } from '@stipple/domain/anatomy'
import { describe, expect, it } from 'vitest'
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
