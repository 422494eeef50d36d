import type {
  IntakeAnswers,
  IntakePlan,
  ListAnswer,
  OptionAnswer,
  PlannedOption,
  PlannedStep,
} from '@stipple/domain/candidacy'
import { factsFromAnswers } from '@stipple/domain/candidacy'
import type { QuestionnaireResponse, QuestionnaireResponseItem } from '@medplum/fhirtypes'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filledForm } from './filled-form.test-builder.ts'
import { fromQuestionnaireResponse } from './from-questionnaire-response.ts'
import { testContent, testPhrases, testPlan } from './plan.test-builder.ts'
import { questionnaireCanonical, toQuestionnaire } from './to-questionnaire.ts'

const whole = testPlan()
const patientPlan: IntakePlan = {
  ...whole,
  deliveredDrugs: [],
  steps: whole.steps.filter(({ step }) => step.audience === 'patient'),
}
const clinicianPlan: IntakePlan = { ...whole, steps: whole.steps.filter(({ step }) => step.audience === 'clinician') }
const options = { content: testContent, phrases: testPhrases, language: 'en', hash: 'abc' } as const
const patient = toQuestionnaire(whole, { ...options, audience: 'patient' })
const clinician = toQuestionnaire(whole, { ...options, audience: 'clinician' })
const canonical = questionnaireCanonical(whole, 'abc')
const authored = '2026-06-15T09:30:00+03:00'

const sure = fc.constantFrom('yes' as const, 'no' as const, 'not-sure' as const)
const date = fc.constantFrom('2019', '2024-03', '2026-06-01')
const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(one, { nil: undefined })
const defined = <T extends object>(all: { [key in keyof T]: T[key] | undefined }): T =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as T

/** Any answer a person may give to an option, follow-ups left out at will, but none that was not asked. */
function optionAnswers({ concept, now, ended, where }: PlannedOption): fc.Arbitrary<OptionAnswer> {
  const drawn = fc.record({
    now: now ? maybe(sure) : fc.constant(undefined),
    ended: ended ? maybe(date) : fc.constant(undefined),
    inField: where?.field ? maybe(sure) : fc.constant(undefined),
    parts: where?.parts
      ? maybe(fc.oneof(fc.subarray([...whole.parts], { minLength: 1 }), fc.constant('not-sure' as const)))
      : fc.constant(undefined),
  })
  return drawn.map((answer) => {
    const asksEnd = ended === 'always' || answer.now === 'no'
    const asksPlace = !where?.onlyNow || answer.now === 'yes'
    const inField = asksPlace ? answer.inField : undefined
    const asksParts = asksPlace && (!where?.field || inField === 'yes')
    return defined<OptionAnswer>({
      concept: concept.id,
      now: answer.now,
      ended: asksEnd ? answer.ended : undefined,
      inField,
      parts: asksParts ? answer.parts : undefined,
    })
  })
}

function stepAnswers(planned: PlannedStep): fc.Arbitrary<IntakeAnswers[string]> {
  if (planned.kind === 'value') {
    return fc
      .tuple(
        ...planned.values.map(({ concept: { id: concept }, asks }) => {
          if (asks === 'date') return date.map((day) => ({ concept, date: day }))
          if (asks === 'choice') {
            return fc.constantFrom({ concept, number: 1 }, { concept, number: 5 }, { concept, notSure: true as const })
          }
          return fc.tuple(fc.integer({ min: 1, max: 900 }), maybe(date)).map(([number, takenOn]) => ({
            concept,
            number: number / 10,
            ...(takenOn === undefined ? {} : { takenOn }),
          }))
        }),
      )
      .map((values) => ({ values }))
  }
  return fc
    .record({
      options: fc.tuple(...planned.options.map((option) => maybe(optionAnswers(option)))),
      notSure: fc.boolean(),
      which: fc.tuple(
        ...planned.which.map(({ kinds }) =>
          maybe(fc.record({ chosen: fc.subarray(kinds.map(({ id }) => id)), notSure: fc.boolean() })),
        ),
      ),
    })
    .map(({ options: drawn, notSure, which }): ListAnswer => {
      const chosen = drawn.filter((one) => one !== undefined)
      const kinds = planned.which.flatMap(({ of }, at) => {
        const answer = which[at]
        return answer && of.some((id) => chosen.some(({ concept }) => concept === id))
          ? [{ of: [...of], ...answer }]
          : []
      })
      return { chosen, notSure, ...(kinds.length > 0 ? { which: kinds } : {}) }
    })
}

function answersTo(plan: IntakePlan): fc.Arbitrary<IntakeAnswers> {
  return fc
    .tuple(
      ...plan.steps.map((planned) => maybe(stepAnswers(planned).map((answer) => [planned.step.id, answer] as const))),
    )
    .map((drawn) => Object.fromEntries(drawn.filter((one) => one !== undefined)))
}

describe('there and back', () => {
  it.each([
    ['patient', patient, patientPlan],
    ['clinician', clinician, clinicianPlan],
  ])('the answers of a %s come out of the filled form as they went in', (_name, questionnaire, plan) => {
    fc.assert(
      fc.property(answersTo(plan), (answers) => {
        const read = fromQuestionnaireResponse(filledForm(questionnaire, answers, authored), plan, canonical)
        expect(read).toEqual({ problems: [], answers, answeredOn: '2026-06-15', deliveredDrug: null })
      }),
      { numRuns: 300 },
    )
  })

  it('what is read can be stated as facts', () => {
    fc.assert(
      fc.property(answersTo(patientPlan), (answers) => {
        const read = fromQuestionnaireResponse(filledForm(patient, answers, authored), patientPlan, canonical)
        if (!('answers' in read)) throw new Error('refused')
        const answered = { answeredOn: read.answeredOn, from: 'patient' as const }
        expect(factsFromAnswers(patientPlan, read.answers, answered)).toEqual(
          factsFromAnswers(patientPlan, answers, answered),
        )
      }),
    )
  })
})

const concept = (code: string) => ({ valueCoding: { system: 'urn:stipple:concept', code } })
const answer = (code: string) => ({ valueCoding: { system: 'urn:stipple:answer', code } })

function form(item: QuestionnaireResponseItem[], rest: Partial<QuestionnaireResponse> = {}): QuestionnaireResponse {
  return {
    resourceType: 'QuestionnaireResponse',
    status: 'completed',
    questionnaire: canonical,
    authored,
    item,
    ...rest,
  }
}
const problemsOf = (response: unknown) => fromQuestionnaireResponse(response, patientPlan, canonical).problems

describe('a form that is not taken', () => {
  it.each([
    ['no form', { resourceType: 'Patient' }, { code: 'not-a-response' }],
    ['no object', [], { code: 'not-a-response' }],
    ['not finished', form([], { status: 'in-progress' }), { code: 'in-progress' }],
    ['broken off', form([], { status: 'stopped' }), { code: 'stopped' }],
    ['withdrawn', form([], { status: 'entered-in-error' }), { code: 'entered-in-error' }],
    ['no status', { ...form([]), status: undefined }, { code: 'unknown-status' }],
    ['no questionnaire', { ...form([]), questionnaire: undefined }, { code: 'missing-questionnaire' }],
    ['another one', form([], { questionnaire: `${canonical}x` }), { code: 'other-questionnaire' }],
    ['no day', form([], { authored: '2026-06' }), { code: 'missing-day' }],
  ])('%s', (_name, response, problem) => {
    expect(problemsOf(response)).toEqual([problem])
  })

  it('amended forms are taken like completed ones', () => {
    expect(problemsOf(form([{ linkId: 'history/chosen', answer: [answer('none')] }], { status: 'amended' }))).toEqual(
      [],
    )
  })
})

describe('what is wrong in a form', () => {
  const chosen = (...codes: ReturnType<typeof concept>[]) => ({ linkId: 'history/chosen', answer: codes })
  it.each([
    ['an unknown item', [{ linkId: 'nowhere', answer: [answer('yes')] }], { code: 'unknown-item', linkId: 'nowhere' }],
    ['an unknown item without an answer', [{ linkId: 'nowhere' }], { code: 'unknown-item', linkId: 'nowhere' }],
    [
      'an answer to a group',
      [{ linkId: 'history', answer: [answer('yes')] }],
      { code: 'unknown-item', linkId: 'history' },
    ],
    [
      'a text for a code',
      [{ linkId: 'history/chosen', answer: [{ valueString: 'keloid' }] }],
      { code: 'wrong-answer-type', linkId: 'history/chosen' },
    ],
    ['a code of another step', [chosen(concept('acne'))], { code: 'unknown-code', linkId: 'history/chosen' }],
    [
      'a code of another system',
      [chosen({ valueCoding: { system: 'urn:other', code: 'keloid' } })],
      { code: 'unknown-code', linkId: 'history/chosen' },
    ],
    [
      'none beside something',
      [chosen(concept('keloid'), answer('none'))],
      { code: 'contradictory-answer', linkId: 'history/chosen' },
    ],
    [
      'an answer that was not asked for',
      [chosen(answer('none')), { linkId: 'history/keloid/now', answer: [answer('yes')] }],
      { code: 'not-asked', linkId: 'history/keloid/now' },
    ],
    [
      'an end of what goes on',
      [
        chosen(concept('keloid')),
        { linkId: 'history/keloid/now', answer: [answer('yes')] },
        { linkId: 'history/keloid/ended', answer: [{ valueDate: '2020' }] },
      ],
      { code: 'not-asked', linkId: 'history/keloid/ended' },
    ],
    [
      'two answers to one question',
      [chosen(concept('keloid')), { linkId: 'history/keloid/now', answer: [answer('yes'), answer('no')] }],
      { code: 'too-many-answers', linkId: 'history/keloid/now' },
    ],
    [
      'the same item twice',
      [chosen(answer('none')), chosen(answer('none'))],
      { code: 'item-twice', linkId: 'history/chosen' },
    ],
    [
      'no possible date',
      [{ linkId: 'birth/birth-date', answer: [{ valueDate: '1990-02-30' }] }],
      { code: 'not-a-date', linkId: 'birth/birth-date' },
    ],
    [
      'a day to come',
      [{ linkId: 'birth/birth-date', answer: [{ valueDate: '2026-06-16' }] }],
      { code: 'date-in-future', linkId: 'birth/birth-date' },
    ],
    [
      'a line that is not there',
      [{ linkId: 'skin/skin-type', answer: [{ valueCoding: { system: 'urn:stipple:choice', code: '3' } }] }],
      { code: 'unknown-code', linkId: 'skin/skin-type' },
    ],
  ])('%s', (_name, items, problem) => {
    expect(problemsOf(form(items as QuestionnaireResponseItem[]))).toContainEqual(problem)
  })

  it('problems never repeat what was answered', () => {
    const problems = problemsOf(form([chosen({ valueCoding: { system: 'urn:stipple:concept', code: 'a secret' } })]))
    expect(problems).not.toEqual([])
    expect(JSON.stringify(problems)).not.toContain('secret')
  })
})

describe('the drug', () => {
  const drug = (code: string) =>
    form([{ linkId: 'delivered-drug', answer: [{ valueCoding: { system: 'urn:stipple:adjunct', code } }] }])
  it('is handed back beside the answers', () => {
    expect(fromQuestionnaireResponse(drug('minoxidil'), clinicianPlan, canonical)).toMatchObject({
      deliveredDrug: 'minoxidil',
    })
  })
  it('must be one of those asked for', () => {
    expect(fromQuestionnaireResponse(drug('cream'), clinicianPlan, canonical).problems).toEqual([
      { code: 'unknown-code', linkId: 'delivered-drug' },
    ])
  })
})
