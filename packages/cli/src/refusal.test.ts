import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, describe, expect, it } from 'vitest'
import { caseFileOf } from './delivery/case-file.ts'
import { run } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'stipple-refusal-'))
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

/** A case that comes along, with something else in it. */
function changed(name: string, more: object): string {
  const file = join(folder, 'changed.json')
  const given = JSON.parse(readFileSync(caseFileOf(name), 'utf8')) as object
  writeFileSync(file, JSON.stringify({ ...given, ...more }))
  return file
}

describe('a refused case says what may stand there, in the language of the call', () => {
  it.each([
    [{ relativeTolerance: 1 }, '1e-11 to 0.01', '1e-11 – 0.01'],
    [{ outputTimesS: [5, 1] }, '5.000001 and later', '5.000001 ve sonrası'],
    [{ inner: { kind: 'sealed' }, outer: { kind: 'sealed' } }, 'or a sink at an end', 'ya da bir uçta sink'],
    [{ initial: [] }, '(initial: nothing)', '(initial: hiçbir şey)'],
  ])('%j', async (more, english, turkish) => {
    const file = changed('full-slab-into-sink', more)
    expect((await call('simulate', file)).err).toContain(english)
    expect((await call('simulate', file, '--lang', 'tr')).err).toContain(turkish)
  })
})

describe('with --json, what has no number is said as data on standard output', () => {
  it.each([
    [
      ['dose', 'roller', '--needles', '192', '--drum-mm', '2000', '--width-mm', '20'],
      { code: 'out-of-domain', field: 'tipCircleMm', given: 2000, allowed: { from: 3, to: 100 } },
    ],
    [
      ['dose', 'roller', '--needles', '1.5', '--drum-mm', '20', '--width-mm', '20'],
      { code: 'not-whole', field: 'needles', given: 1.5 },
    ],
    [
      ['depth', '--set-um', '9000', '--device-class', 'pen', '--zone', 'face'],
      { code: 'out-of-domain', field: '--set-um', given: 9000, allowed: { from: 1, to: 5000 } },
    ],
    [
      ['pk', 'invert', '--cmax', '0', '--auc', '174', '--tmax', '0.7', '--dose', '169'],
      { code: 'not-positive', field: '--cmax', given: 0 },
    ],
  ])('%j', async (args, refused) => {
    const { code, out, err } = await call(...args, '--json')
    expect([code, err]).toEqual([2, ''])
    const { text, ...rest } = (JSON.parse(out) as { refused: { text: string } }).refused
    expect(rest).toEqual(refused)
    expect(text).toContain(String(refused.given))
    const plain = await call(...args)
    expect([plain.code, plain.out, plain.err]).toEqual([2, '', `${text}\n`])
  })

  it('a case', async () => {
    const { code, out, err } = await call(
      'simulate',
      changed('full-slab-into-sink', { relativeTolerance: 1 }),
      '--json',
    )
    expect([code, err]).toEqual([2, ''])
    expect(JSON.parse(out)).toMatchObject({
      schema: 'stipple.refusal/1',
      refused: {
        code: 'not-allowed',
        field: 'relativeTolerance',
        given: '1',
        allowed: { code: 'between', from: 1e-11, to: 0.01 },
      },
    })
  })

  it('a slip of the call stays a message on standard error', async () => {
    const { out, err } = await call('dose', 'hammer', '--json')
    expect([out, err.includes('hammer')]).toEqual(['', true])
  })
})
