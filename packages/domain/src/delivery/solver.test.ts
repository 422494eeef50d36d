import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { surfaceUptake } from './exact-half-space.ts'
import { concentrationAroundDepot, cylinderReleased, sphereReleased } from './exact-round.ts'
import { membranePassed, slabReleased } from './exact-slab.ts'
import { type Moment, momentOf } from './solver-ledger.ts'
import { layer, slab, system } from './solver.test-builder.ts'
import { type Solution, solve } from './solver.ts'
import type { System } from './solver-system.ts'
import { esdirk4, trBdf2 } from './solver-tableau.ts'

const last = ({ moments }: Solution) => moments.at(-1) as Moment

describe('second order in space, against closed forms', () => {
  const sink = { kind: 'sink' } as const
  const held = (concentrationUgPerCm3: number) =>
    ({ kind: 'constant', concentrationUgPerCm3, untilS: Number.POSITIVE_INFINITY }) as const
  const cases: [string, number, (cells: number) => System, (at: Moment, system: System) => number, number][] = [
    // 100 µm, D 1e-6 cm²/s: D t/h² = 0.2 after 20 s; K C h = 1 µg/cm²
    [
      'membrane',
      20,
      (cells) => system(slab, [layer(100, cells)], { inner: held(100), outer: sink }),
      (at) => at.leftOuterUg,
      membranePassed(0.2),
    ],
    [
      'full slab',
      25,
      (cells) => system(slab, [layer(100, cells)], { initial: () => 100, outer: sink }),
      (at) => at.leftOuterUg,
      slabReleased(0.25),
    ],
    // k t = 1 with k 1e-3/s; √(D/k) = 316 µm, so 4 mm are endless; uptake in units of C₀ √(D k)/k = 3.16e-2
    [
      'held surface with loss',
      1000,
      (cells) => system(slab, [layer(4000, 4 * cells, { clearancePerS: 1e-3 })], { inner: held(1) }),
      (at) => -at.leftInnerUg,
      surfaceUptake(1) * Math.sqrt(1e-6 / 1e-3),
    ],
    [
      'full cylinder',
      10,
      (cells) =>
        system({ shape: 'cylinder', innerRadiusCm: 0, lengthCm: 1 / (Math.PI * 1e-4) }, [layer(100, cells)], {
          initial: () => 1,
          outer: sink,
        }),
      (at) => at.leftOuterUg,
      cylinderReleased(0.1),
    ],
    [
      'full sphere',
      10,
      (cells) =>
        system({ shape: 'sphere', innerRadiusCm: 0 }, [layer(100, cells)], {
          initial: () => 3 / (4 * Math.PI * 1e-6),
          outer: sink,
        }),
      (at) => at.leftOuterUg,
      sphereReleased(0.1),
    ],
    // The middle of the cell at the centre lies half a cell out, where the closed form is asked too.
    [
      'depot in an endless medium',
      10,
      (cells) =>
        system({ shape: 'sphere', innerRadiusCm: 0 }, [layer(50, cells), layer(950, 19 * cells)], {
          initial: (at) => (at < 0.005 ? 1 : 0),
          outer: sink,
        }),
      (at, { grid }) => {
        const distanceCm = (grid.mesh.facesCm[1] as number) / 2
        const exact = concentrationAroundDepot({ radiusCm: 0.005, distanceCm, timeS: 10, diffusivityCm2PerS: 1e-6 })
        return (at.freeUgPerCm3[0] as number) - exact
      },
      0,
    ],
  ]
  it.each(cases)('%s', (_name, timeS, build, read, exact) => {
    const errors = [20, 40, 80].map((cells) => {
      const built = build(cells)
      return read(last(solve(built, { outputTimesS: [timeS], relativeTolerance: 1e-10 })), built) - exact
    })
    for (const finer of [1, 2]) {
      const order = Math.log2((errors[finer - 1] as number) / (errors[finer] as number))
      expect(Math.abs(order - 2)).toBeLessThan(0.15)
    }
  })
})

describe('layered tissue with clearance', () => {
  // 1 mm, epidermis 100 µm without loss, dermis with 5e-4/s, all drug in the first 200 µm. Independent programs agree on
  // these to 1e-7: a matrix exponential, SciPy's BDF and LSODA; the last row is extrapolated to no grid at all.
  const layered = (cells: number) =>
    system(
      slab,
      [layer(100, cells / 10), layer(900, (cells * 9) / 10, { diffusivityCm2PerS: 3e-6, clearancePerS: 5e-4 })],
      { initial: (at) => (at < 0.02 ? 50 : 0) },
    )
  it.each([
    [50, [0.98333556, 0.8996581, 0.69631383, 0.20872368]],
    [100, [0.98331839, 0.89959924, 0.69624375, 0.20869446]],
    [200, [0.98331406, 0.89958451, 0.69622623, 0.20868716]],
    [400, [0.98331297, 0.89958082, 0.69622185, 0.20868534]],
  ])('%d cells', (cells, expected) => {
    const outputTimesS = [60, 300, 900, 3600]
    const { moments } = solve(layered(cells), { outputTimesS, relativeTolerance: 1e-9 })
    for (const [index, moment] of moments.entries()) expect(moment.inSkinUg).toBeCloseTo(expected[index] ?? 0, 7)
  })
  it('200 cells at the everyday tolerances are within 1e-4 of the extrapolated answer', () => {
    for (const relativeTolerance of [1e-4, 1e-6]) {
      const outputTimesS = [60, 300, 900, 3600]
      const { moments } = solve(layered(200), { outputTimesS, relativeTolerance })
      for (const [index, exact] of [0.983313, 0.89958, 0.69622, 0.208685].entries()) {
        expect(Math.abs((moments[index]?.inSkinUg ?? 0) / exact - 1)).toBeLessThan(1e-4)
      }
    }
  })
  it('two methods of different order agree', () => {
    const by = (tableau: typeof trBdf2) =>
      last(solve(layered(100), { outputTimesS: [900], relativeTolerance: 1e-8, tableau })).inSkinUg
    expect(by(trBdf2)).toBeCloseTo(by(esdirk4), 7)
  })
})

it('a whole chain: cone, clearance, one compartment', () => {
  // With the same clearance everywhere only time matters, whatever the shape: closed form and an independent program
  const mesh = [layer(300, 60, { clearancePerS: 5e-4 }), layer(700, 70, { clearancePerS: 5e-4, partition: 2 })]
  const empty = system({ shape: 'cylinder', innerRadiusCm: 0.003, lengthCm: 0.05 }, mesh)
  const share = new Float64Array(130)
  share[0] = 0.25
  share[1] = 0.75
  const chain: System = {
    ...empty,
    source: { law: { kind: 'cone', massUg: 100, dissolutionS: 300, wornS: 3600 }, share },
    compartment: { volumeL: 50, eliminationPerS: 0.231 / 3600, fedBy: 'cleared' },
  }
  const hours = [0.5, 1, 2, 4, 8]
  const outputTimesS = [300, ...hours.map((hour) => 3600 * hour), 1e6]
  const solution = solve(chain, { outputTimesS, relativeTolerance: 1e-8 })
  const agrees = (value: number | undefined, expected: number, tolerance: number) =>
    expect(Math.abs((value ?? Number.NaN) / expected - 1)).toBeLessThan(tolerance)
  const ngPerL = (amountUg: number | undefined) => ((amountUg ?? Number.NaN) / 50) * 1000
  agrees(solution.moments[0]?.inSkinUg, 89.397756, 1e-6)
  for (const [index, expected] of [1085.139, 1436.067, 1387.425, 913.354, 363.241].entries()) {
    agrees(ngPerL(solution.moments[index + 1]?.compartmentUg), expected, 1.5e-6)
  }
  agrees(ngPerL(solution.peak?.amountUg), 1478.187, 1e-6)
  expect(solution.peak?.timeS).toBeCloseTo(4786.8, 1)
  // AUC = eliminated/(V ke), in ng h/L
  agrees(ngPerL(last(solution).eliminatedUg) / 0.231, 8658.01, 1e-6)
  expect(solution.massErrorFraction).toBeLessThan(1e-12)
})

describe('saturable binding', () => {
  const saturable = { onCm3PerUgS: 0.01, offPerS: 0.002, capacityUgPerCm3: 30 }
  it('settles where on and off are even', () => {
    const built = system(slab, [layer(100, 20, { saturable })], { initial: () => 50 })
    const { moments, massErrorFraction } = solve(built, { outputTimesS: [1e6], relativeTolerance: 1e-8 })
    // 0.01 c (30 − b) = 0.002 b with c + b = 50: c² − 19.8 c − 10 = 0, so c = 20.2928 (K_D = 0.2)
    const free = (-(30 + 0.2 - 50) + Math.sqrt((30 + 0.2 - 50) ** 2 + 4 * 0.2 * 50)) / 2
    expect(moments[0]?.freeUgPerCm3[7]).toBeCloseTo(free, 6)
    expect(massErrorFraction).toBeLessThan(1e-12)
  })
  it('with far more places than drug it is linear binding', () => {
    // Dilute and quick: bound/free = on · capacity / off = 4
    const many = { onCm3PerUgS: 4e-3, offPerS: 1e4, capacityUgPerCm3: 1e7 }
    const read = (more: Parameters<typeof layer>[2]) => {
      const built = system(slab, [layer(100, 20, more)], { initial: (at) => (at < 0.005 ? 1 : 0) })
      return last(solve({ ...built, outer: { kind: 'sink' } }, { outputTimesS: [40], relativeTolerance: 1e-7 }))
    }
    const linear = system(slab, [layer(100, 20, { boundOverFree: 4 })], { initial: (at) => (at < 0.005 ? 0.2 : 0) })
    const expected = last(
      solve({ ...linear, outer: { kind: 'sink' } }, { outputTimesS: [40], relativeTolerance: 1e-7 }),
    )
    expect(read({ saturable: many }).leftOuterUg / expected.leftOuterUg).toBeCloseTo(1, 3)
  })
})

describe('laws', () => {
  const layers = fc.array(
    fc.record({
      thicknessUm: fc.double({ min: 20, max: 500, noNaN: true }),
      cells: fc.integer({ min: 4, max: 20 }),
      diffusivityCm2PerS: fc.double({ min: 1e-8, max: 5e-6, noNaN: true }),
      partition: fc.double({ min: 0.1, max: 10, noNaN: true }),
      clearancePerS: fc.double({ min: 0, max: 1e-2, noNaN: true }),
      boundOverFree: fc.double({ min: 0, max: 5, noNaN: true }),
    }),
    { minLength: 1, maxLength: 3 },
  )
  const shapes = fc.constantFrom(
    slab,
    { shape: 'cylinder', innerRadiusCm: 0.002, lengthCm: 0.1 } as const,
    { shape: 'sphere', innerRadiusCm: 0 } as const,
  )
  const tissue = fc.record({ shape: shapes, layers, saturable: fc.boolean() }).map(({ shape, layers, saturable }) =>
    system(
      shape,
      layers.map(({ thicknessUm, cells, ...more }) =>
        layer(thicknessUm, cells, {
          ...more,
          ...(saturable ? { saturable: { onCm3PerUgS: 0.01, offPerS: 0.001, capacityUgPerCm3: 5 } } : {}),
        }),
      ),
    ),
  )
  const worn = (built: System, wornS: number): System => {
    const share = new Float64Array(built.grid.mesh.cells)
    share[0] = 1
    return {
      ...built,
      outer: { kind: 'sink' },
      source: { law: { kind: 'cone', massUg: 10, dissolutionS: 600, wornS }, share },
      compartment: { volumeL: 5, eliminationPerS: 1e-4, fedBy: 'cleared' },
    }
  }
  const wear = fc.double({ min: 1, max: 900, noNaN: true })

  it('mass is kept to round-off and nothing is negative beyond the tolerance', () => {
    fc.assert(
      fc.property(tissue, wear, (built, wornS) => {
        const solution = solve(worn(built, wornS), { outputTimesS: [10, 1800], relativeTolerance: 1e-5 })
        expect(solution.massErrorFraction).toBeLessThan(1e-12)
        expect(solution.lowestFraction).toBeGreaterThan(-1e-5)
      }),
    )
  })

  it('more wear never delivers less', () => {
    fc.assert(
      fc.property(tissue, wear, wear, (built, a, b) => {
        const delivered = [Math.min(a, b), Math.max(a, b)].map((wornS) => {
          const at = last(solve(worn(built, wornS), { outputTimesS: [1800], relativeTolerance: 1e-6 }))
          return { released: at.releasedUg, taken: at.clearedUg + at.leftOuterUg }
        })
        const [shorter, longer] = delivered
        expect((longer?.released ?? 0) - (shorter?.released ?? 0)).toBeGreaterThan(-1e-9)
        expect((longer?.taken ?? 0) - (shorter?.taken ?? 0)).toBeGreaterThan(-1e-4)
      }),
    )
  })

  it('what the solver counts as released is what the law gives', () => {
    fc.assert(
      fc.property(tissue, wear, (built, wornS) => {
        const at = last(solve(worn(built, wornS), { outputTimesS: [1800], relativeTolerance: 1e-6 }))
        expect(at.releasedUg).toBeCloseTo(10 * (1 - (1 - Math.min(1, wornS / 600)) ** 3), 9)
      }),
    )
  })
})

it('a uniform clearance empties any tissue as exp(−k t)', () => {
  const layers = [
    layer(80, 9, { partition: 3, clearancePerS: 1e-3, clustered: { towards: 'both', ratio: 10 } }),
    layer(500, 31, { diffusivityCm2PerS: 2e-7, clearancePerS: 1e-3, clustered: { towards: 'inner', ratio: 50 } }),
  ]
  const built = system({ shape: 'sphere', innerRadiusCm: 0.01 }, layers, { initial: (at) => at * at })
  const before = momentOf(
    built,
    { u: built.initialUgPerCm3, bound: new Float64Array(40), amounts: new Float64Array(6) },
    0,
  )
  const { moments } = solve(built, { outputTimesS: [100, 2000], relativeTolerance: 1e-9 })
  for (const { timeS, inSkinUg } of moments) {
    expect(Math.abs(inSkinUg / before.inSkinUg / Math.exp(-1e-3 * timeS) - 1)).toBeLessThan(1e-6)
  }
})
