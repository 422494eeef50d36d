import { z } from 'zod'
import { localizedTextSchema } from '../evidence/index.ts'
import { within } from './case-number.ts'
import { type Compared, comparedWith, expectedFields } from './case-oracle.ts'
import { type Read, readAs } from './case-reading.ts'
import type { CaseRefusal } from './case-refusal.ts'

export const seriesQuantities = ['slopeUgPerH', 'lagH', 'largestResidualFraction'] as const

/** Measured amounts over time, each series by itself; a line is laid through what comes after a time. */
export const permeationSeriesCaseSchema = z.strictObject({
  kind: z.literal('permeation-series'),
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  shows: localizedTextSchema,
  source: z.string().min(1),
  series: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(80),
        loadUg: within(1e-6, 1e9),
        points: z
          .array(z.strictObject({ timeH: within(0, 1e4), amountUg: within(0, 1e9) }))
          .min(3)
          .max(500),
        fittedFromH: within(0, 1e4),
        oracle: z.array(z.strictObject({ quantity: z.enum(seriesQuantities), ...expectedFields })).default([]),
      }),
    )
    .min(1)
    .max(50),
})
export type PermeationSeriesCase = z.output<typeof permeationSeriesCaseSchema>
export type PermeationSeries = PermeationSeriesCase['series'][number]

export const readPermeationSeriesCase = (given: unknown): Read<PermeationSeriesCase> =>
  readAs(given, permeationSeriesCaseSchema, [points])

function points({ series }: PermeationSeriesCase): CaseRefusal | undefined {
  for (const [index, { points, fittedFromH, loadUg }] of series.entries()) {
    for (const [number, { timeH, amountUg }] of points.entries()) {
      const place = `series.${index}.points.${number}`
      const before = points[number - 1]?.timeH ?? -1
      if (timeH <= before) {
        return {
          code: 'not-ascending',
          field: `${place}.timeH`,
          allowed: { code: 'above', from: before },
          given: String(timeH),
        }
      }
      if (amountUg > loadUg) {
        const allowed = { code: 'loaded', most: loadUg } as const
        return { code: 'not-allowed', field: `${place}.amountUg`, allowed, given: String(amountUg) }
      }
    }
    if (points.filter(({ timeH }) => timeH >= fittedFromH).length < 3) {
      const allowed = { code: 'three-points' } as const
      return { code: 'not-allowed', field: `series.${index}.fittedFromH`, allowed, given: String(fittedFromH) }
    }
  }
}

export type SeriesLine = {
  readonly slopeUgPerH: number
  /** Where the line meets zero: below 0 when drug came early. */
  readonly lagH: number
  /** Largest distance of a point from the line over the largest amount. */
  readonly largestResidualFraction: number
}

/** The straight line of least squares through the points from a time on. */
export function lineOf({ points, fittedFromH }: Pick<PermeationSeries, 'points' | 'fittedFromH'>): SeriesLine {
  const fitted = points.filter(({ timeH }) => timeH >= fittedFromH)
  const mean = (of: (point: (typeof fitted)[number]) => number) =>
    fitted.reduce((sum, point) => sum + of(point), 0) / fitted.length
  const meanH = mean(({ timeH }) => timeH)
  const meanUg = mean(({ amountUg }) => amountUg)
  const slopeUgPerH =
    mean(({ timeH, amountUg }) => (timeH - meanH) * (amountUg - meanUg)) / mean(({ timeH }) => (timeH - meanH) ** 2)
  const at = (timeH: number) => meanUg + slopeUgPerH * (timeH - meanH)
  const largest = Math.max(...fitted.map(({ amountUg }) => amountUg))
  return {
    slopeUgPerH,
    lagH: meanH - meanUg / slopeUgPerH,
    largestResidualFraction: Math.max(...fitted.map(({ timeH, amountUg }) => Math.abs(amountUg - at(timeH)))) / largest,
  }
}

export type SeriesAgreement = Compared & {
  readonly series: string
  readonly oracle: PermeationSeries['oracle'][number]
}

export function seriesAgreementsOf({ series }: PermeationSeriesCase): SeriesAgreement[] {
  return series.flatMap((one) => {
    const line = lineOf(one)
    return one.oracle.map((oracle) => ({ series: one.name, oracle, ...comparedWith(oracle, line[oracle.quantity]) }))
  })
}
