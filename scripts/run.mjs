#!/usr/bin/env node
// Entry of `npm start`, `npm test` and the other npm scripts: any Node from 20 on may run it.
import './oldest-node.mjs'

const { ready } = await import('./ready.mjs')
const { goOnUnderNode24 } = await import('./node24.mjs')

await ready()
await goOnUnderNode24(new URL('tasks.mjs', import.meta.url), process.argv.slice(2))
