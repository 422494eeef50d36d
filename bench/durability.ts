/**
 * Kills Stipple, and the database under it, amid acknowledged writes, twenty times each, and counts what is gone after the
 * next start. Not a race against a peer: the number to see is 0.
 *
 *     npm run bench -- durability
 *     npm run bench -- durability -- --rounds 100
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { durabilityTrial, victims } from '../packages/server/test/durability-trial.ts'
import { seeded } from './seeded.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '20' } } })
const rounds = Number(values.rounds)
const chance = seeded(1)
let harmed = false
for (const victim of victims) {
  const folder = mkdtempSync(join(tmpdir(), 'stipple-durability-'))
  // The database may run as another user and has to get in.
  chmodSync(folder, 0o755)
  const total = { acknowledged: 0, lost: 0, broken: 0 }
  try {
    for (let round = 1; round <= rounds; round++) {
      const { acknowledged, lost, broken } = await durabilityTrial(folder, victim, chance.whole(50, 1_000))
      total.acknowledged += acknowledged
      total.lost += lost
      total.broken += broken
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  harmed ||= total.lost + total.broken > 0
  const harm = `${total.lost} lost, ${total.broken} audit chains broken`
  console.log(`${victim.padEnd(8)} killed ${rounds} times: ${total.acknowledged} changes acknowledged, ${harm}`)
}
process.exitCode = harmed ? 1 : 0
