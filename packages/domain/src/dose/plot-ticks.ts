/** About how many steps an axis has. */
const wanted = 5

/**
 * Round numbers from 0 on that reach or pass the largest value, in steps of 1, 2 or 5 times a power of ten.
 *
 * @param largest of the values on the axis; with 0 the axis goes to 1
 */
export function ticksOver(largest: number): number[] {
  const most = largest > 0 && Number.isFinite(largest) ? largest : 1
  const rough = most / wanted
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((times) => times * power >= rough * (1 - 1e-9)) ?? 10) * power
  const last = Math.ceil(most / step - 1e-9)
  return Array.from({ length: last + 1 }, (_, index) => Number((index * step).toPrecision(12)))
}
