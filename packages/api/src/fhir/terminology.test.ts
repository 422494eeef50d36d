import { terminologySchema } from '@stipple/domain/patient'
import { describe, expect, it } from 'vitest'
import {
  answerSystem,
  compiledExample,
  conditionSystem,
  exampleConcepts,
  exampleTerminology,
  exampleZones,
  icd10,
} from './example-record.ts'
import { compileTerminology } from './terminology.ts'

const conceptsOf = (system: string, code: string) =>
  compiledExample()
    .lookUp(system, code)
    .matches.map(({ concept, verified }) => [concept, verified])

describe('looking a code up', () => {
  it.each([
    ['an exact code', conditionSystem, 'keloid', [['keloid', true]]],
    ['a system that is also written otherwise', 'urn:oid:1.2.3', 'keloid', [['keloid', true]]],
    ['the longest prefix first', icd10, 'E11.65', [['diabetes', true]]],
    ['a shorter prefix', icd10, 'E10.9', [['diabetes', false]]],
    ['a code without the dot of ICD', icd10, 'l910', [['keloid', true]]],
    ['a code nobody maps', icd10, 'I10', []],
    ['a known code in another system', answerSystem, 'keloid', []],
    ['a name that every object has', conditionSystem, 'constructor', []],
  ])('%s', (_name, system, code, expected) => {
    expect(conceptsOf(system, code)).toEqual(expected)
  })

  it('gives the same object for the same code, so that it can serve as a key', () => {
    const terminology = compiledExample()
    expect(terminology.lookUp(icd10, 'I10')).toBe(terminology.lookUp(icd10, 'I10'))
    expect(terminology.lookUp(icd10, 'I10')).not.toBe(terminology.lookUp(icd10, 'I11'))
  })

  it('gives every concept that a code stands for', () => {
    expect(conceptsOf('http://example.org/medicines', 'aspirin').map(([concept]) => concept)).toEqual([
      'acetylsalicylic-acid',
      'acetylsalicylic-acid-allergy',
    ])
  })
})

describe('content that cannot be right', () => {
  const compile = (entry: object) =>
    compileTerminology({
      terminology: terminologySchema.parse({
        codeMaps: [
          { system: 'urn:x', name: 'X', licence: 'x', seenIn: 'x', entries: [{ code: '1', verified: true, ...entry }] },
        ],
        medicineNames: [],
        siteMaps: [],
      }),
      concepts: exampleConcepts,
      zones: exampleZones,
    })

  it('is refused, naming the entry', () => {
    expect(() => compile({ concept: 'nothing' })).toThrow("X 1 names the unknown concept 'nothing'")
    expect(() => compile({ concept: 'keloid', zones: ['face.tail'] })).toThrow("X 1 names the unknown zone 'face.tail'")
  })
})

describe('the name of a medicine', () => {
  const named = (names: string, route = '') =>
    compiledExample()
      .medicinesNamed({ names, route })
      .map(({ concept }) => concept)

  it.each([
    ['Warfarin Sodium 5 MG Oral Tablet', ['warfarin']],
    ['WARFARİN 5 mg tablet', ['warfarin']],
    ['Acetylsalicylic-acid 100 mg', ['acetylsalicylic-acid']],
    ['ASETİLSALİSİLİK ASİT 100 MG', ['acetylsalicylic-acid']],
    ['ASETILSALISILIK ASIT 100 MG', ['acetylsalicylic-acid']],
    ['salicylic acid', []],
    ['acetylsalicylic', []],
    ['superwarfarinal', []],
    ['', []],
  ])('%s', (text, concepts) => {
    expect(named(text)).toEqual(concepts)
  })

  it.each([
    ['Isotretinoin 20 mg capsule', ['isotretinoin']],
    ['Isotretinoin 0.05 % gel', ['topical-retinoid']],
    ['İsotretinoin jel', ['topical-retinoid']],
    ['Isotretinoin', ['isotretinoin', 'topical-retinoid']],
    ['Isotretinoin oral gel capsule', ['isotretinoin', 'topical-retinoid']],
    ['Warfarin eye drops, ophthalmic', []],
    ['Isotretinoin nasal', []],
  ])('and its route: %s', (text, concepts) => {
    expect(named(text)).toEqual(concepts)
  })

  it('reads the route from beside the name, too', () => {
    expect(named('Isotretinoin', 'Topical cream')).toEqual(['topical-retinoid'])
  })
})

it('the example content is complete', () => {
  expect(
    exampleTerminology.codeMaps
      .flatMap(({ entries }) => entries)
      .every(({ concept }) => exampleConcepts.some(({ id }) => id === concept)),
  ).toBe(true)
})
