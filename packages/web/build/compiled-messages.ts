import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'

const prefix = 'messages:'

/**
 * `messages:<catalogue>/<language>` is a catalogue of `src/messages`, compiled: browsers get messages that are parsed
 * already, and no parser.
 */
export function compiledMessages(): Plugin {
  const fileOf = (id: string) =>
    fileURLToPath(new URL(`../src/messages/${id.slice(prefix.length)}.json`, import.meta.url))
  return {
    name: 'stipple-compiled-messages',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined
      const file = fileOf(id.slice(1))
      this.addWatchFile(file)
      const messages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
      const compiled = Object.entries(messages).map(([key, text]) => [key, compileMessage(text)])
      return `export const messages = ${JSON.stringify(Object.fromEntries(compiled))}`
    },
  }
}
