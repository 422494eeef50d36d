import { expect, it } from 'vitest'
import { rollerDensity } from './density.ts'
import { motorOnSecondsWanted, passesWanted } from './wanted.ts'

it('passes of a roller for 250 per cm², with what the band makes of them', () => {
  const onePass = rollerDensity({ needles: 192, tipCircleMm: 20, widthMm: 20, passes: 1 }).value
  // 250 / 15.279 = 16.4; / (1.3 · 15.279) = 12.6; / (0.7 · 15.279) = 23.4
  expect(onePass && passesWanted(250, onePass).value).toEqual({ value: 17, low: 13, high: 24 })
})

it('motor-on time of a pen for 1,225 per cm² over 80 cm²', () => {
  // 1225 · 80 / (14 · 7000 / 60) = 60 s; 60 / 1.3 = 46.15, 60 / 0.7 = 85.71
  const found = motorOnSecondsWanted(1225, { needles: 14, strokesPerSecond: 7000 / 60, treatedAreaCm2: 80 }).value
  expect([found?.value, found?.low, found?.high].map((seconds) => seconds?.toFixed(2))).toEqual([
    '60.00',
    '46.15',
    '85.71',
  ])
})

it.each([0, Number.NaN, -3, Number.POSITIVE_INFINITY])('a wanted density of %d is refused', (wanted) => {
  const onePass = rollerDensity({ needles: 192, tipCircleMm: 20, widthMm: 20, passes: 1 }).value
  expect(onePass && passesWanted(wanted, onePass).refusal?.field).toBe('wantedPerCm2')
})
