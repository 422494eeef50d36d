/** Rows of words as aligned columns, the first row as their heads; numbers stay as they are written. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = []
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length)
  }
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('   ')
      .trimEnd(),
  )
  const [head = '', ...body] = lines
  return [head, '─'.repeat(Math.max(...lines.map((line) => line.length))), ...body, ''].join('\n')
}
