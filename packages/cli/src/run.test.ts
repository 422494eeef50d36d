import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { screeningDocumentSchema } from '@stipple/api/screening'
import { afterAll, describe, expect, it } from 'vitest'
import {
  bundle,
  condition,
  formerCondition,
  organization,
  patient,
  pregnancyForm,
} from './record/resources.test-builder.ts'
import { run } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'stipple-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function call(args: string[], stdin = '', environment: Record<string, string> = {}) {
  let out = ''
  let err = ''
  const code = await run({
    args,
    environment,
    stdin: Readable.from([Buffer.from(stdin)]),
    stdout: { write: (text) => ((out += text), true), once: () => undefined },
    stderr: { write: (text) => ((err += text), true) },
  })
  return { code, out, err }
}

function file(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const intent = [
  '--indication',
  'acne-scars',
  '--modality',
  'mechanical',
  '--depth-mm',
  '1.5',
  '--zones',
  'face.cheek',
  '--as-of',
  '2026-06-15',
]
const record = file('record.json', bundle(patient(), condition('c1', 'D66')))

describe('stipple screen', () => {
  it('answers with the decisive line first, the reason, the fact and the source', async () => {
    const { code, out } = await call(['screen', record, ...intent])
    expect(code).toBe(0)
    expect(out.trimStart().split('\n')[0]).toContain('Do not treat')
    for (const text of ['blood-disorder', 'label', 'Condition/c1', 'D66', 'SkinPen']) expect(out).toContain(text)
  })

  it('writes a document that fits its schema, sources included', async () => {
    const { out } = await call(['screen', record, ...intent, '--json'])
    const document = screeningDocumentSchema.parse(JSON.parse(out))
    expect(document).toMatchObject({ outcome: 'do-not-treat', asOf: '2026-06-15', person: { reference: 'Patient/a' } })
    for (const { sources } of document.findings) for (const id of sources) expect(document.sources).toHaveProperty(id)
  })

  it('reads a folder, standard input and NDJSON alike', async () => {
    const expected = (await call(['screen', record, ...intent, '--json'])).out
    const text = JSON.stringify(bundle(patient(), condition('c1', 'D66')))
    const lines = [patient(), condition('c1', 'D66')].map((one) => JSON.stringify(one)).join('\n')
    mkdirSync(join(folder, 'parts'))
    file('parts/patient.json', patient())
    file('parts/conditions.ndjson', `${JSON.stringify(condition('c1', 'D66'))}\n`)
    expect((await call(['screen', '-', ...intent, '--json'], text)).out).toBe(expected)
    expect((await call(['screen', '-', ...intent, '--json'], lines)).out).toBe(expected)
    expect((await call(['screen', file('record.ndjson', lines), ...intent, '--json'])).out).toBe(expected)
    expect((await call(['screen', join(folder, 'parts'), ...intent, '--json'])).out).toBe(expected)
  })

  it('speaks Turkish when asked, or when the machine does', async () => {
    expect((await call(['screen', record, ...intent, '--lang', 'tr'])).out).toContain('Uygulamayın')
    expect((await call(['screen', record, ...intent], '', { LANG: 'tr_TR.UTF-8' })).out).toContain('Uygulamayın')
  })

  it('takes answers beside the record', async () => {
    const answers = file('answers.yaml', 'facts:\n  - { concept: pregnancy }\n')
    const healthy = file('healthy.json', bundle(patient()))
    const { out } = await call(['screen', healthy, ...intent, '--answers', answers, '--json'])
    const document = JSON.parse(out)
    expect([document.outcome, document.findings[0]]).toMatchObject(['defer', { rule: 'pregnancy', effect: 'defer' }])
  })

  it('keeps a coding that no map knows and shows it', async () => {
    const { out } = await call([
      'screen',
      file('odd.json', bundle(patient(), condition('c2', 'Z99.999'))),
      ...intent,
      '--json',
    ])
    expect(JSON.parse(out).unmapped).toMatchObject([{ code: 'Z99.999', count: 1, references: ['Condition/c2'] }])
  })
})

describe('bad input: one clear line that names place and remedy', () => {
  const cases: [string, () => string[], number, RegExp][] = [
    [
      'no such file',
      () => ['screen', join(folder, 'nowhere.json'), ...intent],
      3,
      /nowhere\.json: cannot be read \(ENOENT\)/,
    ],
    ['an empty file', () => ['screen', file('empty.json', ''), ...intent], 3, /empty\.json: the file is empty/],
    [
      'truncated JSON',
      () => ['screen', file('cut.json', JSON.stringify(bundle(patient()), null, 1).slice(0, -20)), ...intent],
      3,
      /cut\.json:\d+:\d+: the JSON breaks off here/,
    ],
    [
      'invalid JSON',
      () => ['screen', file('bad.json', '{\n "a": nope }'), ...intent],
      3,
      /bad\.json:2:\d+: not valid JSON/,
    ],
    ['not FHIR', () => ['screen', file('list.json', '"hello"'), ...intent], 3, /not a FHIR resource/],
    [
      'another FHIR version',
      () => ['screen', file('stu3.json', formerCondition), ...intent],
      0,
      /FHIR pre-R4|Export the record as FHIR R4/,
    ],
    [
      'a resource that is no patient’s',
      () => ['screen', file('organization.json', organization), ...intent],
      3,
      /nothing in it says whose record it is/,
    ],
    [
      'two patients',
      () => ['screen', file('two.json', bundle(patient('a'), patient('b'))), ...intent],
      3,
      /2 people are in it.*--patient.*Patient\/a Patient\/b/,
    ],
    [
      'a date in the future',
      () => [
        'screen',
        file('future.json', bundle(patient(), condition('c3', 'D66', { onsetDateTime: '2999-01-01' }))),
        ...intent,
      ],
      0,
      /Condition\/c3\.onsetDateTime: The date lies in the future/,
    ],
    [
      'an impossible date',
      () => [
        'screen',
        file('impossible.json', bundle(patient(), condition('c4', 'D66', { onsetDateTime: '2023-02-30' }))),
        ...intent,
      ],
      0,
      /Condition\/c4\.onsetDateTime: There is no such date/,
    ],
    [
      'an unknown zone',
      () => ['screen', record, ...intent.slice(0, 6), '--zones', 'face.cheek.lefd'],
      2,
      /no zone “face\.cheek\.lefd”\. Nearest: face\.cheek\.left/,
    ],
    [
      'an unknown indication',
      () => ['screen', record, '--indication', 'wrinkels', '--modality', 'rf'],
      2,
      /no indication “wrinkels”\. Nearest: wrinkles/,
    ],
    [
      'an unknown modality',
      () => ['screen', record, '--indication', 'wrinkles', '--modality', 'RF'],
      2,
      /no modality “RF”\. Nearest: rf/,
    ],
    ['no indication', () => ['screen', record, '--modality', 'rf'], 2, /State the indication with --indication/],
    ['an unknown option', () => ['screen', record, ...intent, '--dept-mm', '2'], 2, /no option --dept-mm/],
    [
      'a depth in micrometres',
      () => ['screen', record, ...intent.slice(0, 4), '--depth-mm', '1500'],
      2,
      /--depth-mm takes a needle depth in millimetres/,
    ],
    [
      'superficial but deep',
      () => ['screen', record, '--indication', 'wrinkles', '--modality', 'superficial', '--depth-mm', '1'],
      2,
      /Superficial means at most 0\.3 mm/,
    ],
    [
      'a bad date',
      () => ['screen', record, ...intent.slice(0, 8), '--as-of', '2026-02-30'],
      2,
      /--as-of takes a full date/,
    ],
    ['an unknown command', () => ['scren', record], 2, /no command “scren”\. Nearest: screen/],
    ['an unknown rule', () => ['explain', 'psoriasi'], 2, /Nearest: psoriasis/],
    ['an unknown language', () => ['screen', record, '--lang', 'xx'], 2, /--lang takes en or tr/],
    [
      'a folder without records',
      () => {
        const path = join(folder, 'hollow')
        mkdirSync(path)
        return ['cohort', path, ...intent]
      },
      3,
      /holds no \.json/,
    ],
    [
      'an answer about nothing',
      () => ['screen', record, ...intent, '--answers', file('wrong.yaml', 'facts:\n  - { concept: psoriasi }\n')],
      1,
      /wrong\.yaml:2: there is no concept “psoriasi”\. Nearest: psoriasis/,
    ],
  ]
  it.each(cases)('%s', async (_name, args, code, line) => {
    const result = await call(args())
    const said = result.err + result.out.replace(/\s+/g, ' ')
    expect(said).toMatch(line)
    expect(result.code).toBe(code)
    if (code !== 0) expect(result.err.trim().split('\n')).toHaveLength(1)
  })

  it('a file of 500 MB', async () => {
    const path = file('huge.json', '')
    truncateSync(path, 500 * 1024 * 1024)
    const { code, err } = await call(['screen', path, ...intent])
    expect([code, err]).toEqual([3, expect.stringMatching(/huge\.json: 500 MB .*NDJSON/)])
    rmSync(path)
  })

  it('deeply nested JSON', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    const { code } = await call(['screen', file('deep.json', deep), ...intent])
    expect(code).toBe(3)
    const inside = JSON.stringify(bundle(patient(), condition('c5', 'D66'))).replace(
      '"id":"c5"',
      `"id":"c5","extension":${deep}`,
    )
    expect((await call(['screen', file('deep-inside.json', inside), ...intent])).code).toBe(0)
  })

  it('a message never repeats what stands in the record', async () => {
    const { err } = await call(['screen', file('secret.json', '{"name":[{"family":"Secretname" nope}]}'), ...intent])
    expect(err).not.toContain('Secretname')
  })
})

describe('a policy', () => {
  const policy = (choice: string) =>
    file('policy.yaml', `clinic: Example\ndecidedBy: Dr Example\ndecidedOn: '2026-01-01'\nchoices:\n  - ${choice}\n`)
  const stopped = file('isotretinoin.yaml', "facts:\n  - { concept: isotretinoin, end: '2025-12-01' }\n")
  const screened = async (choice: string) => {
    const result = await call([
      'screen',
      file('plain.json', bundle(patient())),
      ...intent,
      '--answers',
      stopped,
      '--policy',
      policy(choice),
      '--json',
    ])
    return {
      ...result,
      finding:
        result.code === 0
          ? JSON.parse(result.out).findings.find((one: { rule: string }) => one.rule === 'isotretinoin')
          : undefined,
    }
  }

  it('may make a rule stricter without a reason', async () => {
    const { finding } = await screened('{ rule: isotretinoin, position: twelve-months }')
    // 2025-12-01 + 12 months
    expect(finding).toMatchObject({
      effect: 'defer',
      deferUntil: '2026-12-01',
      strength: 'practice',
      clinicChoice: { position: 'twelve-months' },
    })
  })

  it('may not loosen one without a reason', async () => {
    const { code, err } = await screened('{ rule: psoriasis, off: true }')
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/policy\.yaml:5: this makes rule psoriasis looser and gives no reason/),
    ])
  })

  it('may loosen one with a reason, which the finding shows', async () => {
    const { finding } = await screened(
      '{ rule: isotretinoin, position: currently-only, reason: We follow the label of our device. }',
    )
    expect(finding?.effect).not.toBe('defer')
  })

  it.each([
    ['{ rule: nothing, off: true, reason: Not needed in our clinic. }', /no rule “nothing”/],
    ['{ rule: isotretinoin, position: never }', /no position “never”\. It has: twelve-months/],
    ['{ rule: isotretinoin, clause: nothing, effect: stop }', /no clause “nothing”/],
    ['{ rule: isotretinoin, colour: red }', /policy\.yaml:5: choices\.0/],
  ])('%s is refused', async (choice, line) => {
    const { code, err } = await screened(choice)
    expect([code, err]).toEqual([1, expect.stringMatching(line)])
  })
})

describe('stipple cohort', () => {
  const lines = [
    JSON.stringify(bundle(patient('a'), condition('c1', 'D66'))),
    '{"broken',
    JSON.stringify(bundle(patient('b'))),
    JSON.stringify(bundle(patient('c'), patient('d'))),
  ].join('\n')

  it('goes on with the rest, names what it left out, and keeps the order', async () => {
    const { code, out } = await call(['cohort', file('cohort.ndjson', lines), ...intent, '--json'])
    const result = JSON.parse(out)
    expect(code).toBe(1)
    expect(result.people.map((one: { reference: string; line: number }) => [one.reference, one.line])).toEqual([
      ['Patient/a', 1],
      ['Patient/b', 3],
    ])
    expect(result.counts).toMatchObject({ people: 2, leftOut: 2, outcomes: { 'do-not-treat': 1, 'cannot-tell': 1 } })
    expect(result.problems.map((one: { line: number; code: string }) => [one.line, one.code])).toEqual([
      [2, 'truncated'],
      [4, 'several-patients'],
    ])
  })

  it('reads standard input and a bulk export', async () => {
    const streamed = JSON.parse((await call(['cohort', '-', ...intent, '--json'], lines)).out)
    expect(streamed.counts.people).toBe(2)
    mkdirSync(join(folder, 'bulk'))
    file('bulk/Patient.ndjson', [patient('a'), patient('b')].map((one) => JSON.stringify(one)).join('\n'))
    file('bulk/Condition.ndjson', JSON.stringify(condition('c1', 'D66')))
    const bulk = JSON.parse((await call(['cohort', join(folder, 'bulk'), ...intent, '--json'])).out)
    expect(bulk.people.map((one: { outcome: string }) => one.outcome)).toEqual(['do-not-treat', 'cannot-tell'])
  })

  it('gives the same on one thread and on two', async () => {
    const many = Array.from({ length: 3000 }, (_, at) =>
      JSON.stringify(bundle({ ...patient(`p${at}`), text: { div: 'x'.repeat(3000) } })),
    ).join('\n')
    const path = file('many.ndjson', many)
    const one = await call(['cohort', path, ...intent, '--csv', '--workers', '1'])
    const two = await call(['cohort', path, ...intent, '--csv', '--workers', '2'])
    expect(two.out).toBe(one.out)
    expect(one.out.split('\n')).toHaveLength(3002)
  })

  it('reads silence as no only when asked, and says so', async () => {
    const path = file('silent.ndjson', JSON.stringify(bundle(patient('a'))))
    const { out } = await call(['cohort', path, ...intent, '--silence-means-no'])
    expect(out).toContain('--silence-means-no')
    const json = JSON.parse((await call(['cohort', path, ...intent, '--silence-means-no', '--json'])).out)
    // The skin type is a measurement, which silence cannot deny; it may ask for precautions.
    expect([json.silenceMeansNo, json.people[0].outcome]).toEqual([true, 'proceed-with-precautions'])
  })
})

describe('stipple questionnaire', () => {
  it('makes a FHIR Questionnaire whose answers come back as facts', async () => {
    const made = JSON.parse((await call(['questionnaire', ...intent, '--json'])).out)
    expect(made).toMatchObject({ status: 'active', subjectType: ['Patient'] })
    const answered = pregnancyForm(`${made.url}|${made.version}`)
    const beside = await call([
      'screen',
      file('p.json', bundle(patient())),
      ...intent,
      '--answers',
      file('form.json', answered),
      '--json',
    ])
    expect(JSON.parse(beside.out).findings[0]).toMatchObject({
      rule: 'pregnancy',
      facts: [{ source: { from: 'patient' } }],
    })
    const inside = file('inside.json', bundle(patient(), { ...answered, subject: { reference: 'Patient/a' } }))
    expect(JSON.parse((await call(['screen', inside, ...intent, '--json'])).out).findings[0]).toMatchObject({
      rule: 'pregnancy',
    })
    const other = await call([
      'screen',
      file('p.json', bundle(patient())),
      '--indication',
      'wrinkles',
      '--modality',
      'rf',
      '--answers',
      file('form.json', answered),
    ])
    expect([other.code, other.err]).toEqual([1, expect.stringContaining('other-questionnaire')])
  })

  it('asks only what a record leaves open', async () => {
    const all = JSON.parse((await call(['questionnaire', ...intent, '--json'])).out).item.length
    const open = JSON.parse((await call(['questionnaire', ...intent, '--json', '--record', record])).out).item
    expect(open.length).toBeLessThan(all)
    expect(open.map(({ linkId }: { linkId: string }) => linkId)).not.toContain('birth-date')
  })
})

describe('stipple dose', () => {
  const roller = ['dose', 'roller', '--needles', '192', '--width-mm', '20', '--passes', '15']
  it('gives the density of a roller, whatever unit the drum is given in', async () => {
    for (const drum of ['20', '2 cm', '20000µm']) {
      const { code, out } = await call([...roller, '--drum-mm', drum, '--json'])
      const document = JSON.parse(out)
      // 15 · 192 / (π · 2 cm · 2 cm)
      expect([code, document.densityPerCm2.value.toFixed(1), document.perPassPerCm2.toFixed(3)]).toEqual([
        0,
        '229.2',
        '15.279',
      ])
    }
  })

  it('reads 7000 strokes a minute as such', async () => {
    const pen = [
      'dose',
      'pen',
      '--needles',
      '14',
      '--strokes-per-s',
      '7000 /min',
      '--swath-mm',
      '8',
      '--speed-mm-per-s',
      '20',
    ]
    expect((await call(pen)).out).toContain('1021 per cm²')
  })

  it('says what a wanted density takes, on what it rests and what it checked', async () => {
    const { out } = await call([...roller.slice(0, -2), '--drum-mm', '20', '--wanted-per-cm2', '250', '--json'])
    const { wanted, provenance, domain } = JSON.parse(out)
    // 250 / 15.279 = 16.4, with the band of 30 % from 12.6 to 23.4
    expect(wanted.passes).toEqual({ value: 17, low: 13, high: 24 })
    expect(provenance.map(({ doi }: { doi?: string }) => doi)).toContain('10.4103/0974-2077.58529')
    expect(domain).toMatchObject({ inside: true, ranges: { tipCircleMm: { from: 3, to: 100 } } })
  })

  it('lays a rigid lattice beside random placement, short here and long in a thread', async () => {
    const lattice = [...roller, '--drum-mm', '20', '--seed', '1', '--json']
    for (const runs of [200, 5000]) {
      const { monteCarlo } = JSON.parse((await call([...lattice, '--monte-carlo', String(runs)])).out)
      const { mean, standardError } = monteCarlo.densityPerCm2
      expect(Math.abs(mean - 229.183)).toBeLessThan(3 * standardError)
      expect([monteCarlo.rows, monteCarlo.rowsGiven, monteCarlo.runs]).toEqual([8, false, runs])
    }
  })

  it('says what is still open only when told whether the skin is covered, and marks it as research', async () => {
    const { out } = await call(['dose', 'open-area', '--after-h', '24 h', '--occlusion', 'occluded', '--json'])
    // one published median half-life under cover
    expect(JSON.parse(out)).toMatchObject({ face: 'research', fraction: { value: 0.5 } })
    expect(await call(['dose', 'open-area', '--after-h', '24'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/needs --occlusion/),
    })
  })

  it('gives the clinic the same 72 hours of caution whatever the setting', async () => {
    for (const passes of ['1', '15']) {
      const { out } = await call([...roller.slice(0, -1), passes, '--drum-mm', '20', '--json'])
      expect(JSON.parse(out).cautionWindow).toMatchObject({ hours: 72, isFixed: true })
    }
  })

  it('answers “no model” where none may be, in words and as data', async () => {
    expect((await call(['dose', 'enhancement-multiplier'])).out).toMatch(/No model[^]*0\.87[^]*56/)
    const { code, out } = await call(['dose', 'vaccine-equivalence', '--json'])
    expect([code, JSON.parse(out).code]).toEqual([0, 'no-model'])
  })

  it.each([
    [[...roller, '--drum-mm', '20', '--seed', '1'], /--seed belongs to --monte-carlo/],
    [[...roller, '--drum-mm', '20', '--monte-carlo', '9', '--piercing-fraction', '0.5'], /every needle pierce/],
    [[...roller, '--drum-mm', '20', '--monte-carlo', '1'], /runs: 1 is outside/],
    [[...roller, '--drum-mm', '20', '--monte-carlo', '9', '--rows', '5'], /192 needles do not fill 5 rows/],
    [['dose', 'stamp', '--needles', '36', '--area-cm2', '1', '--monte-carlo', '9'], /no path to follow/],
    [[...roller, '--drum-mm', '20 m'], /tipCircleMm: 20000 is outside what the model covers \(3 to 100\)/],
    [[...roller, '--drum-mm', '20', '--wanted-per-cm2', '250'], /--passes already says/],
    [[...roller, '--drum-mm', '2 inch'], /--drum-mm: the unit of “2 inch” is not known/],
    [[...roller, '--drum-mm', '0'], /tipCircleMm must be a number above 0/],
    [roller, /stipple dose roller needs --drum-mm/],
    [['dose', 'laser'], /not one of the forms: roller stamp pen open-area/],
  ])('%j is refused', async (args, line) => {
    expect(await call(args)).toMatchObject({ code: 2, err: expect.stringMatching(line) })
  })
})

describe('stipple depth', () => {
  const pen = ['depth', '--device-class', 'pen', '--zone', 'face.cheek']
  it('says of a pen what holds for every depth ratio, by each method apart, and gives no depth', async () => {
    const { code, out } = await call([...pen, '--set-um', '1.5 mm', '--json'])
    const { label, depths, reach } = JSON.parse(out)
    expect([code, label.verdict]).toEqual([0, 'within'])
    expect(depths.map(({ none }: { none?: { code: string } }) => none?.code)).toEqual([
      'no-measurement',
      'no-measurement',
    ])
    const words = (layer: string) =>
      new Set(
        reach
          .filter((found: { layer: string }) => found.layer === layer)
          .map((found: { reach: string }) => found.reach),
      )
    // 300 µm, a fifth of the setting, pass the thickest epidermis (190 µm); only the whole length could pass the dermis
    expect([words('dermis'), words('subcutis')]).toEqual([new Set(['likely']), new Set(['uncertain'])])
  })

  it('beyond the label answers no model and neither depth nor layer', async () => {
    const { code, out } = await call([...pen, '--set-um', '1510', '--json'])
    const document = JSON.parse(out)
    expect([code, document.label.verdict, document.noModel.code]).toEqual([0, 'beyond', 'no-model'])
    // 1.5 mm and its source are those of the device content.
    expect(document.label.evaluated).toMatchObject({
      maxUm: 1500,
      provenance: { claim: 'DEN160029', citation: expect.stringContaining('SkinPen Precision System, US labelling') },
    })
    expect(document).not.toHaveProperty('depths')
    expect(document).not.toHaveProperty('reach')
  })

  it.each([
    [[...pen, '--set-um', '1.5 inch'], /--set-um: the unit of “1.5 inch” is not known/],
    [[...pen, '--set-um', '0'], /--set-um: 0 is outside/],
    [pen, /stipple depth needs --set-um/],
    [['depth', '--set-um', '500', '--device-class', 'laser', '--zone', 'face'], /not one of: roller stamp pen/],
    [['depth', '--set-um', '500', '--device-class', 'pen', '--zone', 'face.chek'], /Did you mean face.cheek/],
  ])('%j is refused', async (args, line) => {
    expect(await call(args)).toMatchObject({ code: 2, err: expect.stringMatching(line) })
  })
})

describe('help', () => {
  it.each(['screen', 'cohort', 'questionnaire', 'explain', 'knowledge', 'dose', 'depth', 'demo'])(
    'stipple %s --help',
    async (command) => {
      const { code, out } = await call([command, '--help'])
      expect([code, out]).toEqual([0, expect.stringContaining(`stipple ${command}`)])
    },
  )
})
