/** The time zone of the machine; IANA. */
export const machineTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Whoever knows by which clock a clinic works: an IANA name, or null for the machine's. */
export type Clocked = { readonly timeZone: string | null }

/**
 * The day of a moment by the clock of the clinic, `YYYY-MM-DD`. What a person says in the evening is said of that day, also
 * where in London it is already, or still, another one.
 *
 * @throws {RangeError} when there is no such time zone; {@link isTimeZone} tells before one is kept
 */
export function dayOf(at: Date, { timeZone }: Clocked): string {
  const zone = timeZone ?? machineTimeZone()
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formats.set(zone, format)
  }
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]))
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`
}

/** Making one takes longer than using it; there are a few hundred zones at most. */
const formats = new Map<string, Intl.DateTimeFormat>()

export function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
