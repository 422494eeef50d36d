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

const width = 720
const height = 400
const margin = { left: 70, right: 20, top: 40, bottom: 70 }
const colours = ['#1b4f72', '#b9770e', '#1e8449', '#922b21', '#6c3483']
const dashes = ['', '8 4', '2 4', '12 4 2 4', '4 8']

/** The chart as SVG, with what it may be used for written across it. */
export function svgOf({ timesS, unit, lines }: Chart, title: string, mark: string): string {
  const endS = timesS.at(-1) ?? 1
  const largest = Math.max(...lines.flatMap(({ values }) => values), Number.MIN_VALUE)
  const x = (timeS: number) => margin.left + (timeS / (endS || 1)) * (width - margin.left - margin.right)
  const y = (value: number) => height - margin.bottom - (value / largest) * (height - margin.top - margin.bottom)
  const ticks = [0, 0.25, 0.5, 0.75, 1]
  const text = (at: string, words: string, more = '') => `<text ${at} ${more}>${escaped(words)}</text>`
  const grid = ticks.flatMap((share) => [
    `<line x1="${margin.left}" x2="${width - margin.right}" y1="${y(share * largest)}" y2="${y(share * largest)}" stroke="#ddd"/>`,
    text(`x="${margin.left - 8}" y="${y(share * largest) + 4}" text-anchor="end"`, figure(share * largest)),
    text(`x="${x(share * endS)}" y="${height - margin.bottom + 18}" text-anchor="middle"`, figure(share * endS)),
  ])
  const drawn = lines.flatMap(({ name, values }, index) => {
    const style = `stroke="${colours[index % colours.length]}" stroke-dasharray="${dashes[index % dashes.length]}"`
    const points = values.map((value, at) => `${x(timesS[at] ?? 0).toFixed(1)},${y(value).toFixed(1)}`).join(' ')
    const legend = margin.left + index * 125
    return [
      `<polyline fill="none" stroke-width="2" ${style} points="${points}"/>`,
      `<line x1="${legend}" x2="${legend + 28}" y1="${height - 14}" y2="${height - 14}" stroke-width="2" ${style}/>`,
      text(`x="${legend + 34}" y="${height - 10}"`, name),
    ]
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" role="img">`,
    `<title>${escaped(title)}</title><desc>${escaped(mark)}</desc>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    text(`x="${margin.left}" y="16" font-size="13"`, title),
    text(`x="${margin.left}" y="32" fill="#922b21"`, mark),
    ...grid,
    text(`x="${width - margin.right}" y="${height - margin.bottom + 34}" text-anchor="end"`, 's'),
    text(`x="${margin.left - 8}" y="${margin.top - 8}" text-anchor="end"`, unit),
    ...drawn,
    '</svg>',
    '',
  ].join('\n')
}

/** Three significant digits, without an exponent where it can be helped. */
export function figure(value: number): string {
  if (value === 0) return '0'
  const size = Math.abs(value)
  return size >= 1e-3 && size < 1e6 ? String(Number(value.toPrecision(3))) : value.toExponential(2)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
