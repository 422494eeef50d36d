import type { Adjunct, IntakePlan, PlannedListStep, PlannedOption, PlannedStep } from '@stipple/domain/candidacy'
import type { Zone } from '@stipple/domain/anatomy'
import { type LocalizedText, type PatientLanguage, textIn } from '@stipple/domain/evidence'
import type { Concept } from '@stipple/domain/patient'
import type { Questionnaire, QuestionnaireItem } from '@medplum/fhirtypes'
import { systems } from './coding.ts'
import {
  answered,
  choiceItem,
  dateItem,
  displayItem,
  type Enabled,
  groupItem,
  helpItem,
  listItem,
  placesItem,
  sureItem,
} from './item.ts'
import * as link from './link-id.ts'
import { valueItems } from './value-items.ts'
import { nameOf, phraseAbout, type QuestionnairePhrases, translations, type Wording, wordedCoding } from './wording.ts'

export type QuestionnaireOptions = {
  content: { readonly zones: readonly Zone[]; readonly adjuncts: readonly Adjunct[] }
  phrases: QuestionnairePhrases
  language: PatientLanguage
  audience: 'patient' | 'clinician'
  /** Tells this questionnaire from every other: a hash of the intent, the knowledge version and what is asked. */
  hash: string
}

type Context = Wording & {
  readonly plan: IntakePlan
  readonly zoneName: (zone: string) => LocalizedText
}

/** The canonical address of a questionnaire. */
export function questionnaireUrl(hash: string): string {
  return `urn:stipple:questionnaire:${hash}`
}

/** What an answer form gives as its `questionnaire`: the address and the knowledge version. */
export function questionnaireCanonical(plan: IntakePlan, hash: string): string {
  return `${questionnaireUrl(hash)}|${plan.knowledgeVersion}`
}

/**
 * A plan, or the open part of one (`{ ...plan, steps }`), as a FHIR R4 Questionnaire for a patient or for a clinician.
 *
 * One group a step. Whatever depends on an answer is enabled by it; nothing is required, because an answer that is
 * missing says nothing.
 */
export function toQuestionnaire(plan: IntakePlan, options: QuestionnaireOptions): Questionnaire {
  const { content, phrases, language, audience, hash } = options
  const names = new Map(content.zones.map(({ id, name }) => [id, name]))
  const context: Context = {
    plan,
    phrases,
    language,
    zoneName: (zone) => names.get(zone) ?? { en: zone, tr: zone },
  }
  const title = phrases['questionnaire-title']
  const introduction = { linkId: link.introductionLink, text: phrases['questionnaire-introduction'] }
  const drugs = audience === 'clinician' ? drugItems(content.adjuncts, context) : []
  const worded: Questionnaire & { _title: unknown } = {
    resourceType: 'Questionnaire',
    language,
    url: questionnaireUrl(hash),
    version: plan.knowledgeVersion,
    name: audience === 'patient' ? 'StippleIntake' : 'StippleExamination',
    title: textIn(title, language),
    _title: translations(title, context),
    status: 'active',
    subjectType: ['Patient'],
    item: [
      ...(audience === 'patient' ? [displayItem(introduction, context)] : []),
      ...drugs,
      ...plan.steps.filter(({ step }) => step.audience === audience).map((step) => stepItem(step, context)),
    ],
  }
  return worded
}

function drugItems(adjuncts: readonly Adjunct[], context: Context): QuestionnaireItem[] {
  const { plan, phrases } = context
  const drugs = adjuncts.filter(({ id }) => plan.deliveredDrugs.includes(id))
  if (drugs.length === 0) return []
  const options = drugs.map(({ id, title }) => wordedCoding(systems.adjunct, id, title, context))
  return [choiceItem({ linkId: link.drugLink, text: phrases['delivered-drug'], options }, context)]
}

function stepItem(planned: PlannedStep, context: Context): QuestionnaireItem {
  const { step } = planned
  const item = planned.kind === 'list' ? listItems(planned, context) : valueItems(planned, context)
  return groupItem({ linkId: link.stepLink(step.id), text: step.title, item }, context)
}

function conceptCoding(concept: Concept, context: Context) {
  return wordedCoding(systems.concept, concept.id, nameOf(concept), context)
}

function listItems(planned: PlannedListStep, context: Context): QuestionnaireItem[] {
  const { step, options, which } = planned
  const offered = options.filter(({ known }) => known.length === 0).map(({ concept }) => concept)
  const list = {
    linkId: link.chosenLink(step.id),
    text: step.question,
    options: offered.map((concept) => conceptCoding(concept, context)),
    words: [
      ...(step.help ? [helpItem({ linkId: link.wordsLink(step.id, 'step'), text: step.help }, context)] : []),
      ...offered.flatMap((concept) => optionHelp(concept, step.id, context)),
    ],
  }
  return [
    ...(offered.length > 0 ? [listItem(list, context)] : []),
    ...options.flatMap((option) => followUpItems(option, step.id, context)),
    ...which.map(({ of, kinds, known }) => {
      const concepts = of.flatMap((id) => context.plan.index.concepts[context.plan.index.numberOf(id) ?? -1] ?? [])
      return listItem(
        {
          linkId: link.kindsLink(step.id, of),
          text: phraseAbout('which', joined(concepts.map(nameOf)), context),
          options: kinds.map((kind) => conceptCoding(kind, context)),
          enabled: known.length > 0 ? [] : concepts.flatMap((concept) => chosenAnywhere(concept.id, context)),
        },
        context,
      )
    }),
  ]
}

function optionHelp({ ask, id }: Concept, step: string, context: Context): QuestionnaireItem[] {
  if (!ask?.help) return []
  const { option, help } = ask
  const text = { en: `${option.en}: ${help.en}`, tr: `${option.tr}: ${help.tr}` }
  return [helpItem({ linkId: link.wordsLink(step, id), text }, context)]
}

function joined(names: readonly LocalizedText[]): LocalizedText {
  return { en: names.map(({ en }) => en).join(' / '), tr: names.map(({ tr }) => tr).join(' / ') }
}

/** Chosen in whichever step offers it. */
function chosenAnywhere(concept: string, { plan }: Context): Enabled {
  return plan.steps.flatMap((planned) =>
    planned.kind === 'list' &&
    planned.options.some(({ concept: { id }, known }) => id === concept && known.length === 0)
      ? [answered(link.chosenLink(planned.step.id), systems.concept, concept)]
      : [],
  )
}

function followUpItems(option: PlannedOption, step: string, context: Context): QuestionnaireItem[] {
  const { concept, known, now, ended, where } = option
  const about = (key: keyof QuestionnairePhrases) => phraseAbout(key, nameOf(concept), context)
  const linkTo = (asks: 'now' | 'ended' | 'field' | 'where') => link.followUpLink(step, concept.id, asks)
  const chosen: Enabled = known.length > 0 ? [] : [answered(link.chosenLink(step), systems.concept, concept.id)]
  const isNow: Enabled = [answered(linkTo('now'), systems.answer, 'yes')]
  const isOver: Enabled = [answered(linkTo('now'), systems.answer, 'no')]
  const place = where?.onlyNow ? isNow : chosen
  const inField: Enabled = where?.field ? [answered(linkTo('field'), systems.answer, 'yes')] : place
  const parts = context.plan.parts.map((part) => wordedCoding(systems.zone, part, context.zoneName(part), context))
  return [
    ...(now ? [sureItem({ linkId: linkTo('now'), text: about('now'), enabled: chosen }, context)] : []),
    ...(ended
      ? [
          dateItem(
            { linkId: linkTo('ended'), text: about('ended'), enabled: ended === 'always' ? chosen : isOver },
            context,
          ),
        ]
      : []),
    ...(where?.field ? [sureItem({ linkId: linkTo('field'), text: about('field'), enabled: place }, context)] : []),
    ...(where?.parts
      ? [placesItem({ linkId: linkTo('where'), text: about('where'), enabled: inField, options: parts }, context)]
      : []),
  ]
}
