import { describe, expect, it } from 'vitest'
import { type Chart, chartOf } from './chart.ts'
import { chartIds, chartNamed } from './charts.ts'
import { zoneAt } from './zone-at.ts'
import { zoneCentre } from './zone-centre.ts'

describe('zoneCentre', () => {
  it('is the middle of a square, with half of its side as radius', () => {
    const chart = chartOf({
      id: 'plate',
      frame: { left: 0, top: 0, width: 20, height: 20 },
      isMirrored: false,
      side: 'left',
      contours: ['2,4! 12,4! 12,14! 2,14! z'],
      creases: [],
      borders: [],
      zones: { plate: '5,5' },
      openings: [],
      features: [],
    })
    const centre = zoneCentre(chart, 'plate')
    expect(centre?.point.x).toBeCloseTo(7, 1)
    expect(centre?.point.y).toBeCloseTo(9, 1)
    expect(centre?.radius).toBeCloseTo(5, 1)
  })

  it.each(chartIds)('lies inside each zone of %s', (id) => {
    const chart = chartNamed(id) as Chart
    for (const { id: zone } of chart.zones) {
      const centre = zoneCentre(chart, zone)
      expect(centre && zoneAt(chart, centre.point)).toBe(zone)
      expect(centre?.radius).toBeGreaterThan(0)
    }
  })

  it('keeps to the midline where a zone lies across it', () => {
    expect(zoneCentre(chartNamed('face-front') as Chart, 'face.forehead')?.point.x).toBe(0)
    expect(zoneCentre(chartNamed('face-front') as Chart, 'face.cheek.left.medial')?.point.x).toBeGreaterThan(0)
  })

  it('is undefined for a zone that is not there', () => {
    expect(zoneCentre(chartNamed('palms') as Chart, 'face.chin')).toBeUndefined()
  })
})
