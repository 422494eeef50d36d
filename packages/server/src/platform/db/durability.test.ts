import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { durabilityTrial, victims } from '../../../test/durability-trial.ts'

const parent = mkdtempSync(join(tmpdir(), 'stipple-durability-'))
chmodSync(parent, 0o755)
afterAll(() => rmSync(parent, { recursive: true, force: true }))

/** `npm run bench -- durability` does the same twenty times each. */
describe('killed amid writes, nothing acknowledged is lost', () => {
  it.each(victims)('%s', async (victim) => {
    const folder = join(parent, victim)
    // Twice in the same folder: the second run starts from what the first kill left.
    for (const milliseconds of [150, 400]) {
      const { acknowledged, ...harm } = await durabilityTrial(folder, victim, milliseconds)
      expect(acknowledged).toBeGreaterThan(0)
      expect(harm).toEqual({ lost: 0, broken: 0 })
    }
  })
})
