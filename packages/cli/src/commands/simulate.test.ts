import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, describe, expect, it } from 'vitest'
import { caseFileOf, caseNames } from '../delivery/case-file.ts'
import { run } from '../run.ts'

const folder = mkdtempSync(join(tmpdir(), 'stipple-simulate-'))
afterAll(() => rmSync(folder, { recursive: true }))

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

const mark = 'Research and education only'

describe('stipple simulate', () => {
  it('says on every output what it may be used for', async () => {
    const svg = join(folder, 'chain.svg')
    for (const option of [[], ['--csv', '-'], ['--json'], ['--svg', svg]]) {
      expect((await call('simulate', 'cone-to-plasma', ...option)).out).toContain(mark)
    }
    expect(readFileSync(svg, 'utf8')).toContain(mark)
    expect((await call('simulate', 'cone-to-plasma', '--lang', 'tr')).out).toContain('Yalnız araştırma')
  })

  it('shows the highest concentration of the chain', async () => {
    // 1.478 µg/L at 4786.8 s by an independent program
    const { out } = await call('simulate', 'cone-to-plasma')
    expect(out).toContain('1.48 µg/L at 4790 s')
  })

  it('CSV has a line a time and a unit in every name', async () => {
    const { out } = await call('simulate', 'layered-clearance', '--csv', '-')
    const [, head = '', ...rows] = out.trimEnd().split('\n')
    expect(rows.map((row) => row.split(',')[0])).toEqual(['60', '300', '900', '3600'])
    for (const name of head.split(',')) expect(name).toMatch(/(S|Ug|\.ug|UgPerL|UgHPerL)$/)
  })

  it('JSON closes its books', async () => {
    const { out } = await call('simulate', 'full-slab-into-sink', '--json')
    const document = JSON.parse(out) as { series: { inSkinUg: number; leftOuterUg: number }[]; use: object }
    // 100 µg/cm³ in 100 µm under 1 cm²: 1 µg
    for (const { inSkinUg, leftOuterUg } of document.series) expect(inSkinUg + leftOuterUg).toBeCloseTo(1, 12)
    expect(document.use).toMatchObject({ only: 'research-and-education' })
  })

  it('answers the flux through needled skin, and refuses what belongs to transport cases', async () => {
    const { code, out } = await call('simulate', 'needled-skin-flux')
    expect(code).toBe(0)
    expect(out).toContain(mark)
    // 5.4207e-7 cm/s by an independent program
    expect(out).toContain('5.42e-7 cm/s')
    expect((await call('simulate', 'needled-skin-flux', '--lang', 'tr')).out).toContain('Yalnız araştırma')
    const refused = await call('simulate', 'needled-skin-flux', '--csv', '-')
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('--csv is for transport cases')])
  })

  it('answers properties of a molecule and its way into the blood, or no model with the reason', async () => {
    const { out } = await call('simulate', 'testosterone-intact-skin')
    expect(out).toContain(mark)
    // 24.9e-4 cm/h and 0.4365 µg by an independent program
    expect(out).toContain('0.00249 cm/h')
    expect(out).toMatch(/^ {2}24 +0\.437 /m)
    const refused = await call('simulate', 'fentanyl-is-charged', '--lang', 'tr')
    expect(refused.code).toBe(0)
    expect(refused.out).toContain('yüklüdür')
    expect(refused.out).toContain('ionisedFraction: 0.969')
    const { answer } = JSON.parse((await call('simulate', 'fentanyl-is-charged', '--json')).out) as { answer: object }
    expect(answer).toMatchObject({ code: 'no-model', none: 'charged' })
    expect(answer).not.toHaveProperty('properties')
  })

  it.each([
    ['{', 3, 'this is not JSON'],
    ['{"kind": "transport"}', 2, 'is missing'],
    [JSON.stringify({ ...slab(), outputTimesS: [5, 1] }), 2, 'outputTimesS.1'],
    [JSON.stringify({ ...slab(), depthMm: 1 }), 2, 'depthMm'],
  ])('%s is refused', async (text, code, words) => {
    const file = join(folder, 'bad.json')
    writeFileSync(file, text)
    const answer = await call('simulate', file)
    expect(answer.code).toBe(code)
    expect(answer.out).toBe('')
    expect(answer.err).toContain(words)
  })

  it('a file that is not there is refused', async () => {
    expect((await call('simulate', join(folder, 'none.json'))).code).toBe(3)
  })
})

describe('stipple simulate --samples', () => {
  it('answers middle and band, the same for the same seed', async () => {
    const ask = ['simulate', 'cone-to-plasma', '--samples', '20', '--seed', '3', '--json']
    const [once, again] = [await call(...ask), await call(...ask)]
    expect(once.out).toBe(again.out)
    const { uncertainty, use } = JSON.parse(once.out) as {
      uncertainty: { peakUgPerL: { low: number; median: number; high: number } }
      use: object
    }
    const { low, median, high } = uncertainty.peakUgPerL
    expect(low < median && median < high).toBe(true)
    expect(use).toMatchObject({ only: 'research-and-education' })
  })

  it.each([
    [['cone-to-plasma', '--samples', '5'], '20 to 10000'],
    [['cone-to-plasma', '--samples', '20.5'], 'whole number'],
    [['cone-to-plasma', '--samples', '20', '--seed', 'x'], 'seed'],
    [['cone-to-plasma', '--samples', '20', '--csv', '-', '--json'], '--csv'],
    [['layered-clearance', '--samples', '20'], 'uncertain'],
  ])('%j is refused', async (args, words) => {
    const { code, err } = await call('simulate', ...args)
    expect(code).toBe(2)
    expect(err).toContain(words)
  })
})

describe('files besides', () => {
  const read = (file: string) => readFileSync(file, 'utf8')

  it('a run: the same lines as on standard output, and the page as well', async () => {
    const file = join(folder, 'run.csv')
    const { out } = await call('simulate', 'layered-clearance', '--csv', file)
    expect(read(file)).toBe((await call('simulate', 'layered-clearance', '--csv', '-')).out)
    expect(out).toBe((await call('simulate', 'layered-clearance')).out)
  })

  it('many runs: low, middle and high of each quantity, and the band drawn', async () => {
    const [csv, svg] = [join(folder, 'many.csv'), join(folder, 'many.svg')]
    await call('simulate', 'cone-to-plasma', '--samples', '20', '--csv', csv, '--svg', svg)
    const [, head = '', first = ''] = read(csv).split('\n')
    expect(head.split(',')).toContain('compartment.high.UgPerL')
    expect(first.split(',')).toHaveLength(head.split(',').length)
    expect(read(svg)).toMatch(/<polygon class="band s0"/)
    expect(read(svg)).toContain('µg/L')
    expect(read(svg)).toContain('20')
  })

  it('a profile with people: the band in both', async () => {
    const [csv, svg] = [join(folder, 'profile.csv'), join(folder, 'profile.svg')]
    await call('pk', 'profile', 'closing-in-a-day', '--samples', '50', '--csv', csv, '--svg', svg, '--lang', 'tr')
    expect(read(csv).split('\n')[1]?.split(',')[0]).toBe('timeH')
    expect(read(csv)).toContain('concentrationUgPerL')
    expect(read(svg)).toContain('Yalnız araştırma')
  })

  it('coverage of a setting: from the first step to all of it', async () => {
    const [csv, svg] = [join(folder, 'dose.csv'), join(folder, 'dose.svg')]
    const setting = ['dose', 'roller', '--needles', '192', '--drum-mm', '20', '--width-mm', '20', '--passes', '15']
    await call(...setting, '--csv', csv, '--svg', svg)
    const lines = read(csv).trimEnd().split('\n')
    const [names = [], last = []] = [lines[1], lines.at(-1)].map((line) => (line ?? '').split(','))
    const figures = Object.fromEntries(names.map((name, at) => [name, Number(last[at])]))
    // 192 · 15 / (π · 2 cm · 2 cm) = 229.18 holes of 70.7 µm: 1 - exp(-229.18 · 3.9258e-5)
    expect(figures.passes).toBe(15)
    expect(figures.densityPerCm2).toBeCloseTo(229.18, 2)
    expect(figures.brokenFraction).toBeCloseTo(0.008957, 6)
    expect(read(svg)).toMatch(/<polygon class="band s0"/)
  })

  it.each([
    [['dose', 'open-area', '--after-h', '2', '--occlusion', 'occluded', '--svg', 'x.svg'], '--svg'],
    [['pk', 'invert', '--csv', '-'], '--csv'],
    [['simulate', 'cone-to-plasma', '--svg', join(folder, 'no', 'where.svg')], 'where.svg'],
  ])('%j is refused', async (args, words) => {
    const { code, err } = await call(...args)
    expect([code, err.includes(words)]).toEqual([2, true])
  })
})

describe('stipple reproduce', () => {
  it('agrees with every expected figure of one case, and measures its order', async () => {
    const { code, out } = await call('reproduce', 'layered-clearance')
    expect(code).toBe(0)
    expect(out).toContain('4 of 4 figures within tolerance')
    expect(out).toMatch(/order (1\.9|2\.0)/)
    expect(out).toContain(mark)
  })

  it('every case that comes along is of a kind that is reproduced', async () => {
    const { code, out } = await call('reproduce', '--json')
    expect(code).toBe(0)
    const { cases } = JSON.parse(out) as { cases: { name: string; rows: object[]; refusals?: { agrees: boolean }[] }[] }
    expect(cases.map(({ name }) => name)).toEqual(caseNames())
    for (const { rows, refusals } of cases) expect(rows.length > 0 || refusals?.[0]?.agrees).toBe(true)
  })

  it('names what it knows when a case is unknown', async () => {
    const { code, err } = await call('reproduce', 'layered')
    expect(code).toBe(2)
    for (const name of caseNames()) expect(err).toContain(name)
  })
})

function slab(): object {
  return JSON.parse(readFileSync(caseFileOf('full-slab-into-sink'), 'utf8')) as object
}
