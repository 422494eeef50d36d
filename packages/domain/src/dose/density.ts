import { type ValidRange, validRanges } from './valid-range.ts'

/**
 * Nominal puncture density: how many punctures a setting makes per square centimetre, counted from geometry and time.
 *
 * Nobody has published densities counted on skin for motorised pens; a stroke may fail to pierce, and hand speed and swath
 * are not recorded. The figures are nominal, and the band around them is a modelling choice (docs/evidence/puncture-density.md).
 */

/** Punctures per square centimetre of skin. */
export type PuncturesPerCm2 = number & { readonly __unit: '1/cm²' }

/** A nominal quantity with its band; `low` and `high` are no measured interval. */
export type NominalDensity = {
  readonly value: PuncturesPerCm2
  readonly low: PuncturesPerCm2
  readonly high: PuncturesPerCm2
}

/** Half-width of the band: density is known to no better than this. Derived, docs/evidence/puncture-density.md. */
export const densityBand = 0.3

/** The setting made a number that is none; names the field, so that a form can point at it. */
export type DoseRefusal = {
  readonly code: 'not-positive' | 'not-a-fraction' | 'not-whole' | 'out-of-domain'
  readonly field: string
  readonly given: number
  /** Where the field may lie; only with `out-of-domain`. */
  readonly range?: ValidRange
}

export type Result<T> =
  | { readonly value: T; readonly refusal?: undefined }
  | { readonly value?: undefined; readonly refusal: DoseRefusal }

type Fields = Readonly<Record<string, number>>

/** Settings that every device has. `piercingFraction` is the share of strokes that pierce; 1 where nobody knows better. */
export type Piercing = { readonly piercingFraction?: number }

/** A drum that rolls without slipping. The diameter is that of the circle the needle tips run on. */
export type RollerSetting = Piercing & {
  readonly needles: number
  readonly tipCircleMm: number
  readonly widthMm: number
  readonly passes: number
}

/** A head that is pressed down and lifted, each time beside the last. */
export type StampSetting = Piercing & {
  readonly needles: number
  readonly headAreaCm2: number
  readonly passes: number
}

/** What a motorised pen does in a second. */
export type PenRate = Piercing & { readonly needles: number; readonly strokesPerSecond: number }
/** A pen that glides; the swath is the width of the needle field, not of the cap. */
export type GlideSetting = PenRate & {
  readonly swathMm: number
  readonly speedMmPerSecond: number
  readonly passes: number
}
/** A pen that stands still. */
export type DwellSetting = PenRate & { readonly tipAreaCm2: number; readonly seconds: number }
/** What a session can record: how long the motor ran over which area. */
export type AreaLogSetting = PenRate & { readonly motorOnSeconds: number; readonly treatedAreaCm2: number }

/**
 * Density after all passes of a roller: needles over the skin that one turn of the drum covers, times the passes.
 *
 * @returns punctures per cm²
 */
export function rollerDensity(setting: RollerSetting): Result<NominalDensity> {
  const { needles, tipCircleMm, widthMm, passes } = setting
  const refusal = refuse({ needles, tipCircleMm, widthMm, passes }, setting)
  if (refusal) return { refusal }
  return nominal((passes * needles) / (Math.PI * (tipCircleMm / 10) * (widthMm / 10)), setting)
}

/** Density of a stamp: needles over the head's area, times the passes over the same skin. */
export function stampDensity(setting: StampSetting): Result<NominalDensity> {
  const { needles, headAreaCm2, passes } = setting
  const refusal = refuse({ needles, headAreaCm2, passes }, setting)
  return refusal ? { refusal } : nominal((passes * needles) / headAreaCm2, setting)
}

/** Density under a pen that glides at an even speed. */
export function glideDensity(setting: GlideSetting): Result<NominalDensity> {
  const { needles, strokesPerSecond, swathMm, speedMmPerSecond, passes } = setting
  const refusal = refuse({ needles, strokesPerSecond, swathMm, speedMmPerSecond, passes }, setting)
  if (refusal) return { refusal }
  return nominal((passes * needles * strokesPerSecond) / ((swathMm / 10) * (speedMmPerSecond / 10)), setting)
}

/** Density under a pen that stands still. */
export function dwellDensity(setting: DwellSetting): Result<NominalDensity> {
  const { needles, strokesPerSecond, tipAreaCm2, seconds } = setting
  const refusal = refuse({ needles, strokesPerSecond, tipAreaCm2, seconds }, setting)
  return refusal ? { refusal } : nominal((needles * strokesPerSecond * seconds) / tipAreaCm2, setting)
}

/** Mean density over an area from the time the motor ran; the form to record, since both can be. */
export function areaLogDensity(setting: AreaLogSetting): Result<NominalDensity> {
  const { needles, strokesPerSecond, motorOnSeconds, treatedAreaCm2 } = setting
  const refusal = refuse({ needles, strokesPerSecond, motorOnSeconds, treatedAreaCm2 }, setting)
  return refusal ? { refusal } : nominal((needles * strokesPerSecond * motorOnSeconds) / treatedAreaCm2, setting)
}

/** Passes of a roller or stamp for a wanted density, rounded up to whole passes. */
export function passesFor(wantedPerCm2: number, onePass: NominalDensity): Result<number> {
  const refusal = refuse({ wantedPerCm2 }, {})
  // A hair's breadth below a whole number is that number: 15 passes that give 229.183 are 15, not 16.
  return refusal ? { refusal } : { value: Math.ceil(wantedPerCm2 / onePass.value - 1e-9) }
}

/** Seconds the motor must run over an area for a wanted mean density. */
export function motorOnSecondsFor(wantedPerCm2: number, setting: PenRate & { treatedAreaCm2: number }): Result<number> {
  const { needles, strokesPerSecond, treatedAreaCm2, piercingFraction = 1 } = setting
  const refusal = refuse({ wantedPerCm2, needles, strokesPerSecond, treatedAreaCm2 }, setting)
  if (refusal) return { refusal }
  return { value: (wantedPerCm2 * treatedAreaCm2) / (needles * strokesPerSecond * piercingFraction) }
}

function nominal(perCm2: number, { piercingFraction = 1 }: Piercing): Result<NominalDensity> {
  const value = perCm2 * piercingFraction
  return {
    value: {
      value: value as PuncturesPerCm2,
      low: (value * (1 - densityBand)) as PuncturesPerCm2,
      high: (value * (1 + densityBand)) as PuncturesPerCm2,
    },
  }
}

/** The first field that is no positive number, no whole count of needles, no fraction, or outside the model's domain. */
export function refuse(fields: Fields, { piercingFraction }: Piercing): DoseRefusal | undefined {
  for (const [field, given] of Object.entries(fields)) {
    if (!(given > 0) || !Number.isFinite(given)) return { code: 'not-positive', field, given }
    if (field === 'needles' && !Number.isInteger(given)) return { code: 'not-whole', field, given }
    const range = validRanges[field]
    if (range && (given < range.from || given > range.to)) return { code: 'out-of-domain', field, given, range }
  }
  if (piercingFraction === undefined) return undefined
  return piercingFraction > 0 && piercingFraction <= 1
    ? undefined
    : { code: 'not-a-fraction', field: 'piercingFraction', given: piercingFraction }
}
