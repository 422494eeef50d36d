import {
  checkPlan,
  type ProtocolEvidence,
  type ProtocolTemplate,
  proposePrescription,
  proposeZone,
} from '@stipple/domain/planning'
import { approximateDays } from '@stipple/domain/units'
import { compileKnowledge, type RawContent } from '@stipple/knowledge'
import { readRaw, sha256 } from '@stipple/knowledge/build'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { context, plan } from '../packages/domain/src/planning/plan.test-builder.ts'
import { knowledge } from './known-content.ts'

const { protocolEvidence } = knowledge.planning

function row(id: string): ProtocolEvidence {
  const found = protocolEvidence.find((each) => each.id === id)
  if (!found) throw new RangeError(`no row '${id}'`)
  return found
}
const exactly = (number: number) => ({ low: number, high: number })
const every = <T>(span: T) => ({ low: span, high: span })

describe('the rows of the protocol evidence', () => {
  it('are the 68 that were found, each once', () => {
    const ids = Array.from({ length: 68 }, (_, at) => `p${String(at + 1).padStart(2, '0')}`)
    expect(protocolEvidence.map(({ id }) => id).sort()).toEqual(ids)
  })

  // Copied by hand from the publications as they were read, not from the content.
  it.each<[string, unknown, unknown]>([
    ['p01, Alam: sessions', row('p01').sessions, exactly(3)],
    ['p01: interval', row('p01').interval, every({ weeks: 2 })],
    ['p01: people', row('p01').people, 20],
    ['p01: needle not reported', row('p01').depthMm, null],
    ['p03, Dogra: skin types', row('p03').skinTypes, ['IV', 'V']],
    ['p07, SkinPen: depth', row('p07').depthMm, { low: 0.25, high: 2 }],
    ['p07: interval', row('p07').interval, every({ days: 30 })],
    ['p07: places', row('p07').zones, ['face', 'trunk.back']],
    ['p09, meta-analysis: people', row('p09').people, 472],
    ['p09: level', row('p09').level, { best: 1, worst: 1 }],
    ['p13, radiofrequency: interval', row('p13').interval, every({ weeks: 6 })],
    ['p15, Intensif: sessions', row('p15').sessions, { low: 2, high: 6 }],
    ['p18, pores: depth', row('p18').depthMm, exactly(2)],
    ['p18: one person', row('p18').people, 1],
    ['p19, Exceed: "at most 1.5 mm" is no range from 0', row('p19').depthMm, null],
    ['p20, neck: people', row('p20').people, 32],
    ['p20: sessions', row('p20').sessions, exactly(4)],
    ['p20: skin types', row('p20').skinTypes, ['II', 'III', 'IV']],
    ['p20: "at most 2.5 mm" is no range from 0', row('p20').depthMm, null],
    ['p26, Roll-CIT: length', row('p26').depthMm, exactly(3)],
    ['p29, planned only: level', row('p29').level, null],
    ['p29: people', row('p29').people, null],
    ['p30, review of several levels', row('p30').level, { best: 1, worst: 3 }],
    ['p33, SkinStylus: people', row('p33').people, 30],
    ['p34, review: people', row('p34').people, 1845],
    ['p36, over eight weeks: how many sessions is not said', row('p36').sessions, null],
    ['p43, stretch marks: interval', row('p43').interval, every({ months: 1 })],
    ['p45, "at least six" is no range', row('p45').sessions, null],
    ['p47, alopecia areata: interval', row('p47').interval, every({ weeks: 3 })],
    ['p51, weekly for twelve weeks', row('p51').sessions, exactly(12)],
    ['p52: depth', row('p52').depthMm, exactly(1.5)],
    ['p53, two arms: depth', row('p53').depthMm, { low: 0.6, high: 1.2 }],
    ['p56, review: interval', row('p56').interval, { low: { weeks: 1 }, high: { months: 1 } }],
    ['p57, armpits: people', row('p57').people, 25],
    ['p57: sessions', row('p57').sessions, exactly(3)],
    ['p57: interval', row('p57').interval, every({ weeks: 3 })],
    ['p57: depth not reported', row('p57').depthMm, null],
    ['p57: level', row('p57').level, { best: 2, worst: 2 }],
    ['p60: first a month apart, then three to six', row('p60').interval, { low: { months: 1 }, high: { months: 6 } }],
    ['p61, active acne: not planned for', row('p61').indications, []],
    ['p62, "up to twelve" is no range', row('p62').sessions, null],
    ['p66, measles and rubella: enrolled', row('p66').people, 281],
    ['p68, thickness: people', row('p68').people, 342],
  ])('%s', (_name, value, expected) => {
    expect(value).toEqual(expected)
  })

  it('say of every part that nobody could read where it comes from', () => {
    const marked = protocolEvidence.filter(({ unsourced }) => unsourced.length > 0)
    expect(Object.fromEntries(marked.map(({ id, unsourced }) => [id, unsourced]))).toEqual({
      p26: ['depthMm'],
      p51: ['depthMm'],
      p55: ['sessions', 'interval'],
      p64: ['depthMm', 'people'],
    })
  })

  it('carry numbers in both languages alike', () => {
    // "P = .03" and "P = 0,03" are one number; the order in a sentence may differ.
    const numbers = (text: string) =>
      (text.match(/\d*[.,]\d+|\d+/g) ?? []).map((found) => Number(found.replace(',', '.'))).sort((a, b) => a - b)
    const differing = protocolEvidence.filter(
      ({ outcome }) => JSON.stringify(numbers(outcome.en)) !== JSON.stringify(numbers(outcome.tr)),
    )
    expect(differing.map(({ id, outcome }) => [id, outcome.en, outcome.tr])).toEqual([])
  })

  it('go no deeper than 2.5 mm, but for one length that nobody could read', () => {
    const deep = protocolEvidence.filter(
      ({ depthMm, unsourced }) => depthMm && depthMm.high > 2.5 && !unsourced.includes('depthMm'),
    )
    expect(deep.map(({ id }) => id)).toEqual([])
  })
})

describe('the instruments', () => {
  const instrument = (id: string) => knowledge.planning.instruments.find((each) => each.id === id)

  // Copied by hand from what was read of each scale.
  it.each<[string, { low: number; high: number }, 'lower' | 'higher', 'seen' | 'from-memory']>([
    ['goodman-baron-qualitative', { low: 1, high: 4 }, 'lower', 'seen'],
    ['goodman-baron-quantitative', { low: 0, high: 84 }, 'lower', 'from-memory'],
    ['ecca', { low: 0, high: 540 }, 'lower', 'from-memory'],
    ['scar-s', { low: 0, high: 15 }, 'lower', 'from-memory'],
    ['gais', { low: 1, high: 5 }, 'lower', 'seen'],
    ['lemperle', { low: 0, high: 5 }, 'lower', 'seen'],
    ['glogau', { low: 1, high: 4 }, 'lower', 'seen'],
    ['vss', { low: 0, high: 13 }, 'lower', 'seen'],
    ['posas-observer', { low: 6, high: 60 }, 'lower', 'from-memory'],
    ['posas-patient', { low: 6, high: 60 }, 'lower', 'from-memory'],
    ['scar-vas-mm', { low: 0, high: 100 }, 'lower', 'seen'],
    ['mmasi', { low: 0, high: 24 }, 'lower', 'seen'],
    ['masi', { low: 0, high: 48 }, 'lower', 'seen'],
    ['salt', { low: 0, high: 100 }, 'lower', 'seen'],
    ['hdss', { low: 1, high: 4 }, 'lower', 'seen'],
    ['target-area-hair-count', { low: 0, high: 1000 }, 'higher', 'seen'],
    ['dlqi', { low: 0, high: 30 }, 'lower', 'seen'],
    ['pain-nrs', { low: 0, high: 10 }, 'lower', 'seen'],
    ['vitiligo-repigmentation', { low: 0, high: 100 }, 'higher', 'seen'],
  ])('%s', (id, range, better, status) => {
    expect(instrument(id)).toMatchObject({ range, better, status })
  })

  it('carry the copyright of the one that is restricted', () => {
    expect(instrument('dlqi')?.licence?.en).toContain('Finlay')
    expect(instrument('dlqi')?.licence?.tr).toContain('Finlay')
  })
})

describe('the protocol templates', () => {
  const { protocolTemplates, instruments } = knowledge.planning
  const template = (id: string): ProtocolTemplate => {
    const found = protocolTemplates.find((each) => each.id === id)
    if (!found) throw new RangeError(`no template '${id}'`)
    return found
  }

  it('stand for every indication but the delivery of drugs, for which no course of treatment was published', () => {
    const covered = new Set(protocolTemplates.map(({ indication }) => indication))
    expect(knowledge.indications.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual(['drug-delivery'])
  })

  it('measure with a scale that is meant for the indication', () => {
    const wrong = protocolTemplates.filter(
      ({ indication, measure }) =>
        !instruments.find(({ id }) => id === measure.instrument)?.indications.includes(indication),
    )
    expect(wrong.map(({ id }) => id)).toEqual([])
  })

  it('propose nothing sooner than after three weeks, but for two indications where everything published is sooner', () => {
    const sooner = protocolTemplates.filter(
      ({ interval }) => interval.default !== null && approximateDays(interval.default) < 21,
    )
    expect(sooner.map(({ id }) => id).sort()).toEqual(['androgenetic-alopecia-mechanical', 'vitiligo-mechanical'])
  })

  it('tell the conflict wherever something was published that is sooner than after three weeks', () => {
    const conflicting = protocolTemplates.filter(
      ({ interval }) => interval.range !== null && approximateDays(interval.range.low) < 21,
    )
    expect(conflicting.length).toBeGreaterThan(5)
    const silent = conflicting.filter(
      ({ interval: { because, sources } }) =>
        !because.en.includes('reference work') ||
        !because.tr.includes('başvuru yapıtı') ||
        !sources.includes('statpearls-microneedling'),
    )
    expect(silent.map(({ id }) => id)).toEqual([])
  })

  it('propose no depth for radiofrequency but at places where a review gives one', () => {
    const heated = protocolTemplates.filter(({ modality }) => modality === 'rf')
    expect(heated).toHaveLength(6)
    expect(heated.map(({ depthMm }) => depthMm.default)).toEqual(heated.map(() => null))
    const places = heated.flatMap(({ zoneDepths }) => zoneDepths).filter(({ depthMm }) => depthMm.default !== null)
    expect(new Set(places.flatMap(({ depthMm }) => depthMm.sources))).toEqual(new Set(['rf-face-review-2023']))
  })

  it('mention the depth of armpits that is quoted without a source, and do not propose it', () => {
    const { depthMm } = template('axillary-hyperhidrosis-rf')
    expect([depthMm.default, depthMm.range]).toEqual([null, null])
    expect(depthMm.because.en).toContain('2.5 to 3.0 mm are often quoted without a source')
    expect(depthMm.because.tr).toContain('2,5-3,0 mm')
  })

  // Copied by hand from the literature as it was read.
  it.each<[string, unknown, unknown]>([
    ['acne scars: median sessions', template('acne-scars-mechanical').sessions.default, 3],
    ['acne scars: median interval', template('acne-scars-mechanical').interval.default, { weeks: 4 }],
    ['acne scars: median depth', template('acne-scars-mechanical').depthMm.default, { low: 1.5, high: 1.5 }],
    ['acne scars: depths used', template('acne-scars-mechanical').depthMm.range, { low: 0.25, high: 2 }],
    ['wrinkles: depth of ageing skin', template('wrinkles-mechanical').depthMm.default, { low: 0.5, high: 1 }],
    ['surgical scars: sessions', template('surgical-scars-mechanical').sessions.default, 3],
    ['surgical scars: 10 mm count', template('surgical-scars-mechanical').measure.change, 10],
    [
      'pattern hair loss: 0.6 mm',
      template('androgenetic-alopecia-mechanical').depthMm.default,
      { low: 0.6, high: 0.6 },
    ],
    ['armpits: sessions', template('axillary-hyperhidrosis-rf').sessions.default, 3],
    ['armpits: interval', template('axillary-hyperhidrosis-rf').interval.default, { weeks: 3 }],
    ['toxin for pores: against', template('enlarged-pores-botulinum-toxin').standing, 'against'],
    ['melasma: mixed', template('melasma-mechanical').standing, 'mixed'],
    [
      'laxity by radiofrequency, side of the neck',
      template('skin-laxity-rf').zoneDepths.find(({ zones }) => zones.includes('neck'))?.depthMm.default,
      { low: 1.5, high: 1.5 },
    ],
  ])('%s', (_name, value, expected) => {
    expect(value).toEqual(expected)
  })

  it('propose no place and no depth that the plan check would hold back', () => {
    // What a clinician still has to decide, and what belongs to the person, is not the template's.
    const ofTheTemplate = ['restricted-zone', 'closed-zone', 'excluded-zone']
    const ofDepth = ['depth-outside-published', 'depth-outside-prescription', 'depth-beyond-device']
    const person = { skinType: 'III', darkensAfterInjury: 'absent', findings: [] } as const
    const held = protocolTemplates.flatMap((template) => {
      const { prescription } = proposePrescription({ template, zones: [], person, content: knowledge.planning })
      const zones = prescription.zones.map((zone) => proposeZone({ zone, prescription, template, device: undefined }))
      const { findings } = checkPlan(
        plan({ prescription, zones }),
        context({
          content: knowledge.planning,
          knownZones: new Set(knowledge.zones.map(({ id }) => id)),
          knownSources: new Set(knowledge.sources.map(({ id }) => id)),
          sessions: [],
        }),
      )
      return findings
        .filter(({ check, severity }) => [...ofTheTemplate, ...ofDepth].includes(check) && severity !== 'note')
        .map(({ check, zone }) => `${template.id} ${check} ${zone}`)
    })
    expect(held).toEqual([])
  })

  it('give the heat of radiofrequency its own rules to stop, and every topical drug that of granulomas', () => {
    for (const { modality, stopRules, topicals } of protocolTemplates) {
      expect(stopRules.includes('rf-burn')).toBe(modality === 'rf')
      const isDrug = (topicals.default ?? []).some((id) => id !== 'saline')
      if (isDrug) expect(stopRules).toContain('granuloma-suspected')
    }
  })
})

describe('a template with a fault is refused', () => {
  const raw: RawContent = readRaw(fileURLToPath(new URL('../packages/knowledge/content', import.meta.url))).raw
  const problems = (file: string, change: (template: ProtocolTemplate) => unknown) => {
    const copy = structuredClone(raw.get(file)) as ProtocolTemplate
    change(copy)
    return compileKnowledge(new Map(raw).set(file, copy), sha256).problems
  }
  const hair = 'protocol-templates/androgenetic-alopecia-mechanical.yaml'

  it('that rests its depth on a row whose depth nobody could read', () => {
    expect(problems(hair, ({ depthMm }) => (depthMm.rows as string[]).push('p51'))).toMatchObject([
      { file: hair, path: ['depthMm'], code: 'unsourced-row', row: 'p51' },
    ])
  })

  it('that proposes for a place what its range does not hold', () => {
    const found = problems(hair, ({ zoneDepths }) =>
      Object.assign(zoneDepths[0]?.depthMm ?? {}, { default: { low: 3, high: 3 } }),
    )
    expect(found).toMatchObject([{ file: hair, path: ['zoneDepths', 0, 'depthMm'], code: 'outside-range' }])
  })

  it('that promises the final result sooner than its range', () => {
    const found = problems(hair, ({ finalResult }) => Object.assign(finalResult, { default: { weeks: 2 } }))
    expect(found).toMatchObject([{ file: hair, path: ['finalResult'], code: 'outside-range' }])
  })
})
