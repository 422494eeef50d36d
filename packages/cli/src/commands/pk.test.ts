import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { run } from '../run.ts'

async function call(...args: string[]) {
  let out = ''
  let err = ''
  const code = await run({
    args,
    environment: {},
    stdin: Readable.from([]),
    stdout: { write: (text) => ((out += text), true), once: () => undefined },
    stderr: { write: (text) => ((err += text), true) },
  })
  return { code, out, err }
}
const invert = (cmax: string, auc: string, tmax: string, dose: string, ...more: string[]) =>
  call('pk', 'invert', '--cmax', cmax, '--auc', auc, '--tmax', tmax, '--dose', dose, ...more)

describe('stipple pk invert', () => {
  it('answers the published example, with the mark of research', async () => {
    // Rates of an independent program for Lee and others 2011, table 1, first row.
    const { code, out } = await invert('60', '174', '0.7', '169', '--json')
    const answer = JSON.parse(out) as Record<string, number>
    expect(code).toBe(0)
    expect(answer).toMatchObject({ use: { only: 'research-and-education' } })
    expect(answer.ka).toBeCloseTo(3.1685, 2)
    expect(answer.ke).toBeCloseTo(0.4838, 3)
    expect(answer.halfLife).toBeCloseTo(1.433, 2)
    expect(answer.clearanceOverF).toBeCloseTo(0.9713, 3)
    expect(answer.volumeOverF).toBeCloseTo(2.0075, 3)
    expect((await invert('60', '174', '0.7', '169')).out).toContain('flip-flop')
    expect((await invert('60', '174', '0.7', '169', '--lang', 'tr')).out).toContain('Yalnız araştırma')
  })

  it('says why figures cannot belong together, and gives no number', async () => {
    const { code, out } = await invert('12', '20', '0.7', '148', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ inconsistent: expect.stringContaining('AUC / Cmax is 1.667') as string })
    expect(JSON.parse(out)).not.toHaveProperty('ka')
  })

  it.each([
    ['a figure of nothing', ['0', '174', '0.7', '169'], /--cmax must be a number above 0/],
    ['a negative one', ['60', '-174', '0.7', '169'], /--auc/],
    ['a figure in hexadecimal', ['0x3c', '174', '0.7', '169'], /--cmax: “0x3c” is not a number/],
    ['figures too far apart', ['1e-300', '1e300', '1', '1'], /too far apart/],
    ['a figure with a unit', ['60', '174', '0.7 h', '169'], /--tmax: “0.7 h” is not a number/],
  ])('refuses %s', async (_what, [cmax = '', auc = '', tmax = '', dose = ''], message) => {
    const { code, err } = await invert(cmax, auc, tmax, dose)
    expect(code).toBe(2)
    expect(err).toMatch(message)
  })

  it('names what is missing, and what it does', async () => {
    expect((await call('pk', 'invert', '--cmax', '1')).err).toContain('--auc')
    expect((await call('pk', 'profile')).err).toContain('invert')
  })
})
