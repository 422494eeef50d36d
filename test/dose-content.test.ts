import { fileURLToPath } from 'node:url'
import { depthOf, doseReference, profilesFor, reach } from '@stipple/domain/dose'
import { compileKnowledge, type RawContent } from '@stipple/knowledge'
import { readRaw, sha256 } from '@stipple/knowledge/build'
import { describe, expect, it } from 'vitest'
import { knowledge } from './known-content.ts'

const { thicknesses, depths } = doseReference(knowledge.dose, knowledge.sources)

describe('thicknesses by ultrasound', () => {
  // Table 2 of PMC9205051, in millimetres as printed: epidermis of men and women, dermis of men and women.
  it.each<[string, ...[number, number][]]>([
    ['forehead', [0.22, 0.03], [0.2, 0.03], [1.17, 0.28], [0.86, 0.16]],
    ['glabella', [0.21, 0.03], [0.19, 0.02], [1.14, 0.3], [0.9, 0.23]],
    ['temple', [0.19, 0.02], [0.18, 0.02], [1.06, 0.2], [0.8, 0.19]],
    ['eyelid', [0.18, 0.03], [0.17, 0.02], [0.67, 0.14], [0.58, 0.11]],
    ['nasal dorsum', [0.2, 0.03], [0.19, 0.02], [1.03, 0.16], [0.93, 0.25]],
    ['zygoma', [0.19, 0.03], [0.2, 0.18], [1.14, 0.21], [0.87, 0.35]],
    ['submandibular', [0.21, 0.09], [0.18, 0.03], [1.02, 0.24], [0.91, 0.34]],
    ['neck', [0.19, 0.03], [0.17, 0.03], [0.98, 0.22], [0.99, 0.2]],
  ])('%s', (site, ...printedMm) => {
    const columns = (['epidermis', 'dermis'] as const).flatMap((layer) =>
      (['male', 'female'] as const).map((sex) => ({ layer, sex })),
    )
    const found = columns.map(({ layer, sex }) =>
      thicknesses.filter(
        (record) =>
          record.method === 'ultrasound' && record.site.en === site && record.layer === layer && record.sex === sex,
      ),
    )
    expect(found.map((records) => records.length)).toEqual([1, 1, 1, 1])
    for (const [column, [record]] of found.entries()) {
      const [meanMm, sdMm] = printedMm[column] ?? []
      expect(record?.thinnest).toEqual(record?.thickest)
      expect([record?.thinnest.meanUm, record?.thinnest.sdUm]).toEqual([
        Math.round((meanMm ?? 0) * 1000),
        Math.round((sdMm ?? 0) * 1000),
      ])
    }
  })
})

it.each<[source: string, layer: string, sex: string | undefined, number, number]>([
  ['chopra-2015', 'epidermis', undefined, 29.6, 62.6],
  ['chopra-2015', 'dermis', undefined, 758.9, 1969.2],
  ['selcuk-7154', 'epidermis', 'female', 65.9, 120.9],
  ['selcuk-7154', 'epidermis', 'male', 79.1, 122.8],
  ['selcuk-7154', 'dermis', 'female', 1150, 1498],
  ['selcuk-7154', 'dermis', 'male', 1107, 1943],
  ['oltulu-2018', 'epidermis', undefined, 76.9, 267.4],
  ['oltulu-2018', 'dermis', undefined, 2115, 5888],
])('%s: %s of %s from %d to %d µm', (source, layer, sex, thinnestUm, thickestUm) => {
  const found = thicknesses.filter((one) => one.source === source && one.layer === layer && one.sex === sex)
  expect(found.map((one) => [one.method, one.thinnest.meanUm, one.thickest.meanUm])).toEqual([
    ['histology', thinnestUm, thickestUm],
  ])
})

describe('what the content says of a zone', () => {
  it('forehead: once for each method, publication and sex', () => {
    const profiles = profilesFor('face.forehead', {}, thicknesses)
    expect(profiles.map(({ method, site, sex }) => [method, site.en, sex])).toEqual([
      ['ultrasound', 'forehead', 'male'],
      ['ultrasound', 'forehead', 'female'],
      ['histology', 'face, 39 sub-units', undefined],
      ['histology', 'face, six regions', 'female'],
      ['histology', 'face, six regions', 'male'],
    ])
    for (const { epidermis, dermis, method } of profiles)
      expect([epidermis.method, dermis?.method]).toEqual([method, method])
  })

  it('by ultrasound is thicker than by any section of the same face', () => {
    // 200 to 220 µm against 29.6 to 122.8 µm: the method moves the answer more than the site does
    const epidermis = (method: 'ultrasound' | 'histology') =>
      profilesFor('face.forehead', { method }, thicknesses).map((profile) => profile.epidermis)
    const thinnest = Math.min(...epidermis('ultrasound').map((record) => record.thinnest.meanUm))
    expect(thinnest).toBeGreaterThan(Math.max(...epidermis('histology').map((record) => record.thickest.meanUm)))
  })

  it('cheek of women by ultrasound is not used: its deviation looks like a misprint', () => {
    expect(profilesFor('face.cheek', { method: 'ultrasound' }, thicknesses).map(({ sex }) => sex)).toEqual(['male'])
    expect(thicknesses.filter(({ doubt }) => doubt?.code === 'likely-misprint').map(({ id }) => id)).toEqual([
      'ultrasound-zygoma-epidermis-female',
    ])
  })

  it('the dermis that lies far above every other series says so wherever it is used', () => {
    expect(thicknesses.filter(({ doubt }) => doubt?.code === 'outlier').map(({ id }) => id)).toEqual([
      'oltulu-body-dermis',
    ])
  })

  it.each(['feet.left.sole', 'hands.left.palm', 'legs'])('%s: nothing has been read', (zone) => {
    expect(profilesFor(zone, {}, thicknesses)).toEqual([])
  })
})

describe('depths', () => {
  it('are those that were measured', () => {
    expect(depths.measurements.map(({ nominalUm, measuredUm, sdUm }) => [nominalUm, measuredUm, sdUm])).toEqual([
      [770, 152.5, 9.6],
      [340, 105.4, 3.6],
      [600, 460, undefined],
    ])
  })

  it.each(depths.measurements)('$id lies in the band of its ratio', (measured) => {
    const depth = depthOf({ lengthUm: measured.nominalUm, ...measured }, depths)
    const band = depth.none === undefined ? depth.depthUm : undefined
    expect(band && band.low < measured.measuredUm && measured.measuredUm < band.high).toBe(true)
  })

  it.each(['pen', 'stamp'] as const)('of a %s are not known in either definition', (deviceClass) => {
    for (const definition of ['needle-in-place', 'channel-after-removal'] as const)
      expect(depthOf({ lengthUm: 600, deviceClass, definition }, depths)).toMatchObject({
        none: { code: 'no-measurement' },
      })
  })

  it('of a hand-pressed array of 600 µm: the dermis of the forehead is likely, the fat is not', () => {
    // 390 ± 90 µm against 200 ± 30, and against 1060 ± 163
    const [, women] = profilesFor('face.forehead', { method: 'ultrasound' }, thicknesses)
    const depth = depthOf({ lengthUm: 600, deviceClass: 'hand-pressed-array', definition: 'needle-in-place' }, depths)
    const word = (layer: 'dermis' | 'subcutis') => women && reach(layer, { lengthUm: 600, depth, profile: women })
    expect([word('dermis'), word('subcutis')]).toEqual(['likely', 'unlikely'])
  })
})

describe('content with a fault is refused, naming file and fault', () => {
  const raw = readRaw(fileURLToPath(new URL('../packages/knowledge/content', import.meta.url))).raw
  type Entry = Record<string, unknown>
  const problemsWith = (file: string, change: (list: Entry[]) => void) => {
    const list = structuredClone(raw.get(file)) as Entry[]
    change(list)
    const content: RawContent = new Map([...raw, [file, list]])
    return compileKnowledge(content, sha256).problems.map((problem) => `${problem.code} ${problem.path.join('.')}`)
  }
  const file = 'thicknesses/chopra-2015.yaml'

  it.each<[string, string, (list: Entry[]) => void, string]>([
    [
      'a source that is not there',
      file,
      ([one]) => Object.assign(one ?? {}, { source: 'nowhere' }),
      'unknown-reference 0.source',
    ],
    [
      'a zone that is not there',
      file,
      ([one]) => Object.assign(one ?? {}, { zones: ['tail'] }),
      'unknown-reference 0.zones',
    ],
    ['the same id twice', file, (list) => list.push(list[0] ?? {}), 'duplicate-id 2'],
    ['no unit in the name', file, ([one]) => Object.assign(one ?? {}, { mean: 30 }), 'invalid-entry 0'],
    [
      'a ratio from the other definition',
      'depth-ratios.yaml',
      ([one]) => Object.assign(one ?? {}, { measurements: ['donnelly-hand-600'] }),
      'unknown-reference 0.measurements',
    ],
    [
      'two ratios of one class and definition',
      'depth-ratios.yaml',
      (list) => list.push({ ...list[0], id: 'another' }),
      'duplicate-id 3',
    ],
  ])('%s', (_what, changed, change, expected) => {
    expect(problemsWith(changed, change)).toEqual([expected])
  })
})
