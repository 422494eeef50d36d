import { parseArgs } from 'node:util'
import { z } from 'zod'

type Setting = {
  readonly environment: string
  readonly schema: z.ZodType
  /** What it is for, in a line; shown with `--help`. */
  readonly about: string
  /** What stands behind the option in `--help`. */
  readonly value: string
}

const port = z.coerce.number().int().min(0).max(65_535)
const httpUrl = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin)
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
)

/** Everything that can be set, each once: as an option of the command or in the environment. The option goes first. */
const settings = {
  host: {
    environment: 'STIPPLE_HOST',
    schema: z.string().min(1).default('127.0.0.1'),
    value: '<address>',
    about: 'address to listen on; 127.0.0.1 is reached from this machine only',
  },
  port: {
    environment: 'STIPPLE_PORT',
    schema: port.default(7246),
    value: '<number>',
    about: 'port to listen on; 0 takes any that is free (default 7246)',
  },
  'public-url': {
    environment: 'STIPPLE_PUBLIC_URL',
    schema: httpUrl.optional(),
    value: '<url>',
    about: 'address that people use when a proxy stands in front; with https: cookies are kept to it',
  },
  'trusted-proxies': {
    environment: 'STIPPLE_TRUSTED_PROXIES',
    schema: list.default([]),
    value: '<addresses>',
    about: 'proxies whose word on a caller’s address counts, with commas between',
  },
  data: {
    environment: 'STIPPLE_DATA',
    schema: z.string().min(1).optional(),
    value: '<folder>',
    about: 'folder of the clinic’s own database (default .stipple/clinic in the checkout)',
  },
  'database-url': {
    environment: 'DATABASE_URL',
    schema: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    value: '<url>',
    about: 'a PostgreSQL server, 15 to 18, in place of the clinic’s own',
  },
  secret: {
    environment: 'STIPPLE_SECRET',
    schema: z.string().min(32, 'has to be 32 signs or longer').optional(),
    value: '<text>',
    about: 'signs cookies and encrypts second factors; made and kept in the data folder when not given',
  },
  'smtp-url': {
    environment: 'STIPPLE_SMTP_URL',
    schema: z.url({ protocol: /^smtps?$/ }).optional(),
    value: '<url>',
    about: 'mail server, such as smtps://user:password@mail.example:465; without it, links are passed on by hand',
  },
  'mail-from': {
    environment: 'STIPPLE_MAIL_FROM',
    schema: z.email().optional(),
    value: '<address>',
    about: 'what messages say they come from',
  },
  'requests-per-minute': {
    environment: 'STIPPLE_REQUESTS_PER_MINUTE',
    schema: z.coerce.number().int().min(60).default(6_000),
    value: '<number>',
    about: 'requests that one address may make (default 6000)',
  },
  'log-level': {
    environment: 'STIPPLE_LOG_LEVEL',
    schema: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
    value: '<level>',
    about: 'silent, error, warn, info or debug (default warn); logs hold no data of patients',
  },
} as const satisfies Readonly<Record<string, Setting>>

type SettingName = keyof typeof settings
export type Settings = { readonly [Name in SettingName]: z.output<(typeof settings)[Name]['schema']> }

export type ReadSettings =
  | { readonly settings: Settings }
  | { readonly help: string }
  /** One line each: which setting, and what is wrong with it. */
  | { readonly faults: readonly string[] }

/** Reads the settings of a start, all of them at once, so that one look shows all that is wrong. */
export function readSettings(args: readonly string[], environment: Readonly<NodeJS.ProcessEnv>): ReadSettings {
  const names = Object.keys(settings) as SettingName[]
  let given: Readonly<Record<string, string | boolean | undefined>>
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
    given = parseArgs({ args: [...args], options: { ...options, help: { type: 'boolean', short: 'h' } } }).values
  } catch (problem) {
    return { faults: [(problem as Error).message] }
  }
  if (given.help === true) return { help: helpText() }
  const faults: string[] = []
  const read = names.map((name) => {
    const { environment: variable, schema }: Setting = settings[name]
    const fromOption = given[name]
    // An empty variable is how many tools write one that is not set.
    const value = fromOption ?? (environment[variable] || undefined)
    const parsed = schema.safeParse(value)
    // What was given may be a secret; it is not repeated.
    if (!parsed.success) {
      const place = fromOption === undefined ? variable : `--${name}`
      faults.push(`${place}: ${parsed.error.issues[0]?.message ?? 'is not valid'}`)
    }
    return [name, parsed.data] as const
  })
  return faults.length > 0 ? { faults } : { settings: Object.fromEntries(read) as Settings }
}

function helpText(): string {
  const lines = Object.entries(settings).map(([name, { value, about, environment }]) => {
    return `  --${name} ${value}\n      ${about}\n      ${environment}`
  })
  return [
    'npm start -- [options]',
    '',
    'Starts the clinic. Each option can stand in the environment instead.',
    '',
    ...lines,
    '',
  ].join('\n')
}
