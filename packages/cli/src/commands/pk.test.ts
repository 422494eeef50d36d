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

  it('takes an area that was cut, and refuses one cut before the peak', async () => {
    // Insulin into the skin, PMC5035373: ka 0.05564, ke 0.01214 per minute by an independent program
    const { out } = await invert('80', '9914', '35', '1', '--auc-until', '360', '--json')
    const answer = JSON.parse(out) as Record<string, number>
    expect(answer.ka).toBeCloseTo(0.05564, 4)
    expect(answer.ke).toBeCloseTo(0.01214, 4)
    const { code, err } = await invert('80', '9914', '35', '1', '--auc-until', '30')
    expect([code, err]).toEqual([2, expect.stringContaining('after the peak')])
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
    expect((await call('pk', 'revert')).err).toContain('invert profile')
  })
})

describe('stipple pk profile', () => {
  it('shows curve, table and band, with the mark of research, in both languages', async () => {
    const { code, out } = await call('pk', 'profile', 'closing-in-a-day')
    expect(code).toBe(0)
    expect(out).toContain('Research and education only')
    // 1.615 µg/L at 12 h by an independent program
    expect(out).toMatch(/^ {2}12 +1\.62 /m)
    expect(out).toContain('░')
    expect(out).toContain('compartment.clearanceLPerH  CV 30 %  (an illustration, not measured)')
    const turkish = (await call('pk', 'profile', 'closing-in-a-day', '--lang', 'tr')).out
    expect(turkish).toContain('Yalnız araştırma')
    expect(turkish).toContain('on kişiden dokuzu')
  })

  it('draws no band where the case gives no spread, and says so', async () => {
    const { out } = await call('pk', 'profile', 'steady-release')
    expect(out).not.toContain('░')
    expect(out).toContain('no band')
    // 2 × (1 − e^−1) µg/L at the end of release
    expect(out).toContain('1.26 µg/L at 10 h')
  })

  it('JSON carries the case, the profile and the band', async () => {
    const { out } = await call('pk', 'profile', 'closing-in-a-day', '--json', '--samples', '200', '--seed', '7')
    const document = JSON.parse(out) as {
      profile: { people: object; moments: { between: { low: number; high: number } }[] }
    }
    expect(document).toMatchObject({ schema: 'stipple.pk-profile/1', use: { only: 'research-and-education' } })
    expect(document.profile.people).toMatchObject({ samples: 200, seed: 7 })
    for (const { between } of document.profile.moments) expect(between.low).toBeLessThan(between.high)
  })

  it.each([
    [['pk', 'profile'], /Say which case/],
    [['pk', 'profile', 'layered-clearance'], /kind may be profile/],
    [['pk', 'profile', 'closing-in-a-day', '--cmax', '3'], /--cmax does not belong to stipple pk profile/],
    [['pk', 'profile', 'closing-in-a-day', '--samples', '3'], /20 to 10000/],
    [['pk', 'invert', 'closing-in-a-day'], /pk invert/],
  ])('refuses %j', async (args, message) => {
    const { code, err } = await call(...args)
    expect(code).toBe(2)
    expect(err).toMatch(message)
  })
})
