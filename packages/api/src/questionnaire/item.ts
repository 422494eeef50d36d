import type { LocalizedText } from '@stipple/domain/evidence'
import type { Extension, QuestionnaireItem, QuestionnaireItemEnableWhen } from '@medplum/fhirtypes'
import { noneCode, notSureCode, sureCodes, systems } from './coding.ts'
import { type Wording, worded, type WordedCoding, wordedCoding } from './wording.ts'

/** When an item is asked: any of these answers was given; always without any. */
export type Enabled = readonly QuestionnaireItemEnableWhen[]

export const answered = (question: string, system: string, code: string): QuestionnaireItemEnableWhen => ({
  question,
  operator: '=',
  answerCoding: { system, code },
})

type Parts = {
  linkId: string
  text: LocalizedText
  enabled?: Enabled
  words?: QuestionnaireItem[]
}

function base({ linkId, text, enabled = [], words = [] }: Parts, wording: Wording) {
  return {
    linkId,
    ...worded(text, wording),
    ...(enabled.length > 0 ? { enableWhen: [...enabled] } : {}),
    ...(enabled.length > 1 ? { enableBehavior: 'any' as const } : {}),
    ...(words.length > 0 ? { item: words } : {}),
  }
}

const itemControlUrl = 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl'
const optionExclusiveUrl = 'http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive'
const unitUrl = 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit'

function control(code: 'check-box' | 'radio-button' | 'help'): Extension {
  const system = 'http://hl7.org/fhir/questionnaire-item-control'
  return { url: itemControlUrl, valueCodeableConcept: { coding: [{ system, code }] } }
}

const notSure = (wording: Wording) => wordedCoding(systems.answer, notSureCode, wording.phrases['not-sure'], wording)
const none = (wording: Wording) => wordedCoding(systems.answer, noneCode, wording.phrases.none, wording)

/** Any number of the options, or none of them. Whoever is sure of some and not of the rest can say both. */
export function listItem(parts: Parts & { options: readonly WordedCoding[] }, wording: Wording): QuestionnaireItem {
  return {
    extension: [control('check-box')],
    ...base(parts, wording),
    type: 'choice',
    repeats: true,
    answerOption: [
      ...parts.options.map((valueCoding) => ({ valueCoding })),
      { extension: [{ url: optionExclusiveUrl, valueBoolean: true }], valueCoding: none(wording) },
      { valueCoding: notSure(wording) },
    ],
  }
}

/** One or several of the options; none of them cannot be. */
export function placesItem(parts: Parts & { options: readonly WordedCoding[] }, wording: Wording): QuestionnaireItem {
  return {
    extension: [control('check-box')],
    ...base(parts, wording),
    type: 'choice',
    repeats: true,
    answerOption: [
      ...parts.options.map((valueCoding) => ({ valueCoding })),
      { extension: [{ url: optionExclusiveUrl, valueBoolean: true }], valueCoding: notSure(wording) },
    ],
  }
}

/** Exactly one of the options, or not sure. */
export function choiceItem(parts: Parts & { options: readonly WordedCoding[] }, wording: Wording): QuestionnaireItem {
  return {
    extension: [control('radio-button')],
    ...base(parts, wording),
    type: 'choice',
    answerOption: [...parts.options, notSure(wording)].map((valueCoding) => ({ valueCoding })),
  }
}

/** Yes, no, not sure. */
export function sureItem(parts: Parts, wording: Wording): QuestionnaireItem {
  const options = sureCodes.filter((code) => code !== notSureCode)
  return choiceItem(
    { ...parts, options: options.map((code) => wordedCoding(systems.answer, code, wording.phrases[code], wording)) },
    wording,
  )
}

/** A day, a month or a year. */
export function dateItem(parts: Parts, wording: Wording): QuestionnaireItem {
  return { ...base(parts, wording), type: 'date' }
}

/** @param unit UCUM code */
export function numberItem(parts: Parts & { unit: string }, wording: Wording): QuestionnaireItem {
  const valueCoding = { system: 'http://unitsofmeasure.org', code: parts.unit, display: parts.unit }
  return { extension: [{ url: unitUrl, valueCoding }], ...base(parts, wording), type: 'decimal' }
}

export function displayItem(parts: Parts, wording: Wording): QuestionnaireItem {
  return { ...base(parts, wording), type: 'display' }
}

export function helpItem(parts: Parts, wording: Wording): QuestionnaireItem {
  return { extension: [control('help')], ...base(parts, wording), type: 'display' }
}

export function groupItem(parts: Parts & { item: QuestionnaireItem[] }, wording: Wording): QuestionnaireItem {
  return { ...base(parts, wording), type: 'group', item: parts.item }
}
