import { describe, expect, it } from 'vitest'
import { combinationWindows } from './combination.ts'
import { comparePlans } from './compare-plans.ts'
import { content, finding, pen, plan, prescription, roller, template, zonePlan } from './plan.test-builder.ts'
import { proposePrescription, type ProposalPerson } from './propose-prescription.ts'
import { proposeZone } from './propose-zone.ts'
import { zoneDose } from './zone-dose.ts'

const someone: ProposalPerson = { skinType: 'II', darkensAfterInjury: 'absent', findings: [] }
const propose = (person: Partial<ProposalPerson> = {}, zones: string[] = []) =>
  proposePrescription({ template, zones, person: { ...someone, ...person }, content })

describe('proposePrescription', () => {
  it('takes defaults from the template and says what each rests on', () => {
    const { prescription: proposed, derivations } = propose()
    expect(proposed).toMatchObject({
      zones: ['face.cheek'],
      sessions: { value: 3, proposed: 3, reason: null },
      interval: { value: { weeks: 4 } },
      depthMm: { value: { low: 1, high: 1.5 } },
      topicals: { value: ['saline', 'serum'] },
      baseline: { instrument: 'scale', value: null },
    })
    expect(derivations.sessions).toEqual([
      { code: 'template', range: '{"low":2,"high":4}', basis: expect.objectContaining({ backing: 2 }) as unknown },
    ])
  })

  it('proposes nothing where nothing was published', () => {
    const bare = { ...template, depthMm: { ...template.depthMm, default: null, range: null } }
    const { prescription: proposed, derivations } = proposePrescription({
      template: bare,
      zones: [],
      person: someone,
      content,
    })
    expect(proposed.depthMm).toEqual({ value: null, proposed: null, reason: null, note: '' })
    expect(derivations.depthMm[0]?.code).toBe('nothing-published')
  })

  it('leaves out places and topicals that findings close, and names the rule', () => {
    const findings = [
      finding({ rule: 'tattoo', effect: 'avoid-zone', extent: 'zone', zones: ['face.cheek.left'] }),
      finding({ rule: 'allergy', effect: 'stop', leaveOut: ['serum-adjunct'] }),
    ]
    const { prescription: proposed, derivations } = propose({ findings }, ['face.cheek.left', 'face.cheek.right'])
    expect(proposed.zones).toEqual(['face.cheek.right'])
    expect(proposed.topicals.value).toEqual(['saline'])
    expect(derivations.zones).toEqual([{ code: 'zone-left-out', zone: 'face.cheek.left', rule: 'tattoo' }])
    expect(derivations.topicals.at(-1)).toEqual({ code: 'topical-left-out', topical: 'serum', rule: 'allergy' })
  })

  it('a finding that rests on practice closes nothing', () => {
    const findings = [finding({ effect: 'avoid-zone', extent: 'zone', zones: ['face.cheek'], strength: 'practice' })]
    expect(propose({ findings }).prescription.zones).toEqual(['face.cheek'])
  })

  it.each([
    ['III', 'absent', []],
    ['IV', 'absent', ['test-spot']],
    ['II', 'present', ['test-spot']],
    [undefined, 'absent', ['test-spot']],
  ] as const)('skin type %s, darkening %s: steps %j', (skinType, darkensAfterInjury, steps) => {
    expect(propose({ skinType, darkensAfterInjury }).pigmentSteps).toEqual(steps)
  })
})

describe('proposeZone', () => {
  const zone = (name: string, changes: Partial<Parameters<typeof proposeZone>[0]> = {}) =>
    proposeZone({ zone: name, prescription: prescription(), template, device: pen, ...changes })

  it('begins with the shallow end of the band for the place', () => {
    expect(zone('face.cheek.left').depthMm).toBe(1)
    expect(zone('face.forehead').depthMm).toBe(0.5)
  })

  it('a band the clinician changed goes before the template', () => {
    const changed = prescription({
      depthMm: { value: { low: 0.8, high: 1 }, proposed: { low: 1, high: 1.5 }, reason: 'skin-type', note: '' },
    })
    expect(zone('face.forehead', { prescription: changed }).depthMm).toBe(0.8)
  })

  it('proposes no depth beyond what the label evaluated there', () => {
    const deep = prescription({
      depthMm: { value: { low: 1.6, high: 2 }, proposed: null, reason: 'severity', note: '' },
    })
    expect(zone('face.cheek.left', { prescription: deep }).depthMm).toBeNull()
  })

  it('leaves open what was not published', () => {
    expect(zone('face.cheek.left')).toMatchObject({ passes: null, strokesPerSecond: null, cartridge: 'twelve' })
  })
})

describe('zoneDose', () => {
  const devices = [pen, roller]

  it('counts a pen by geometry, rate and speed', () => {
    // 4 passes × 12 needles × 100/s over 4 mm × 20 mm/s = 4800/s over 0.8 cm²/s = 6000 per cm², ± 30 %.
    const { density } = zoneDose(zonePlan(), devices)
    expect(density?.value).toBeCloseTo(6000, 9)
    expect(density?.low).toBeCloseTo(4200, 9)
  })

  it('counts a roller by drum and passes', () => {
    // 15 × 192 / (π × 2.3 cm × 2 cm) = 199.29 per cm².
    const { density } = zoneDose(zonePlan({ device: 'roller', cartridge: 'drum', passes: 15 }), devices)
    expect(density?.value).toBeCloseTo(199.29, 2)
  })

  it('says what is missing instead of assuming it', () => {
    expect(zoneDose(zonePlan({ speedMmPerSecond: null, passes: null }), devices)).toEqual({
      missing: ['passes', 'speedMmPerSecond'],
    })
    expect(zoneDose(zonePlan({ device: null }), devices)).toEqual({ missing: ['device'] })
  })
})

describe('comparePlans', () => {
  it('names each value that differs, zone by zone', () => {
    const before = plan({ zones: [zonePlan(), zonePlan({ zone: 'face.chin' })] })
    const after = plan({
      prescription: prescription({ sessions: { value: 4, proposed: 3, reason: 'severity', note: '' } }),
      zones: [zonePlan({ depthMm: 1 }), zonePlan({ zone: 'face.forehead' })],
    })
    expect(comparePlans(before, after)).toEqual([
      { zone: null, field: 'prescription.sessions', before: 3, after: 4 },
      { zone: 'face.cheek.left', field: 'depthMm', before: 1.5, after: 1 },
      { zone: 'face.chin', field: 'zone', before: 'planned', after: undefined },
      { zone: 'face.forehead', field: 'zone', before: undefined, after: 'planned' },
    ])
    expect(comparePlans(before, before)).toEqual([])
  })

  it('sees a changed order', () => {
    const zones = [zonePlan(), zonePlan({ zone: 'face.chin' })]
    expect(comparePlans(plan({ zones }), plan({ zones: [...zones].reverse() }))).toMatchObject([{ field: 'order' }])
  })
})

describe('combinationWindows', () => {
  it('takes the waiting times of clauses about one procedure, with the concepts below it', () => {
    const rule = {
      id: 'energy',
      modalities: ['mechanical'],
      clauses: [
        {
          id: 'laser',
          when: { recent: 'laser', within: { weeks: 3 } },
          effect: 'defer',
          strength: 'label',
          sources: ['a'],
        },
        { id: 'both', when: { all: [{ present: 'laser' }] }, effect: 'stop', strength: 'label', sources: ['a'] },
      ],
    }
    const concepts = [
      { id: 'laser', parents: [] },
      { id: 'laser-ablative', parents: ['laser'] },
    ]
    expect(combinationWindows({ rules: [rule], concepts } as never, [])).toEqual([
      {
        rule: 'energy',
        clause: 'laser',
        concepts: ['laser', 'laser-ablative'],
        within: { weeks: 3 },
        effect: 'defer',
        modalities: ['mechanical'],
        strength: 'label',
        sources: ['a'],
      },
    ])
  })
})
