import { presentForm } from '@stipple/api/intake'
import { missingIn } from '@stipple/api/intake-answers'
import type { FormStep } from '@stipple/api/intake'
import { compileCandidacy, factsFromAnswers, type Intent, modalities, planIntake } from '@stipple/domain/candidacy'
import { type PatientLanguage, patientLanguages } from '@stipple/domain/evidence'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerOf, isPastDate } from '../packages/web/src/features/intake-form/draft-answer.ts'
import {
  draftOf,
  emptyDraft,
  keyOfKinds,
  type OptionDraft,
  type StepDraft,
} from '../packages/web/src/features/intake-form/step-draft.ts'
import { knowledge } from './known-content.ts'

const today = '2026-11-27'
const candidacy = compileCandidacy(knowledge)
const intents: fc.Arbitrary<Intent> = fc.record({
  indication: fc.constantFrom(...knowledge.indications.map(({ id }) => id)),
  modality: fc.constantFrom(...modalities),
  zones: fc.constantFrom(['face'], ['trunk', 'neck'], ['scalp'], ['face.cheek.left']),
  adjuncts: fc.subarray(
    knowledge.adjuncts.map(({ id }) => id),
    { maxLength: 2 },
  ),
})
const formOf = (intent: Intent, language: PatientLanguage = 'tr') => {
  const plan = planIntake(candidacy.forIntent(intent), candidacy)
  const open = plan.steps.map((step) => ({ step }))
  return { plan, form: presentForm(plan, open, knowledge, { language, hash: 'x' }) }
}

const sure = fc.constantFrom('yes' as const, 'no' as const, 'not-sure' as const)
const dateText = fc.constantFrom('2024', '2024-05', '2024-05-06', '2024-02-30', '2031-01-01', '', 'May', '24')

/** Whatever somebody may have pressed and typed so far. */
function draftsOf(step: FormStep, parts: readonly string[]): fc.Arbitrary<StepDraft> {
  if (step.kind === 'value') {
    const one = fc.record({
      text: fc.oneof(dateText, fc.constantFrom('3', '4,5', 'many')),
      takenOn: dateText,
      notSure: fc.boolean(),
    })
    const values = fc.record(Object.fromEntries(step.values.map(({ concept }) => [concept, one])), { requiredKeys: [] })
    return values.map((given) => ({
      kind: 'value',
      values: given as Record<string, { text: string; takenOn: string; notSure: boolean }>,
    }))
  }
  const option: fc.Arbitrary<OptionDraft> = fc.record(
    {
      now: sure,
      endedText: dateText,
      endedNotSure: fc.boolean(),
      inField: sure,
      parts: fc.subarray([...parts]),
      partsNotSure: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  const kinds = fc.record({ none: fc.boolean(), notSure: fc.boolean(), pick: fc.nat({ max: 3 }) })
  return fc
    .record({
      chosen: fc.record(Object.fromEntries(step.options.map(({ concept }) => [concept, option])), { requiredKeys: [] }),
      none: fc.boolean(),
      notSure: fc.boolean(),
      which: fc.array(kinds, { minLength: step.which.length, maxLength: step.which.length }),
    })
    .map(({ chosen, none, notSure, which }) => ({
      kind: 'list' as const,
      chosen: chosen as Record<string, OptionDraft>,
      none: none && Object.keys(chosen).length === 0,
      notSure,
      which: Object.fromEntries(
        step.which.map((group, index) => {
          const { none: noKind = false, notSure: unsure = false, pick = 0 } = which[index] ?? {}
          const picked = group.kinds.slice(0, pick).map(({ concept }) => concept)
          return [keyOfKinds(group), { chosen: picked, none: noKind, notSure: unsure }]
        }),
      ),
    }))
}

const filled = intents.chain((intent) => {
  const { plan, form } = formOf(intent)
  const parts = form.parts.map(({ zone }) => zone)
  const drafts = fc.tuple(...form.steps.map((step) => draftsOf(step, parts)))
  return drafts.map((given) => ({ plan, form, drafts: given }))
})

describe('the form of an intake, over the content as it is', () => {
  it('an untouched step is no answer, in any intent', () => {
    fc.assert(
      fc.property(intents, (intent) => {
        for (const step of formOf(intent).form.steps) expect(answerOf(step, emptyDraft(step), today)).toBeUndefined()
      }),
    )
  })

  it('whatever the screen takes as an answer is whole, and the domain takes it for facts', () => {
    let taken = 0
    fc.assert(
      fc.property(filled, ({ plan, form, drafts }) => {
        const given = form.steps.flatMap((step, index) => {
          const answer = answerOf(step, drafts[index] ?? emptyDraft(step), today)
          return answer === undefined ? [] : [[step.step, answer] as const]
        })
        taken += given.length
        for (const [id, answer] of given) {
          const step = form.steps.find((one) => one.step === id) as FormStep
          expect(missingIn(step, answer)).toEqual([])
        }
        const answers = Object.fromEntries(given)
        expect(() => factsFromAnswers(plan, answers, { answeredOn: today, from: 'patient' })).not.toThrow()
      }),
    )
    // Of drafts made by chance enough are answers for the above to mean something.
    expect(taken).toBeGreaterThan(100)
  })

  it('an answer shown again is the same answer', () => {
    fc.assert(
      fc.property(filled, ({ form, drafts }) => {
        for (const [index, step] of form.steps.entries()) {
          const answer = answerOf(step, drafts[index] ?? emptyDraft(step), today)
          if (answer !== undefined) expect(answerOf(step, draftOf(step, answer), today)).toEqual(answer)
        }
      }),
    )
  })

  it('an answer that lacks any of its parts is not whole', () => {
    fc.assert(
      fc.property(filled, ({ form, drafts }) => {
        for (const [index, step] of form.steps.entries()) {
          const answer = answerOf(step, drafts[index] ?? emptyDraft(step), today)
          if (answer === undefined) continue
          if ('values' in answer) {
            for (const gone of answer.values) {
              const less = { values: answer.values.filter((value) => value !== gone) }
              expect(missingIn(step, less)).toEqual([gone.concept])
            }
            continue
          }
          for (const option of answer.chosen) {
            for (const part of ['now', 'ended', 'inField', 'parts'] as const) {
              if (option[part] === undefined) continue
              const { [part]: _gone, ...rest } = option
              const less = { ...answer, chosen: answer.chosen.map((other) => (other === option ? rest : other)) }
              expect(missingIn(step, less)).not.toEqual([])
            }
          }
          for (const group of answer.which ?? []) {
            const less = { ...answer, which: (answer.which ?? []).filter((other) => other !== group) }
            expect(missingIn(step, less)).not.toEqual([])
          }
        }
      }),
    )
  })
})

describe('the form in another language', () => {
  const spoken = new Set(['title', 'question', 'help', 'label', 'now', 'ended', 'field', 'where', 'takenOn'])
  /** Every text a person reads, and the form without them. */
  const taken = (form: object) => {
    const texts: string[] = []
    const rest = JSON.parse(JSON.stringify(form), (key, value: unknown) => {
      if (key === 'language') return undefined
      if (typeof value !== 'string' || !(spoken.has(key) || key in wordKeys)) return value
      texts.push(value)
      return 'text'
    }) as unknown
    return { texts, rest }
  }
  const wordKeys = { none: 0, notSure: 0, yes: 0, no: 0 }
  /** The patient's part: what clinicians are asked has no Arabic. */
  const patientForm = (intent: Intent, language: PatientLanguage) => {
    const { plan, form } = formOf(intent, language)
    const asked = new Set(plan.steps.flatMap(({ step }) => (step.audience === 'patient' ? step.id : [])))
    return { ...form, steps: form.steps.filter(({ step }) => asked.has(step)) }
  }

  it('asks the same by the same codes, and says all of it in that language', () => {
    fc.assert(
      fc.property(intents, (intent) => {
        const turkish = taken(patientForm(intent, 'tr'))
        for (const language of patientLanguages) {
          const { texts, rest } = taken(patientForm(intent, language))
          expect(rest).toEqual(turkish.rest)
          expect(texts.length).toBe(turkish.texts.length)
          expect(texts.filter((text) => /[\u0600-\u06ff]/.test(text) !== (language === 'ar'))).toEqual([])
        }
      }),
    )
  })

  it('the same pressed and typed is the same answer, whatever was read', () => {
    fc.assert(
      fc.property(filled, fc.constantFrom(...patientLanguages), ({ plan, form, drafts }, language) => {
        const other = formOf(plan.intent, language).form
        for (const [index, step] of other.steps.entries()) {
          const own = form.steps[index] as FormStep
          const draft = drafts[index] ?? emptyDraft(step)
          expect(answerOf(step, draft, today)).toEqual(answerOf(own, draft, today))
        }
      }),
    )
  })
})

it.each([
  ['2026-11-27', true],
  ['2026-11-28', false],
  ['2026-11', true],
  ['2026-12', false],
  ['2026', true],
  ['2027', false],
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['2024-13', false],
  ['24-01-01', false],
  ['', false],
])('“%s” is a date that has been: %s', (text, expected) => {
  expect(isPastDate(text, today)).toBe(expected)
})
