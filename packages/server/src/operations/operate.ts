import { parseArgs } from 'node:util'
import { ClusterFailure } from '../platform/db/embedded/failure.ts'
import { DatabaseRefusal } from '../platform/db/database.ts'
import { MigrationFailure } from '../platform/db/migrate.ts'
import { archiveExport, archiveImport } from './archives.ts'
import { auditVerify } from './audit-verify.ts'
import { backup, drillNewest, restore } from './backups.ts'
import { exitCode } from './exit-code.ts'
import { importFiles } from './import-files.ts'
import { messages, type Sentence } from './messages.ts'
import type { Operation } from './operation.ts'
import { placeOf } from './reach-installation.ts'
import { Refusal } from './refusal.ts'
import { replayPlans } from './replay-plans.ts'

/** What the commands of a clinic touch of the machine. */
export type Surroundings = {
  readonly args: readonly string[]
  readonly environment: Readonly<NodeJS.ProcessEnv>
  readonly now: () => Date
  write(text: string): void
  warn(text: string): void
}

type Command = {
  readonly run: (operation: Operation) => Promise<number>
  readonly usage: string
  readonly least: number
  readonly most: number
}

/** By their words; the first word alone, where there is no second. */
const commands: Readonly<Record<string, Command>> = {
  'audit verify': { run: auditVerify, usage: 'stipple audit verify', least: 0, most: 0 },
  backup: { run: backup, usage: 'stipple backup [folder]', least: 0, most: 1 },
  restore: { run: restore, usage: 'stipple restore <folder>', least: 1, most: 1 },
  drill: { run: drillNewest, usage: 'stipple drill [folder]', least: 0, most: 1 },
  'archive export': { run: archiveExport, usage: 'stipple archive export <folder>', least: 1, most: 1 },
  'archive import': { run: archiveImport, usage: 'stipple archive import <folder>', least: 1, most: 1 },
  replay: { run: replayPlans, usage: 'stipple replay', least: 0, most: 0 },
  import: { run: importFiles, usage: 'stipple import <file…>', least: 1, most: Number.POSITIVE_INFINITY },
}

const options = {
  data: { type: 'string' },
  'database-url': { type: 'string' },
  clinic: { type: 'string' },
  anchors: { type: 'string' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Runs one command of whoever looks after a clinic, and answers its exit code. */
export async function operate({ args, environment, now, write, warn }: Surroundings): Promise<number> {
  let language = languageOf(environment)
  const told = (sentence: Sentence) => `${sentence[language]}\n`
  try {
    const { values, positionals } = parsed(args)
    if (values.lang !== undefined) {
      if (values.lang !== 'en' && values.lang !== 'tr') throw new Refusal(messages.badLanguage(values.lang))
      language = values.lang
    }
    if (values.help === true || positionals.length === 0) {
      write(messages.help()[language])
      return exitCode.done
    }
    const { command, words } = commandIn(positionals)
    return await command.run({
      words,
      place: placeOf({ data: values.data, databaseUrl: values['database-url'] }, environment),
      clinic: values.clinic,
      anchors: values.anchors,
      now,
      say: (sentence) => write(told(sentence)),
      warn: (sentence) => warn(told(sentence)),
    })
  } catch (problem) {
    if (problem instanceof Refusal) {
      warn(told(problem.sentence))
      return problem.code
    }
    if (
      problem instanceof ClusterFailure ||
      problem instanceof DatabaseRefusal ||
      problem instanceof MigrationFailure
    ) {
      warn(`${problem.message}\n`)
      return exitCode.refused
    }
    // The kind and the code only: messages of a database may quote what people said.
    const { name, code } = problem as NodeJS.ErrnoException
    warn(told(messages.ours([name, code].filter((part) => part !== undefined).join(' '))))
    if (environment.STIPPLE_TRACE !== undefined && problem instanceof Error) warn(`${problem.stack}\n`)
    return exitCode.fault
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (problem) {
    throw new Refusal(messages.badArguments((problem as Error).message))
  }
}

function commandIn(words: readonly string[]): { readonly command: Command; readonly words: readonly string[] } {
  for (const length of [2, 1]) {
    const command = commands[words.slice(0, length).join(' ')]
    if (!command) continue
    const rest = words.slice(length)
    if (rest.length < command.least || rest.length > command.most) throw new Refusal(messages.wrongWords(command.usage))
    return { command, words: rest }
  }
  throw new Refusal(messages.unknownCommand(words.slice(0, 2).join(' ')))
}

function languageOf(environment: Surroundings['environment']): 'en' | 'tr' {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  return locale.startsWith('tr') ? 'tr' : 'en'
}
