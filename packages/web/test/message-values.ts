import { compileMessage } from '@lingui/message-utils/compileMessage'

type Values = {
  /** Seen by whoever reads the message. */
  readonly shown: readonly string[]
  /** Shown, or only choosing a word: of `{n, plural, one {day} other {days}}`, which not every language needs. */
  readonly taken: readonly string[]
}

/** Names of the values of a message, sorted. */
export function valuesOf(text: string): Values {
  const shown = new Set<string>()
  const taken = new Set<string>()
  const read = (message: unknown, counted: string | undefined): void => {
    if (!Array.isArray(message)) return
    for (const part of message as unknown[]) {
      if (part === '#' && counted !== undefined) shown.add(counted)
      if (!Array.isArray(part)) continue
      const [name, kind, forms] = part as [string, string?, unknown?]
      taken.add(name)
      const isChoice = kind === 'plural' || kind === 'select' || kind === 'selectordinal'
      if (isChoice && typeof forms === 'object' && forms !== null) {
        for (const form of Object.values(forms)) read(form, kind === 'select' ? undefined : name)
      } else shown.add(name)
    }
  }
  read(compileMessage(text), undefined)
  return { shown: [...shown].sort(), taken: [...taken].sort() }
}
