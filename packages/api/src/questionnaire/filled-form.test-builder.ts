import type { IntakeAnswers } from '@stipple/domain/candidacy'
import type {
  Questionnaire,
  QuestionnaireItem,
  QuestionnaireResponse,
  QuestionnaireResponseItem,
  QuestionnaireResponseItemAnswer,
} from '@medplum/fhirtypes'

type Answers = readonly QuestionnaireResponseItemAnswer[]

/**
 * Fills in a form as a renderer would: goes through the questionnaire, leaves out what is not enabled, and answers the
 * rest. Knows nothing of plans; answers that meet no enabled item make it fail.
 */
export function filledForm(
  questionnaire: Questionnaire,
  answers: IntakeAnswers,
  authored: string,
): QuestionnaireResponse {
  const wanted = wantedAnswers(answers)
  const given = new Map<string, Answers>()
  const item = itemsOf(questionnaire.item ?? [], wanted, given)
  const unmet = [...wanted.keys()].filter((linkId) => !given.has(linkId))
  if (unmet.length > 0) throw new Error(`not enabled or not there: ${unmet.join(', ')}`)
  return {
    resourceType: 'QuestionnaireResponse',
    status: 'completed',
    questionnaire: `${questionnaire.url}|${questionnaire.version}`,
    authored,
    item,
  }
}

function itemsOf(
  items: readonly QuestionnaireItem[],
  wanted: ReadonlyMap<string, Answers>,
  given: Map<string, Answers>,
): QuestionnaireResponseItem[] {
  return items.flatMap((item): QuestionnaireResponseItem[] => {
    if (!isEnabled(item, given)) return []
    const answer = wanted.get(item.linkId)
    if (answer && !answer.every((one) => isOffered(item, one))) throw new Error(`${item.linkId}: not among the options`)
    if (answer) given.set(item.linkId, answer)
    const inside = item.type === 'group' ? itemsOf(item.item ?? [], wanted, given) : []
    if (item.type === 'display' || (!answer && item.type !== 'group')) return []
    return [
      {
        linkId: item.linkId,
        ...(answer ? { answer: [...answer] } : {}),
        ...(inside.length > 0 ? { item: inside } : {}),
      },
    ]
  })
}

function isOffered(
  item: QuestionnaireItem,
  { valueCoding, valueDate, valueDecimal }: QuestionnaireResponseItemAnswer,
): boolean {
  if (item.type === 'date') return valueDate !== undefined
  if (item.type === 'decimal') return valueDecimal !== undefined
  return (item.answerOption ?? []).some(
    ({ valueCoding: option }) => option?.code === valueCoding?.code && option?.system === valueCoding?.system,
  )
}

/** R4: `=` holds when any answer equals it; `exists` compares with whether there is an answer at all. */
function isEnabled(
  { enableWhen = [], enableBehavior }: QuestionnaireItem,
  given: ReadonlyMap<string, Answers>,
): boolean {
  if (enableWhen.length === 0) return true
  const holds = enableWhen.map(({ question, operator, answerCoding, answerBoolean }) => {
    const answers = given.get(question) ?? []
    if (operator === 'exists') return answers.length > 0 === answerBoolean
    if (operator !== '=') throw new Error(`operator ${operator} is not used`)
    return answers.some(
      ({ valueCoding }) => valueCoding?.code === answerCoding?.code && valueCoding?.system === answerCoding?.system,
    )
  })
  return enableBehavior === 'any' ? holds.includes(true) : !holds.includes(false)
}

const coding = (system: string, code: string) => ({ valueCoding: { system: `urn:stipple:${system}`, code } })

/** What is to be written into which item, spelled out from the answers by hand. */
function wantedAnswers(answers: IntakeAnswers): Map<string, Answers> {
  const wanted = new Map<string, Answers>()
  const list = (linkId: string, concepts: readonly string[], notSure: boolean) =>
    wanted.set(linkId, [
      ...concepts.map((id) => coding('concept', id)),
      ...(notSure ? [coding('answer', 'not-sure')] : concepts.length === 0 ? [coding('answer', 'none')] : []),
    ])
  for (const [step, answer] of Object.entries(answers)) {
    if ('values' in answer) {
      for (const value of answer.values) {
        const linkId = `${step}/${value.concept}`
        if ('date' in value) wanted.set(linkId, [{ valueDate: value.date }])
        else if ('notSure' in value) wanted.set(linkId, [coding('answer', 'not-sure')])
        else if (step === 'skin') wanted.set(linkId, [coding('choice', String(value.number))])
        else wanted.set(linkId, [{ valueDecimal: value.number }])
        if ('number' in value && value.takenOn) wanted.set(`${linkId}/taken-on`, [{ valueDate: value.takenOn }])
      }
      continue
    }
    list(
      `${step}/chosen`,
      answer.chosen.map(({ concept }) => concept),
      answer.notSure,
    )
    for (const { concept, now, ended, inField, parts } of answer.chosen) {
      if (now) wanted.set(`${step}/${concept}/now`, [coding('answer', now)])
      if (ended) wanted.set(`${step}/${concept}/ended`, [{ valueDate: ended }])
      if (inField) wanted.set(`${step}/${concept}/field`, [coding('answer', inField)])
      if (parts === 'not-sure') wanted.set(`${step}/${concept}/where`, [coding('answer', parts)])
      else if (parts)
        wanted.set(
          `${step}/${concept}/where`,
          parts.map((part) => coding('zone', part)),
        )
    }
    for (const { of, chosen, notSure } of answer.which ?? []) list(`${step}/${of.join('+')}/which`, chosen, notSure)
  }
  return wanted
}
