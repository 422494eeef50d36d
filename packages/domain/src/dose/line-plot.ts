import { ticksOver } from './plot-ticks.ts'

/** A curve over the points of its plot, with where nine of ten lie, or another band that the notes name. */
export type PlotLine = {
  readonly name: string
  readonly values: readonly number[]
  readonly band?: { readonly low: readonly number[]; readonly high: readonly number[] } | undefined
}

/** What a plot shows; quantities carry their units, and every text is already in the reader's language. */
export type LinePlot = {
  readonly title: string
  /** What the figures may be used for, and what the band is. */
  readonly notes: readonly string[]
  readonly x: { readonly name: string; readonly unit: string; readonly values: readonly number[] }
  readonly y: { readonly name: string; readonly unit: string }
  readonly lines: readonly PlotLine[]
  /** Mark between whole and decimal part. */
  readonly decimal: '.' | ','
}

/** Wide enough for a page of paper. */
const wholeWidth = 760
const right = 24
const plotHeight = 300
const lineHeight = 18
/** About how wide a character of 13 px is; only for where the next item goes. */
const characterWidth = 7
const styles = 5

/**
 * A plot as a drawing of its own: axes with names and units, a legend, bands behind their curves, light or dark as the
 * reader's system is. Curves differ in dashes as well as in colour.
 *
 * @throws {RangeError} without a point, or where a curve has another number of points
 */
export function linePlotSvg(plot: LinePlot): string {
  const width = wholeWidth
  const { height, markup } = drawn(plot, width)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" class="line-plot">`,
    `<title>${escaped(plot.title)}</title>`,
    `<desc>${escaped(plot.notes.join(' '))}</desc>`,
    `<style>${sheet}</style>`,
    `<rect class="ground" width="${width}" height="${height}"/>`,
    markup,
    '</svg>',
    '',
  ].join('\n')
}

/**
 * The same drawing without colours and ground, for a page that has its own.
 *
 * @param width in units that the page shows as about a pixel each, so that letters keep their size; 300 and more
 */
export function linePlotMarkup(plot: LinePlot, width: number): { readonly viewBox: string; readonly markup: string } {
  const { height, markup } = drawn(plot, width)
  return { viewBox: `0 0 ${width} ${height}`, markup }
}

function drawn({ title, notes, x, y, lines, decimal }: LinePlot, width: number): { height: number; markup: string } {
  const left = width < 500 ? 60 : 84
  if (x.values.length === 0 || lines.some(({ values }) => values.length !== x.values.length))
    throw new RangeError('linePlotSvg: every curve needs a value at every point, and there must be one')
  const head = [
    ...broken(title, width / 9).map((text) => ['title', text]),
    ...notes.flatMap((note) => broken(note, width / 7.9)).map((text) => ['note', text]),
  ]
  const top = 12 + head.length * lineHeight + 34
  const bottom = top + plotHeight
  const endX = x.values.reduce((most, value) => Math.max(most, value), 0)
  const largest = lines.reduce(
    (most, { values, band }) => [...values, ...(band?.high ?? [])].reduce((so, value) => Math.max(so, value), most),
    0,
  )
  const across = ticksOver(endX).filter((value) => value <= endX)
  const up = ticksOver(largest)
  const [mostX, mostY] = [Math.max(endX, Number.MIN_VALUE), up.at(-1) || 1]
  const atX = (value: number) => (left + (value / mostX) * (width - left - right)).toFixed(1)
  const atY = (value: number) => (bottom - (Math.max(0, value) / mostY) * plotHeight).toFixed(1)
  const number = (value: number) => tickText(value).replace('.', decimal)
  const path = (values: readonly number[]) => values.map((value, at) => `${atX(x.values[at] ?? 0)},${atY(value)}`)
  const legend = legendOf(lines, { top: bottom + 62, left, width })
  const markup = [
    ...head.map(([kind, text], row) => textAt(`class="${kind}" x="16" y="${24 + row * lineHeight}"`, text ?? '')),
    ...up.flatMap((value) => [
      `<line class="grid" x1="${left}" x2="${width - right}" y1="${atY(value)}" y2="${atY(value)}"/>`,
      textAt(`class="tick" x="${left - 8}" y="${Number(atY(value)) + 4}" text-anchor="end"`, number(value)),
    ]),
    ...across.flatMap((value) => [
      `<line class="axis" x1="${atX(value)}" x2="${atX(value)}" y1="${bottom}" y2="${bottom + 5}"/>`,
      textAt(`class="tick" x="${atX(value)}" y="${bottom + 20}" text-anchor="middle"`, number(value)),
    ]),
    `<line class="axis" x1="${left}" x2="${width - right}" y1="${bottom}" y2="${bottom}"/>`,
    textAt(`class="name" x="16" y="${top - 14}"`, nameWith(y)),
    textAt(`class="name" x="${width - right}" y="${bottom + 40}" text-anchor="end"`, nameWith(x)),
    ...lines.flatMap(({ band }, index) =>
      band
        ? [
            `<polygon class="band s${index % styles}" points="${[...path(band.low), ...path(band.high).reverse()].join(' ')}"/>`,
          ]
        : [],
    ),
    ...lines.map(
      ({ values }, index) => `<polyline class="curve s${index % styles}" points="${path(values).join(' ')}"/>`,
    ),
    ...legend.markup,
  ].join('\n')
  return { height: legend.bottom, markup }
}

const nameWith = ({ name, unit }: { name: string; unit: string }) => (unit === '' ? name : `${name}, ${unit}`)

function legendOf(
  lines: readonly PlotLine[],
  { top, left, width }: { top: number; left: number; width: number },
): { markup: string[]; bottom: number } {
  let [x, y] = [left, top]
  const markup = lines.flatMap(({ name, band }, index) => {
    const wide = 44 + name.length * characterWidth + 20
    if (x > left && x + wide > width - right) [x, y] = [left, y + lineHeight + 4]
    const style = `s${index % styles}`
    const item = [
      ...(band ? [`<rect class="band ${style}" x="${x}" y="${y - 11}" width="32" height="14"/>`] : []),
      `<line class="curve ${style}" x1="${x}" x2="${x + 32}" y1="${y - 4}" y2="${y - 4}"/>`,
      textAt(`class="key" x="${x + 40}" y="${y}"`, name),
    ]
    x += wide
    return item
  })
  return { markup, bottom: y + 20 }
}

const dashes = ['', '9 4', '2 4', '12 4 2 4', '5 7']
const light = ['#0f5f66', '#a4480e', '#5b3f99', '#1f6137', '#8a1f52']
const dark = ['#7cc7cb', '#f0a26c', '#b9a4f0', '#8ccb9e', '#f095bd']
const coloured = (colours: readonly string[]) =>
  colours
    .map((colour, index) => `.line-plot .s${index}{stroke:${colour}}.line-plot .band.s${index}{fill:${colour}}`)
    .join('')
const ink = (paper: string, text: string, quiet: string, line: string) =>
  `.line-plot .ground{fill:${paper}}.line-plot text{fill:${text}}.line-plot .note,.line-plot .tick{fill:${quiet}}.line-plot .grid{stroke:${line}}.line-plot .axis{stroke:${quiet}}`

const sheet = [
  '.line-plot text{font-family:"IBM Plex Sans",system-ui,sans-serif;font-size:13px}',
  '.line-plot .title{font-size:15px;font-weight:600}',
  '.line-plot .curve{fill:none;stroke-width:2;stroke-linejoin:round}',
  '.line-plot .band{stroke:none!important;fill-opacity:.18}',
  ...dashes.map((dash, index) => (dash === '' ? '' : `.line-plot .curve.s${index}{stroke-dasharray:${dash}}`)),
  ink('#fbfaf7', '#1d1c1a', '#57544e', '#dedad1'),
  coloured(light),
  `@media (prefers-color-scheme:dark){${ink('#161615', '#eeece6', '#aeaaa0', '#35342f')}${coloured(dark)}}`,
].join('')

/** Lines of about so many characters, broken between words. */
function broken(text: string, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

function tickText(value: number): string {
  if (value === 0) return '0'
  return value >= 1e-3 && value < 1e7 ? String(Number(value.toPrecision(6))) : value.toExponential()
}

function textAt(place: string, words: string): string {
  return `<text ${place}>${escaped(words)}</text>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
