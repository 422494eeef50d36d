/** A line of a chart: a name and one value at each time. */
export type Line = { readonly name: string; readonly values: readonly number[] }
export type Chart = { readonly timesS: readonly number[]; readonly unit: string; readonly lines: readonly Line[] }

const bars = ' ▁▂▃▄▅▆▇█'
const rowsOfText = 8

/** One chart of bars a line, as high as its own largest value. */
export function barsOf({ values }: Line): string[] {
  const largest = Math.max(...values, 0)
  return Array.from({ length: rowsOfText }, (_, row) => {
    const below = rowsOfText - 1 - row
    return values
      .map((value) => {
        const eighths = largest > 0 ? Math.round((Math.max(0, value) / largest) * rowsOfText * 8) - below * 8 : 0
        return bars[Math.max(0, Math.min(8, eighths))]
      })
      .join('')
      .trimEnd()
  })
}

/** A band over the same columns as its middle: shaded from low to high, with the middle as dots. */
export function bandLinesOf(band: readonly { readonly low: number; readonly median: number; readonly high: number }[]) {
  const largest = Math.max(...band.map(({ high }) => high), Number.MIN_VALUE)
  const rowOf = (value: number) => Math.min(rowsOfText - 1, Math.floor((Math.max(0, value) / largest) * rowsOfText))
  return Array.from({ length: rowsOfText }, (_, line) => {
    const row = rowsOfText - 1 - line
    return band
      .map(({ low, median, high }) => {
        if (high <= 0) return ' '
        return row === rowOf(median) ? '•' : row >= rowOf(low) && row <= rowOf(high) ? '░' : ' '
      })
      .join('')
      .trimEnd()
  })
}

/** Three significant digits, without an exponent where it can be helped. */
export function figure(value: number): string {
  if (value === 0) return '0'
  const size = Math.abs(value)
  return size >= 1e-3 && size < 1e6 ? String(Number(value.toPrecision(3))) : value.toExponential(2)
}
