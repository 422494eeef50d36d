#!/usr/bin/env node
// The `stipple` command: the same preparation as run.mjs, then the command line itself.
import './oldest-node.mjs'

const { ready } = await import('./ready.mjs')
const { goOnUnderNode24 } = await import('./node24.mjs')

await ready()
await goOnUnderNode24(new URL('../packages/cli/src/main.ts', import.meta.url), process.argv.slice(2))
