import { styleText } from 'node:util'
import stringWidth from 'string-width'
import wrapAnsi from 'wrap-ansi'

export type Style = Parameters<typeof styleText>[0]

/** A page of text for a terminal: as wide as is good to read, in colour only where the terminal wants it. */
export type Page = {
  readonly width: number
  style(style: Style, text: string): string
  /** Text wrapped to the page, every line indented; a label stands in the margin of the first. */
  paragraph(text: string, layout: { indent: number; label?: string }): string[]
  /** Left and right text on one line, or on two when they do not fit. */
  spread(left: string, right: string): string[]
}

/** Lines longer than this are hard to read. */
const widest = 100
const narrowest = 48

export function pageFor(
  stream: { columns?: number; isTTY?: boolean },
  environment: Record<string, string | undefined>,
): Page {
  const width = Math.max(narrowest, Math.min(widest, stream.columns ?? widest))
  const colour = environment.NO_COLOR === undefined && (stream.isTTY === true || environment.FORCE_COLOR !== undefined)
  const style = (style: Style, text: string) => (colour ? styleText(style, text, { validateStream: false }) : text)
  return {
    width,
    style,
    paragraph(text, { indent, label }) {
      const lines = wrapAnsi(text, width - indent, { hard: true, trim: true }).split('\n')
      return lines.map((line, number) => {
        const margin = number === 0 && label !== undefined ? padded(label, indent) : ' '.repeat(indent)
        return `${margin}${line}`.trimEnd()
      })
    },
    spread(left, right) {
      const gap = width - stringWidth(left) - stringWidth(right)
      return gap >= 2
        ? [`${left}${' '.repeat(gap)}${right}`]
        : [left, `${' '.repeat(Math.max(0, width - stringWidth(right)))}${right}`]
    },
  }
}

/** Text filled up with blanks to a width; left as it is when it is longer. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)))
}
