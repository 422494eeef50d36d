import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { runNode } from '../scripts/tools.mjs'
import en from '../packages/cli/src/messages/en.json' with { type: 'json' }
import tr from '../packages/cli/src/messages/tr.json' with { type: 'json' }

const entry = fileURLToPath(new URL('../scripts/stipple.mjs', import.meta.url))
const guide = readFileSync(new URL('../docs/cli.md', import.meta.url), 'utf8')
const ofTheClinic = ['audit verify', 'backup', 'restore', 'drill', 'archive export', 'import']

describe('commands that look after a clinic', () => {
  it.each(ofTheClinic)('stipple %s is reached, and both helps and the guide name it', async (command) => {
    const { code, output } = await runNode(entry, [...command.split(' '), '--help', '--lang', 'en'], 'kept')
    expect(code).toBe(0)
    expect(output).toContain(`stipple ${command}`)
    for (const help of [en['help.all'], tr['help.all']]) expect(help).toContain(`stipple ${command}`)
    expect(guide).toContain(`\`${command}`)
  })
})
