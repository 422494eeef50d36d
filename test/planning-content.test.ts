import { isWithinZone } from '@stipple/domain/anatomy'
import { mayRestrict } from '@stipple/domain/evidence'
import { checkPlan, type Device, zoneDose } from '@stipple/domain/planning'
import { compileKnowledge, type RawContent } from '@stipple/knowledge'
import { readRaw, sha256 } from '@stipple/knowledge/build'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { context, plan, prescription, zonePlan } from '../packages/domain/src/planning/plan.test-builder.ts'
import { knowledge } from './known-content.ts'

const { devices, topicals, endpoints, stopRules, pigmentSteps, zoneRestrictions } = knowledge.planning

const device = (id: string): Device => {
  const found = devices.find((each) => each.id === id)
  if (!found) throw new RangeError(`no device '${id}'`)
  return found
}
const label = (deviceId: string, labelId: string) => device(deviceId).labels.find(({ id }) => id === labelId)
const topical = (id: string) => topicals.find((each) => each.id === id)
const dose = (id: string) => topical('lidocaine-prilocaine-cream')?.doses.find((each) => each.id === id)

describe('the devices', () => {
  it('are those whose papers were read', () => {
    expect(devices.map(({ id }) => id).sort()).toEqual([
      'dermapen-4',
      'dermaroller',
      'dr-pen',
      'exceed',
      'exceed-unlimited',
      'inmode-optimas',
      'medical-roll-cit',
      'pro-pen',
      'rejuvapen-nxt',
      'skinpen-precision',
      'skinstylus-sterilock',
    ])
  })

  it('carry every US clearance', () => {
    const documents = devices.flatMap(({ labels }) => labels.map(({ document }) => document))
    expect([...new Set(documents)].sort()).toEqual(
      'DEN160029 K180778 K182407 K192138 K200044 K202243 K230420 K233709 K243800'.split(' '),
    )
  })

  // Copied by hand from the clearances as they were read, not from the content.
  it.each<[string, unknown, unknown]>([
    ['Exceed: strokes a second', device('exceed').strokesPerSecond?.value, { low: 100, high: 150 }],
    ['Exceed: tolerance', device('exceed').depthToleranceMm?.value, 0.15],
    ['Exceed: gauge', device('exceed').depthMm?.value.high, 1.9],
    ['Exceed: needles', device('exceed').cartridges[0]?.needles?.value, 6],
    ['Exceed, wrinkles: skin types', label('exceed', 'k180778-wrinkles')?.skinTypes?.value, ['I', 'II', 'III']],
    [
      'Exceed, acne scars: skin types',
      label('exceed', 'k182407-acne-scars')?.skinTypes?.value,
      ['I', 'II', 'III', 'IV'],
    ],
    ['Exceed, acne scars: deepest', label('exceed', 'k182407-acne-scars')?.evaluatedMaximumMm?.value, 1.5],
    ['Exceed Unlimited: gauge', device('exceed-unlimited').cartridges[0]?.gauge?.value, '0.35 mm'],
    ['Rejuvapen: needles', device('rejuvapen-nxt').cartridges[0]?.needles?.value, 12],
    ['PRO Pen: needles', device('pro-pen').cartridges[0]?.needles?.value, 14],
    ['SkinStylus: gauge', device('skinstylus-sterilock').cartridges[0]?.gauge?.value, '32 G'],
    ['SkinStylus: deepest', device('skinstylus-sterilock').labels[0]?.evaluatedMaximumMm?.value, 2.5],
    ['SkinPen, face: deepest', label('skinpen-precision', 'den160029-acne-scars')?.evaluatedMaximumMm?.value, 1.5],
    ['SkinPen, neck: deepest', label('skinpen-precision', 'k202243-neck-wrinkles')?.evaluatedMaximumMm?.value, 2.5],
    [
      'SkinPen, neck: skin types',
      label('skinpen-precision', 'k202243-neck-wrinkles')?.skinTypes?.value,
      ['II', 'III', 'IV'],
    ],
    ['SkinPen, neck: places', label('skinpen-precision', 'k202243-neck-wrinkles')?.zones, ['neck.front', 'neck.side']],
    ['SkinPen: often quoted needles', device('skinpen-precision').cartridges[0]?.needles?.strength, 'unsourced'],
    ['SkinPen: often quoted rate', device('skinpen-precision').strokesPerSecond?.strength, 'unsourced'],
    ['Roll-CIT: often told length', device('medical-roll-cit').cartridges[0]?.needleLengthMm?.strength, 'unsourced'],
    ['Dr.pen: depth that nobody read', device('dr-pen').depthMm, null],
    ['Dermapen 4: depth that nobody read', device('dermapen-4').depthMm, null],
  ])('%s', (_name, value, expected) => {
    expect(value).toEqual(expected)
  })

  it('count a pass of the roller as it was worked out by hand: 192 needles on 2 cm × 2 cm, 15.279 /cm²', () => {
    const zone = zonePlan({ device: 'dermaroller', cartridge: 'dermaroller-drum-192', passes: 1 })
    expect(zoneDose(zone, devices).density?.value).toBeCloseTo(15.279, 3)
  })

  it('are labelled from 22 years on, and exclude delivery, wherever the label is of the United States', () => {
    const labelled = devices.filter(({ labels }) => labels.length > 0)
    expect(labelled).toHaveLength(7)
    for (const { labels, excludesDelivery } of labelled) {
      expect(labels.map(({ ageFromYears }) => ageFromYears?.value)).toEqual(labels.map(() => 22))
      expect(excludesDelivery?.value).toBe(true)
    }
  })

  it('are labelled only for zones that exist and are open to them', () => {
    const zones = new Set(knowledge.zones.map(({ id }) => id))
    const closed = zoneRestrictions.filter(
      ({ asks, modalities }) => asks === 'closed' && modalities.includes('mechanical'),
    )
    expect(closed.length).toBeGreaterThan(0)
    const places = devices.flatMap(({ labels }) => labels.flatMap((each) => each.zones))
    expect(places.filter((place) => !zones.has(place))).toEqual([])
    const meets = (place: string) =>
      closed.some((restriction) =>
        restriction.zones.some((shut) => isWithinZone(shut, place) || isWithinZone(place, shut)),
      )
    expect(places.filter(meets)).toEqual([])
  })

  it('with a zone that does not exist are refused', () => {
    const raw: RawContent = readRaw(fileURLToPath(new URL('../packages/knowledge/content', import.meta.url))).raw
    const file = 'devices/exceed.yaml'
    const wrong = structuredClone(raw.get(file)) as { labels: { zones: string[] }[] }
    wrong.labels[0]?.zones.push('face.nowhere')
    const { problems } = compileKnowledge(new Map(raw).set(file, wrong), sha256)
    expect(problems).toMatchObject([{ file, code: 'unknown-reference', kind: 'zone', id: 'face.nowhere' }])
  })
})

describe('what is put on the skin', () => {
  it.each<[string, unknown, unknown]>([
    [
      'US, minor procedure: 2.5 g over 20 to 25 cm²',
      dose('us-minor-procedure')?.gramsPer10Cm2?.value,
      { low: 1, high: 1.25 },
    ],
    ['US, major procedure: 2 g on 10 cm²', dose('us-major-procedure')?.gramsPer10Cm2?.value, { low: 2, high: 2 }],
    ['UK: 1.5 g on 10 cm²', dose('uk-minor-procedure')?.gramsPer10Cm2?.value, { low: 1.5, high: 1.5 }],
    ['UK: one to five hours', dose('uk-minor-procedure')?.minutes?.value, { low: 60, high: 300 }],
    ['UK, 0 to 2 months', dose('uk-child-0-to-2-months')?.maximumGrams?.value, 1],
    ['UK, 3 to 11 months', dose('uk-child-3-to-11-months')?.maximumAreaCm2?.value, 20],
    ['UK, 1 to 5 years', dose('uk-child-1-to-5-years')?.maximumGrams?.value, 10],
    ['UK, 6 to 11 years', dose('uk-child-6-to-11-years')?.maximumAreaCm2?.value, 200],
    [
      'often quoted maximum',
      dose('quoted-adult-maxima')?.maximumGrams,
      { value: 60, strength: 'unsourced', sources: [] },
    ],
    [
      'often quoted area',
      dose('quoted-adult-maxima')?.maximumAreaCm2,
      { value: 400, strength: 'unsourced', sources: [] },
    ],
  ])('%s', (_name, value, expected) => {
    expect(value).toEqual(expected)
  })

  it('shows the amount of an article that contradicts the label as a conflict', () => {
    const { note } = dose('us-major-procedure')?.gramsPer10Cm2 ?? {}
    expect(note?.en).toContain('2 mg per cm²')
    expect(note?.tr).toContain('2 mg')
  })

  it('leaves no age without a dose', () => {
    const doses = topical('lidocaine-prilocaine-cream')?.doses ?? []
    const uncovered = Array.from({ length: 1200 }, (_, month) => month).filter(
      (month) =>
        !doses.some(
          ({ ageMonths: { from, below }, minutes }) => minutes && month >= from && (below === null || month < below),
        ),
    )
    expect(uncovered).toEqual([])
  })

  it('is labelled for needled skin only where a text says so', () => {
    expect(topicals.filter((each) => each.labelledForNeedledSkin?.value).map(({ id }) => id)).toEqual([
      'saline',
      'hydrogel',
    ])
    expect(topicals.filter((each) => each.granulomaReported?.value).map(({ id }) => id)).toEqual(['vitamin-c'])
    expect(topicals.filter((each) => each.intactSkinOnly?.value).map(({ id }) => id)).toEqual([
      'lidocaine-prilocaine-cream',
    ])
  })
})

describe('what a plan may refer to', () => {
  it('has stable ids', () => {
    expect(endpoints.map(({ id }) => id)).toEqual([
      'none',
      'erythema',
      'pinpoint-bleeding',
      'confluent-bleeding',
      'rf-no-visible-endpoint',
    ])
    expect(stopRules.map(({ id }) => id)).toEqual([
      'adverse-reaction',
      'post-inflammatory-hyperpigmentation',
      'no-response-mid-course',
      'infection',
      'new-contraindication',
      'granuloma-suspected',
      'rf-burn',
    ])
    expect(pigmentSteps.map(({ id }) => id)).toEqual([
      'test-spot',
      'sun-protection',
      'conservative-depth',
      'low-pressure-over-bone',
      'pause-on-darkening',
    ])
  })
})

describe('nothing unsourced stops a plan', () => {
  it('closes no place, limits no label and is no exclusion', () => {
    const figures = [
      ...zoneRestrictions.filter(({ asks }) => asks === 'closed').map(({ because }) => because),
      ...devices.flatMap(({ exclusions }) => exclusions.map(({ because }) => because)),
      ...devices.flatMap(({ labels }) =>
        labels.flatMap(({ ageFromYears, skinTypes, evaluatedMaximumMm }) => [
          ...(ageFromYears ? [ageFromYears] : []),
          ...(skinTypes ? [skinTypes] : []),
          ...(evaluatedMaximumMm ? [evaluatedMaximumMm] : []),
        ]),
      ),
    ]
    expect(figures.length).toBeGreaterThan(20)
    expect(figures.filter(({ strength }) => !mayRestrict(strength))).toEqual([])
  })

  const found = (changes: Parameters<typeof zonePlan>[0], indication = 'acne-scars') =>
    checkPlan(
      plan({
        prescription: prescription({ indication, zones: ['face', 'neck'] }),
        zones: [
          zonePlan({ device: 'skinpen-precision', cartridge: 'skinpen-cartridge', strokesPerSecond: null, ...changes }),
        ],
      }),
      context({
        content: { ...knowledge.planning, protocolTemplates: context().content.protocolTemplates },
        knownZones: new Set(knowledge.zones.map(({ id }) => id)),
        knownSources: new Set(knowledge.sources.map(({ id }) => id)),
      }),
    ).findings.map(({ check, severity }) => `${check} ${severity}`)

  it('a rate beyond the one that is only quoted is a note', () => {
    expect(found({ strokesPerSecond: 116 })).not.toContain('rate-outside-device note')
    expect(found({ strokesPerSecond: 130 })).toContain('rate-outside-device note')
  })

  it('the depth that a label evaluated holds for its place: 1.5 mm on the cheek, 2.5 mm on the neck', () => {
    expect(found({ depthMm: 1.5 })).not.toContain('depth-beyond-label override')
    expect(found({ depthMm: 1.75 })).toContain('depth-beyond-label override')
    expect(found({ zone: 'neck.front', depthMm: 2.5 }, 'wrinkles')).not.toContain('depth-beyond-label override')
    expect(found({ zone: 'neck.front', depthMm: 2.6 }, 'wrinkles')).toContain('depth-beyond-device blocks')
  })

  it('inside the orbital rim is closed to a pen, and no label opens it', () => {
    const zone = 'face.periorbital.left.inside-orbital-rim'
    expect(found({ zone })).toContain('restricted-zone blocks')
    expect(found({ zone, device: 'rejuvapen-nxt', cartridge: 'rejuvapen-twelve-needles' }, 'wrinkles')).toContain(
      'restricted-zone blocks',
    )
    expect(found({ zone: 'face.periorbital.left.outside-orbital-rim' })).not.toContain('restricted-zone blocks')
  })
})
