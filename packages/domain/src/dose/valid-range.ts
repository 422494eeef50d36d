/** From where to where a field may lie for the model to be asked at all; both ends are inside. */
export type ValidRange = { readonly from: number; readonly to: number }

/**
 * The domain of the dose model, field by field. Outside it there is no number: a drum of 2 m is a slip of the unit, and
 * what the equations say of it means nothing.
 *
 * The ends are modelling choices of ours, set wide around what publications describe: 192 needles on a drum of 20 mm
 * (Schwarz and Laaff 2011), pen cartridges of 9 to 36 needles, pens up to 7,000 strokes a minute
 * (docs/evidence/puncture-density.md).
 */
export const validRanges: Readonly<Record<string, ValidRange>> = {
  needles: { from: 1, to: 2000 },
  passes: { from: 0.01, to: 200 },
  tipCircleMm: { from: 3, to: 100 },
  widthMm: { from: 1, to: 100 },
  headAreaCm2: { from: 0.001, to: 100 },
  tipAreaCm2: { from: 0.001, to: 100 },
  treatedAreaCm2: { from: 0.01, to: 20_000 },
  strokesPerSecond: { from: 0.1, to: 300 },
  swathMm: { from: 0.1, to: 100 },
  speedMmPerSecond: { from: 0.1, to: 1000 },
  seconds: { from: 0.001, to: 3600 },
  motorOnSeconds: { from: 0.001, to: 14_400 },
  wantedPerCm2: { from: 0.01, to: 100_000 },
  densityPerCm2: { from: 1e-6, to: 1_000_000 },
  holeDiameterUm: { from: 1, to: 2000 },
  needleDiameterUm: { from: 1, to: 2000 },
  radiusMm: { from: 0.001, to: 100 },
  runs: { from: 2, to: 100_000 },
}

/** The ranges of the fields that a calculation read, for an answer that says what it checked. */
export function checkedRanges(fields: Readonly<Record<string, unknown>>): Record<string, ValidRange> {
  return Object.fromEntries(Object.entries(validRanges).filter(([field]) => fields[field] !== undefined))
}
