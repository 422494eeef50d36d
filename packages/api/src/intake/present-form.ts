import type { IntakePlan, OpenStep, PlannedListStep, PlannedOption, PlannedValueStep } from '@stipple/domain/candidacy'
import type { Zone } from '@stipple/domain/anatomy'
import { type PatientLanguage, textIn } from '@stipple/domain/evidence'
import { joined, nameOf, phraseAbout, type QuestionnairePhrases, type Wording } from '../questionnaire/wording.ts'
import type { FormListStep, FormOption, FormStep, FormValueStep, IntakeForm } from './form.ts'

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
  const phrase = (key: keyof QuestionnairePhrases) => textIn(content.phrases[key], language)
  return {
    language,
    hash,
    steps: open.map(
      ({ step }): FormStep => (step.kind === 'list' ? listStep(step, plan, wording) : presentValueStep(step, wording)),
    ),
    parts: plan.parts.map((zone) => ({ zone, label: textIn(zones.get(zone) ?? { en: zone, tr: zone }, language) })),
    words: { none: phrase('none'), notSure: phrase('not-sure'), yes: phrase('yes'), no: phrase('no') },
  }
}

type Stepped = PlannedListStep | PlannedValueStep

function partsOf({ step }: Stepped, { language }: Wording) {
  const { id, title, question, help } = step
  return {
    step: id,
    title: textIn(title, language),
    question: textIn(question, language),
    help: help ? textIn(help, language) : null,
  }
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
        question: textIn(phraseAbout('which', joined(names), wording), language),
        kinds: kinds.map((kind) => ({ concept: kind.id, label: textIn(nameOf(kind), language) })),
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

function optionOf({ concept, known, now, ended, where }: PlannedOption, wording: Wording): FormOption {
  const { language } = wording
  const about = (key: keyof QuestionnairePhrases) => textIn(phraseAbout(key, nameOf(concept), wording), language)
  return {
    concept: concept.id,
    label: textIn(nameOf(concept), language),
    help: concept.ask?.help ? textIn(concept.ask.help, language) : null,
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

/** A step that asks for a value, in words; also by itself, outside of any intake. */
export function presentValueStep(planned: PlannedValueStep, wording: Wording): FormValueStep {
  const { language } = wording
  const choices = (planned.step.choices ?? []).map(({ value, label }) => ({ value, label: textIn(label, language) }))
  return {
    kind: 'value',
    ...partsOf(planned, wording),
    values: planned.values.map(({ concept, asks }) => ({
      concept: concept.id,
      label: textIn(nameOf(concept), language),
      asks,
      unit: asks === 'number' ? (concept.unit ?? '1') : null,
      choices: asks === 'choice' ? choices : [],
      takenOn: asks === 'number' ? textIn(phraseAbout('ended', nameOf(concept), wording), language) : null,
    })),
  }
}
