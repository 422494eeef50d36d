/** A Markdown table. A bar inside a cell would end it, so it is escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Both ends, or the one number where they are equal. */
export const range = ({ low, high }: { low: number; high: number }) =>
  low === high ? String(low) : `${low} to ${high}`
