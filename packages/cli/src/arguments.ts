import { parseArgs } from 'node:util'
import { Refusal } from './refusal.ts'

/** What a command accepts: its options by name, and how many plain words. */
export type Accepts = {
  readonly options: Readonly<Record<string, 'text' | 'flag'>>
  readonly words: { readonly least: number; readonly most: number }
}

export type Given = {
  readonly words: readonly string[]
  text(option: string): string | undefined
  flag(option: string): boolean
}

/** Options that every command takes. */
const everywhere = { lang: 'text', help: 'flag' } as const

/**
 * Reads a command's arguments; nothing is guessed.
 *
 * @throws {Refusal} for an option the command does not have, a missing value, or too few or too many words
 */
export function readArguments(command: string, accepts: Accepts, args: readonly string[]): Given {
  const options = { ...everywhere, ...accepts.options }
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(options).map(([name, kind]) => [name, { type: kind === 'text' ? 'string' : 'boolean' }] as const),
    ),
  })
  const texts = new Map<string, string>()
  const flags = new Set<string>()
  const words: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value)
    if (token.kind !== 'option') continue
    const kind = (options as Record<string, 'text' | 'flag'>)[token.name]
    if (!kind) throw new Refusal('usage.unknown-option', { option: token.rawName, command, known: listOf(options) })
    if (kind === 'flag') {
      if (token.value !== undefined) throw new Refusal('usage.flag-with-value', { option: token.rawName })
      flags.add(token.name)
    } else {
      if (token.value === undefined || token.value === '')
        throw new Refusal('usage.missing-value', { option: token.rawName })
      if (texts.has(token.name)) throw new Refusal('usage.option-twice', { option: token.rawName })
      texts.set(token.name, token.value)
    }
  }
  if (!flags.has('help')) {
    if (words.length < accepts.words.least)
      throw new Refusal(`usage.missing-word.${command}` as 'usage.missing-word.screen')
    if (words.length > accepts.words.most) {
      throw new Refusal('usage.too-many-words', { word: words[accepts.words.most] ?? '', command })
    }
  }
  return { words, text: (option) => texts.get(option), flag: (option) => flags.has(option) }
}

function listOf(options: Readonly<Record<string, string>>): string {
  return Object.keys(options)
    .map((name) => `--${name}`)
    .join(' ')
}
