import { describe, expect, it } from 'vitest'
import { concentrationBelow, surfaceFlux, surfaceUptake } from './exact-half-space.ts'
import { concentrationAroundDepot, cylinderReleased, sphereReleased } from './exact-round.ts'
import { planeRecessionCm, recessionNumber } from './exact-stefan.ts'
import { membraneFlux, membranePassed, slabReleased } from './exact-slab.ts'

/**
 * In units of what is allowed: a millionth, or the last of the eight printed places.
 *
 * Expected figures were summed by an independent program.
 */
function difference(value: number, expected: number): number {
  const printed = 0.5001e-8
  return Math.abs(value - expected) / Math.max(printed, 1e-6 * Math.abs(expected))
}

describe('a membrane between a constant donor and a sink', () => {
  it.each([
    [0.05, 0.00026934, 0.03400147],
    [0.1, 0.00788529, 0.29289965],
    [0.2, 0.06146375, 0.72292239],
    [0.5, 0.33479071, 0.98561624],
    [1, 0.83334381, 0.99989655],
    [2, 1.83333333, 0.99999999],
  ])('at D t/h² = %d has let %d through', (time, passed, flux) => {
    expect(difference(membranePassed(time), passed)).toBeLessThanOrEqual(1)
    expect(difference(membraneFlux(time), flux)).toBeLessThanOrEqual(1)
  })
  it('is one function on both sides of the change of series', () => {
    expect(membranePassed(0.1 - 1e-13)).toBeCloseTo(membranePassed(0.1), 11)
    expect(membraneFlux(0.1 - 1e-13)).toBeCloseTo(membraneFlux(0.1), 11)
  })
})

it.each([
  [0.001, 0.03568248],
  [0.01, 0.11283792],
  [0.05, 0.25231325],
  [0.1, 0.3568234],
  [0.25, 0.56223354],
  [0.5, 0.76395033],
  [1, 0.93125968],
  [2, 0.99417048],
])('a full slab, one face sealed: at D t/h² = %d it has released %d', (time, released) => {
  expect(difference(slabReleased(time), released)).toBeLessThanOrEqual(1)
})

describe('a held surface over tissue that clears', () => {
  it.each([
    [0.01, 5.69822095, 0.11321367],
    [0.1, 1.95962141, 0.36860172],
    [0.5, 1.16663094, 0.92466022],
    [1, 1.05025454, 1.47160494],
    [2, 1.0084907, 2.49423127],
    [5, 1.00013467, 5.49989065],
  ])('k t = %d: flux %d, uptake %d', (time, flux, uptake) => {
    expect(difference(surfaceFlux(time), flux)).toBeLessThanOrEqual(1)
    expect(difference(surfaceUptake(time), uptake)).toBeLessThanOrEqual(1)
  })
  it.each([
    [25, [0.89358216, 0.96126042, 0.97424205]],
    [50, [0.78949241, 0.92316981, 0.94909437]],
    [100, [0.59458113, 0.84903178, 0.90057263]],
  ])('at %d µm after 60, 600 and 3600 s', (depthUm, expected) => {
    for (const [index, timeS] of [60, 600, 3600].entries()) {
      const place = { depthCm: depthUm / 1e4, timeS, diffusivityCm2PerS: 3e-6, clearancePerS: 3e-4 }
      expect(difference(concentrationBelow(place), expected[index] ?? Number.NaN)).toBeLessThanOrEqual(1)
    }
  })
  it('stays finite far away and late', () => {
    const place = { depthCm: 100, timeS: 1e9, diffusivityCm2PerS: 3e-6, clearancePerS: 3e-4 }
    // exp(−100 √(3e-4/3e-6)) = exp(−1000) is 0 in double precision
    expect(concentrationBelow(place)).toBe(0)
  })
})

describe('round bodies that were full', () => {
  it.each([
    [0.001, 0.07035889],
    [0.01, 0.21547394],
    [0.05, 0.452121],
    [0.1, 0.60582419],
    [0.2, 0.78214755],
    [0.5, 0.96162129],
  ])('cylinder, D t/a² = %d: %d released', (time, released) => {
    expect(difference(cylinderReleased(time), released)).toBeLessThanOrEqual(1)
  })
  it.each([
    [0.001, 0.10404745],
    [0.01, 0.30851375],
    [0.05, 0.60693976],
    [0.1, 0.77047874],
    [0.2, 0.91549557],
  ])('sphere, D t/a² = %d: %d released', (time, released) => {
    expect(difference(sphereReleased(time), released)).toBeLessThanOrEqual(1)
  })
  it.each([
    [1, [0.91414596, 0.38716208, 0.00009456, 0]],
    [10, [0.22962916, 0.15979148, 0.0365243, 0.00007639]],
    [60, [0.02318096, 0.02150789, 0.01593864, 0.00480471]],
  ])('a depot of 50 µm after %d s, at 25, 50, 100 and 200 µm', (timeS, expected) => {
    for (const [index, distanceUm] of [25, 50, 100, 200].entries()) {
      const place = { radiusCm: 0.005, distanceCm: distanceUm / 1e4, timeS, diffusivityCm2PerS: 1e-6 }
      expect(difference(concentrationAroundDepot(place), expected[index] ?? Number.NaN)).toBeLessThanOrEqual(1)
    }
  })
})

describe('a plane that dissolves into still tissue', () => {
  it.each([
    [0.05, 0.02873803, 12.852],
    [0.2, 0.12219265, 54.6462],
    [0.8, 0.75060536, 335.6809],
  ])('solubility over density %d: Λ %d, %d µm after 100 s', (solubilityOverDensity, number, recessionUm) => {
    expect(difference(recessionNumber(solubilityOverDensity), number)).toBeLessThanOrEqual(1)
    const recessionCm = planeRecessionCm({ solubilityOverDensity, diffusivityCm2PerS: 5e-6, timeS: 100 })
    // printed to four places
    expect(recessionCm * 1e4).toBeCloseTo(recessionUm, 3)
  })
  it.each([0, 1, -0.1, Number.NaN])('a ratio of %d is refused', (ratio) => {
    expect(() => recessionNumber(ratio)).toThrow(RangeError)
  })
  it('holds to the ends of its range', () => {
    // For little solubility Λ is c/√π
    expect(recessionNumber(1e-9) / (1e-9 / Math.sqrt(Math.PI))).toBeCloseTo(1, 6)
    expect(recessionNumber(1 - 1e-15)).toBeLessThan(10)
  })
})

it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('a time of %d is refused', (time) => {
  for (const exact of [membranePassed, membraneFlux, slabReleased, surfaceFlux, cylinderReleased, sphereReleased]) {
    expect(() => exact(time)).toThrow(RangeError)
  }
})
