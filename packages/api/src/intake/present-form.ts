import type { IntakePlan, OpenStep, PlannedListStep, PlannedOption, PlannedValueStep } from '@stipple/domain/candidacy'
import type { Zone } from '@stipple/domain/anatomy'
import type { LocalizedText } from '@stipple/domain/evidence'
import { nameOf, phraseAbout, type QuestionnairePhrases, type Wording } from '../questionnaire/wording.ts'
import type { FormListStep, FormOption, FormStep, FormValueStep, IntakeForm, PatientLanguage } from './form.ts'

export type FormContent = { readonly zones: readonly Zone[]; readonly phrases: QuestionnairePhrases }

/**
 * The open steps of an intake as a form in one language.
 *
 * @param plan whose steps they are
 * @param hash tells this form from every other: of the intent, the knowledge version and the policy
 */
export function presentForm(
  plan: IntakePlan,
  open: readonly Pick<OpenStep, 'step'>[],
  content: FormContent,
  { language, hash }: { readonly language: PatientLanguage; readonly hash: string },
): IntakeForm {
  const zones = new Map(content.zones.map(({ id, name }) => [id, name]))
  const wording: Wording = { language, phrases: content.phrases }
  const phrase = (key: keyof QuestionnairePhrases) => content.phrases[key][language]
  return {
    language,
    hash,
    steps: open.map(
      ({ step }): FormStep => (step.kind === 'list' ? listStep(step, plan, wording) : valueStep(step, wording)),
    ),
    parts: plan.parts.map((zone) => ({ zone, label: zones.get(zone)?.[language] ?? zone })),
    words: { none: phrase('none'), notSure: phrase('not-sure'), yes: phrase('yes'), no: phrase('no') },
  }
}

type Stepped = PlannedListStep | PlannedValueStep

function partsOf({ step }: Stepped, { language }: Wording) {
  const { id, title, question, help } = step
  return { step: id, title: title[language], question: question[language], help: help?.[language] ?? null }
}

function listStep(planned: PlannedListStep, plan: IntakePlan, wording: Wording): FormListStep {
  const { language } = wording
  return {
    kind: 'list',
    ...partsOf(planned, wording),
    options: planned.options.map((option) => optionOf(option, wording)),
    which: planned.which.map(({ of, kinds, known }) => {
      const names = of.map((id) => nameOf(conceptOf(plan, id)))
      return {
        of: [...of],
        question: phraseAbout('which', joined(names), wording)[language],
        kinds: kinds.map((kind) => ({ concept: kind.id, label: nameOf(kind)[language] })),
        known: known.length > 0,
      }
    }),
  }
}

function conceptOf({ index }: IntakePlan, id: string) {
  const concept = index.concepts[index.numberOf(id) ?? -1]
  if (!concept) throw new RangeError(`presentForm: the plan has no concept '${id}'`)
  return concept
}

const joined = (names: readonly LocalizedText[]): LocalizedText => ({
  en: names.map(({ en }) => en).join(' / '),
  tr: names.map(({ tr }) => tr).join(' / '),
})

function optionOf({ concept, known, now, ended, where }: PlannedOption, wording: Wording): FormOption {
  const { language } = wording
  const about = (key: keyof QuestionnairePhrases) => phraseAbout(key, nameOf(concept), wording)[language]
  return {
    concept: concept.id,
    label: nameOf(concept)[language],
    help: concept.ask?.help?.[language] ?? null,
    known: known.length > 0,
    followUps: {
      now: now ? about('now') : null,
      ended: ended === null ? null : { question: about('ended'), asked: ended },
      field: where?.field ? about('field') : null,
      where: where?.parts ? about('where') : null,
      placeOnlyIfNow: where?.onlyNow ?? false,
    },
  }
}

function valueStep(planned: PlannedValueStep, wording: Wording): FormValueStep {
  const { language } = wording
  const choices = (planned.step.choices ?? []).map(({ value, label }) => ({ value, label: label[language] }))
  return {
    kind: 'value',
    ...partsOf(planned, wording),
    values: planned.values.map(({ concept, asks }) => ({
      concept: concept.id,
      label: nameOf(concept)[language],
      asks,
      unit: asks === 'number' ? (concept.unit ?? '1') : null,
      choices: asks === 'choice' ? choices : [],
      takenOn: asks === 'number' ? phraseAbout('ended', nameOf(concept), wording)[language] : null,
    })),
  }
}
