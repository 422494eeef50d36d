import { readFileSync } from 'node:fs'
import { type Language, languages } from '@stipple/domain/evidence'
import { closest } from 'fastest-levenshtein'
import { z } from 'zod'
import { readArguments } from './arguments.ts'
import { loadKnowledge } from './clinical-content.ts'
import { cohort } from './commands/cohort.ts'
import type { Command } from './commands/command.ts'
import { demo } from './commands/demo.ts'
import { depth } from './commands/depth.ts'
import { dose } from './commands/dose.ts'
import { explain } from './commands/explain.ts'
import { knowledgeCheck } from './commands/knowledge-check.ts'
import { pk } from './commands/pk.ts'
import { questionnaire } from './commands/questionnaire.ts'
import { reproduce } from './commands/reproduce.ts'
import { screen } from './commands/screen.ts'
import { simulate } from './commands/simulate.ts'
import { exitCode } from './exit-code.ts'
import { todayByClock } from './intent-options.ts'
import { type MessageKey, type Say, sayIn } from './messages/messages.ts'
import { Refusal, wordsOf } from './refusal.ts'
import { pageFor } from './terminal/page.ts'

/** What the command line touches of the machine. */
export type Surroundings = {
  readonly args: readonly string[]
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly stdin: NodeJS.ReadableStream
  readonly stdout: {
    write(text: string): boolean
    once(event: 'drain', listener: () => void): unknown
    columns?: number
    isTTY?: boolean
  }
  readonly stderr: { write(text: string): boolean; columns?: number; isTTY?: boolean }
}

const commands = {
  screen,
  cohort,
  questionnaire,
  explain,
  knowledge: knowledgeCheck,
  dose,
  depth,
  simulate,
  reproduce,
  pk,
  demo,
} satisfies Record<string, Command>
type CommandName = keyof typeof commands
const commandNames = Object.keys(commands) as CommandName[]

/** Runs one call of the command line and answers its exit code. */
export async function run(surroundings: Surroundings): Promise<number> {
  const { args, environment, stdout, stderr } = surroundings
  const [name, ...rest] = args
  let say = sayIn(languageOf(environment))
  try {
    const language = readLanguage(args, environment)
    say = sayIn(language)
    if (language === 'tr') z.config(z.locales.tr())
    if (name === '--version') {
      stdout.write(`${version()}\n`)
      return exitCode.answered
    }
    if (name === undefined || name === 'help' || name.startsWith('-')) {
      const asked = name === undefined || name === 'help' || args.includes('--help') || name === '-h'
      if (!asked && name !== undefined && !name.startsWith('--lang')) throw unknownCommand(name)
      stdout.write(say('help.all'))
      return exitCode.answered
    }
    if (!isCommand(name)) throw unknownCommand(name)
    const command: Command = commands[name]
    const given = readArguments(name, command.accepts, rest)
    if (given.flag('help')) {
      stdout.write(say(`help.${name}` as MessageKey))
      return exitCode.answered
    }
    return await command.run(
      {
        given,
        language,
        say,
        page: pageFor(stdout, environment),
        today: todayByClock(),
        stdin: surroundings.stdin,
        write: (text) => written(stdout, text),
        warn: (text) => stderr.write(text),
        showsProgress: stderr.isTTY === true,
      },
      { knowledge: loadKnowledge() },
    )
  } catch (error) {
    const answersData = error instanceof Refusal && error.refused !== undefined && args.includes('--json')
    if (answersData) return refuseAsData(error, say, (text) => stdout.write(text))
    return report(error, say, (text) => stderr.write(text))
  }
}

/** Waits when the reader is slower than we are, so that output never piles up in memory. */
function written(stream: Surroundings['stdout'], text: string): Promise<void> {
  if (text === '' || stream.write(text)) return Promise.resolve()
  return new Promise((resolve) => {
    stream.once('drain', resolve)
  })
}

/** A program that asked for JSON gets JSON, also where there is no number; the exit code is that of the refusal. */
function refuseAsData(error: Refusal, say: Say, write: (text: string) => void): number {
  const document = { schema: 'stipple.refusal/1', refused: { ...error.refused, text: wordsOf(error, say) } }
  write(`${JSON.stringify(document, null, 2)}\n`)
  return error.code
}

function report(error: unknown, say: Say, warn: (text: string) => void): number {
  if (error instanceof Refusal) {
    warn(`${wordsOf(error, say)}\n`)
    return error.code
  }
  // The message of a fault of our own names function and field, never a person's data.
  const message = error instanceof Error ? `${error.name}: ${error.message.split('\n')[0]}` : String(error)
  warn(`${say('fault', { message })}\n`)
  if (process.env.STIPPLE_TRACE !== undefined && error instanceof Error) warn(`${error.stack}\n`)
  return exitCode.fault
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name)
}

function unknownCommand(given: string): Refusal {
  return new Refusal('usage.unknown-command', {
    given,
    nearest: closest(given, commandNames),
    known: commandNames.join(' '),
  })
}

/** `--lang`, wherever it stands; without it the language of the machine, and English where that is neither. */
function readLanguage(args: readonly string[], environment: Surroundings['environment']): Language {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='))
  if (at < 0) return languageOf(environment)
  const given = args[at]?.includes('=') ? (args[at]?.slice('--lang='.length) ?? '') : (args[at + 1] ?? '')
  const language = languages.find((known) => known === given)
  if (!language) throw new Refusal('usage.bad-language', { given })
  return language
}

function languageOf(environment: Surroundings['environment']): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  return locale.startsWith('tr') ? 'tr' : 'en'
}

function version(): string {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
  return manifest.version
}
