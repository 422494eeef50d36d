import { writeFileSync } from 'node:fs'
import { type LinePlot, linePlotSvg } from '@stipple/domain/dose'
import type { Call } from '../commands/command.ts'
import { Refusal } from '../refusal.ts'
import { reasonOf } from '../yaml-file.ts'

/** A row of numbers by name, each name with its unit last. */
export type NumberRow = Readonly<Record<string, number>>

/** What `--csv` and `--svg` of a command write; each is worked out only when it is asked for. */
export type Drawn = { readonly rows: () => readonly NumberRow[]; readonly plot: () => LinePlot; readonly mark: string }

/**
 * Writes the files that were asked for.
 *
 * @returns true where the lines went to standard output (`--csv -`), so that nothing else may
 * @throws {Refusal} when a file cannot be written, or `--csv -` and `--json` want the same place
 */
export async function writeDrawn({ rows, plot, mark }: Drawn, { given, write }: Call): Promise<boolean> {
  const [csv, svg] = [given.text('csv'), given.text('svg')]
  if (csv === '-' && given.flag('json')) throw new Refusal('usage.csv-on-output')
  if (svg !== undefined) writeInto(svg, linePlotSvg(plot()))
  if (csv === undefined) return false
  const text = csvOf(rows(), mark)
  if (csv !== '-') writeInto(csv, text)
  else await write(text)
  return csv === '-'
}

function writeInto(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (error) {
    throw new Refusal('simulate.cannot-write', { file, reason: reasonOf(error) })
  }
}

/** Comma-separated values; the first line says what they may be used for. */
export function csvOf(rows: readonly NumberRow[], mark: string): string {
  const names = Object.keys(rows[0] ?? {})
  const lines = rows.map((row) => names.map((name) => String(row[name] ?? '')).join(','))
  return `${[`# ${mark}`, names.map(quoted).join(','), ...lines].join('\n')}\n`
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Mark between whole and decimal part in a language. */
export const decimalIn = (language: Call['language']) => (language === 'tr' ? ',' : '.')
