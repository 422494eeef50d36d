import type { PlannedValueStep } from '@stipple/domain/candidacy'
import type { QuestionnaireItem } from '@medplum/fhirtypes'
import { systems } from './coding.ts'
import { choiceItem, dateItem, displayItem, helpItem, numberItem } from './item.ts'
import * as link from './link-id.ts'
import { nameOf, phraseAbout, type Wording, wordedCoding } from './wording.ts'

/** The questions of a step that asks for values. */
export function valueItems({ step, values }: PlannedValueStep, wording: Wording): QuestionnaireItem[] {
  const words = step.help ? [helpItem({ linkId: link.wordsLink(step.id, 'step'), text: step.help }, wording)] : []
  const numbers = values.filter(({ asks }) => asks === 'number')
  return [
    // Numbers are asked by their own names, so the question they share stands above them.
    ...(numbers.length > 0
      ? [displayItem({ linkId: link.wordsLink(step.id, 'question'), text: step.question }, wording), ...words]
      : []),
    ...values.flatMap(({ concept, asks }) => {
      const linkId = link.valueLink(step.id, concept.id)
      if (asks === 'date') return [dateItem({ linkId, text: wording.phrases['birth-date'], words }, wording)]
      if (asks === 'choice') {
        const options = (step.choices ?? []).map(({ value, label }) =>
          wordedCoding(systems.choice, String(value), label, wording),
        )
        return [choiceItem({ linkId, text: step.question, options, words }, wording)]
      }
      const takenOn = {
        linkId: link.takenOnLink(step.id, concept.id),
        text: phraseAbout('ended', nameOf(concept), wording),
        enabled: [{ question: linkId, operator: 'exists' as const, answerBoolean: true }],
      }
      return [
        numberItem({ linkId, text: nameOf(concept), unit: concept.unit ?? '1' }, wording),
        dateItem(takenOn, wording),
      ]
    }),
  ]
}
