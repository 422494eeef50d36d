#!/usr/bin/env node
// The `stipple` command: the same preparation as run.mjs, then the command line itself.
import './oldest-node.mjs'

const { ready } = await import('./ready.mjs')
const { goOnUnderNode24 } = await import('./node24.mjs')

/** First words of the commands that look after a clinic; they need its database, the others need none. */
const ofTheClinic = ['audit', 'backup', 'restore', 'drill', 'archive', 'import', 'replay']

await ready()
const args = process.argv.slice(2)
const program = ofTheClinic.includes(args[0] ?? '') ? 'server/src/operate.ts' : 'cli/src/main.ts'
await goOnUnderNode24(new URL(`../packages/${program}`, import.meta.url), args)
