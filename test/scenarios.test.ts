import { readdirSync } from 'node:fs'
import { checkPolicy, modalities, outcomes, type Policy } from '@stipple/domain/candidacy'
import { describe, expect, it } from 'vitest'
import { knowledge } from './known-content.ts'
import { differencesOf, loadScenarios, readScenarioText, recordFacts } from './scenarios.ts'

const scenarios = loadScenarios()
const all = [...scenarios.values()]

const seedRules = [
  'active-acne',
  'acne-topicals',
  'isotretinoin',
  'blood-disorder',
  'anticoagulant',
  'antiplatelet',
  'nsaid',
  'chemotherapy',
  'radiotherapy',
  'herpes-simplex',
  'contact-dermatitis',
  'frequent-rashes',
  'keloid',
  'changing-lesion',
  'stable-lesion',
  'psoriasis',
  'eczema',
]

const indications = [
  'enlarged-pores',
  'wrinkles',
  'skin-laxity',
  'acne-scars',
  'burn-scars',
  'surgical-scars',
  'uneven-tone',
  'stretch-marks',
  'alopecia-areata',
  'axillary-hyperhidrosis',
  'drug-delivery',
]

const regions = ['face', 'neck', 'scalp', 'trunk.back', 'trunk.abdomen', 'arms', 'hands', 'legs', 'axilla']

describe('scenarios', () => {
  it.each([...scenarios])('%s', (id, scenario) => {
    expect(scenario.id).toBe(id)
    expect(differencesOf(scenario)).toEqual([])
  })

  it('a wrong expectation is reported', () => {
    const right = scenarios.get('isotretinoin-rf-six-months-day-before')
    if (!right) throw new Error('the scenario is gone')
    const finding = right.expect.findings[0]
    if (!finding) throw new Error('the scenario expects no finding')
    const wrong = (expectation: Partial<typeof right.expect>) =>
      differencesOf({ ...right, expect: { ...right.expect, ...expectation } })
    expect(wrong({})).toEqual([])
    expect(wrong({ outcome: 'proceed' })).toEqual(['outcome is defer, expected proceed'])
    expect(wrong({ deferUntil: '2026-06-14' })).toEqual(['deferUntil is 2026-06-15, expected 2026-06-14'])
    expect(wrong({ deferUntil: undefined })).toEqual(['deferUntil is 2026-06-15, expected null'])
    expect(wrong({ findings: [] })).toHaveLength(1)
    expect(wrong({ findings: [finding, finding] })).toHaveLength(1)
    expect(wrong({ findings: [{ ...finding, until: '2026-06-14' }] })).toHaveLength(2)
    expect(wrong({ findings: [{ ...finding, effect: 'adjust' }] })).toHaveLength(2)
    expect(wrong({ findings: [{ ...finding, zones: ['face'] }] })).toHaveLength(2)
    expect(wrong({ asks: ['keloid'] })).toEqual(['asks , expected keloid'])
  })

  it('policies are such as a clinic may have', () => {
    const problems = all.flatMap(({ policy }) => (policy ? checkPolicy(knowledge, policy as Policy) : []))
    expect(problems).toEqual([])
  })

  it('records hold what they are there for, and none lies about unused', () => {
    const used = new Set(all.flatMap(({ record }) => record ?? []))
    const files = readdirSync(new URL('../scenarios/people/records/', import.meta.url)).map((name) => `records/${name}`)
    expect(files.sort()).toEqual([...used].sort())
    const withoutFacts = all.filter((scenario) => scenario.record !== undefined && recordFacts(scenario).length === 0)
    expect(withoutFacts.map(({ id }) => id)).toEqual(['record-entered-in-error'])
  })
})

describe('coverage', () => {
  it('the README lists exactly the people there are', () => {
    const rows = readScenarioText('README.md').matchAll(/^\| `([a-z0-9-]+)` \| (.+) \|$/gm)
    const listed = [...rows].map(([, id, shows]) => `${id}: ${shows}`)
    expect(listed.sort()).toEqual(all.map(({ id, shows }) => `${id}: ${shows.en.trim()}`).sort())
  })

  it.each(seedRules)('a person has %s and nothing else', (rule) => {
    const alone = scenarios.get(`seed-${rule}`)
    expect(alone?.expect.findings.length).toBeGreaterThan(0)
    expect(new Set(alone?.expect.findings.map((finding) => finding.rule))).toEqual(new Set([rule]))
  })

  it('every rule finds something in somebody', () => {
    const found = new Set(all.flatMap(({ expect: { findings } }) => findings.map(({ rule }) => rule)))
    expect(knowledge.rules.map(({ id }) => id).filter((id) => !found.has(id))).toEqual([])
  })

  it('indications, modalities, regions and outcomes all occur', () => {
    const intents = all.map(({ intent }) => intent)
    expect(intents.map(({ indication }) => indication)).toEqual(expect.arrayContaining(indications))
    expect(intents.map(({ modality }) => modality)).toEqual(expect.arrayContaining([...modalities]))
    expect(all.map((scenario) => scenario.expect.outcome)).toEqual(expect.arrayContaining([...outcomes]))
    const zones = intents.flatMap((intent) => intent.zones)
    const untouched = regions.filter(
      (region) => !zones.some((zone) => zone === region || zone.startsWith(`${region}.`)),
    )
    expect(untouched).toEqual([])
  })
})
