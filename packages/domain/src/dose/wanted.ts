import { densityBand, motorOnSecondsFor, type NominalDensity, passesFor, type PenRate, type Result } from './density.ts'

/** A number with its band. */
export type Banded = { readonly value: number; readonly low: number; readonly high: number }

/**
 * Passes for a wanted density, whole ones. `low` would do were a pass as dense as the band allows, `high` were it as thin.
 *
 * @param wantedPerCm2 punctures per cm²
 */
export function passesWanted(wantedPerCm2: number, onePass: NominalDensity): Result<Banded> {
  const [value, low, high] = [onePass.value, onePass.high, onePass.low].map((perPass) =>
    passesFor(wantedPerCm2, { ...onePass, value: perPass }),
  )
  if (value?.value === undefined || low?.value === undefined || high?.value === undefined) {
    return { refusal: value?.refusal ?? { code: 'not-positive', field: 'wantedPerCm2', given: wantedPerCm2 } }
  }
  return { value: { value: value.value, low: low.value, high: high.value } }
}

/** Seconds the motor must run over an area for a wanted mean density, with the density's band turned round. */
export function motorOnSecondsWanted(
  wantedPerCm2: number,
  setting: PenRate & { readonly treatedAreaCm2: number },
): Result<Banded> {
  const { value, refusal } = motorOnSecondsFor(wantedPerCm2, setting)
  if (refusal) return { refusal }
  return { value: { value, low: value / (1 + densityBand), high: value / (1 - densityBand) } }
}
