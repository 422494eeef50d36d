import type { Consideration } from '@stipple/api/contract'
import type { QuestionDocument } from '@stipple/api/screening'
import { useSay } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { emptyFact } from '../people/fact-draft.ts'
import { standingOf } from './correction.ts'
import { FactEditor } from './fact-editor.tsx'
import type { Corrections } from './use-corrections.ts'
import { WaitingRules } from './waiting-rules.tsx'

export const questionPlace = ({ concept }: QuestionDocument) => `question ${concept}`

/** What is answered elsewhere: the drug in the intent, the birth date with the person's details. */
const answeredElsewhere: readonly string[] = ['delivered-drug', 'birth-date']

/** Open questions that no form asks (any more): what only a record or a clinician can tell, or what was answered "not sure". */
export function questionsWithoutForm({ document, patientForm, clinicianForm }: Consideration): QuestionDocument[] {
  const asked = new Set([...patientForm.steps, ...clinicianForm.steps].map(({ step }) => step))
  return document.questions.filter(
    ({ concept, step }) => !answeredElsewhere.includes(concept) && (step === null || !asked.has(step)),
  )
}

export type FactQuestionsProps = { readonly consideration: Consideration; readonly corrections: Corrections }

/** Open questions that are answered with yes, no or not known, and a date or a value. */
export function FactQuestions({ consideration, corrections }: FactQuestionsProps) {
  const say = useSay()
  const { may } = useSession()
  const questions = questionsWithoutForm(consideration)
  if (questions.length === 0) return null
  const { facts, document } = consideration
  return (
    <>
      <h2>{say('questions.unsettled')}</h2>
      {questions.map((question) => {
        const place = questionPlace(question)
        const isOpen = corrections.correction?.place === place
        return (
          <section key={place} className="card stack close">
            <div className="cluster spread">
              <h3>{question.text}</h3>
              {may('clinician', 'assistant') && !isOpen ? (
                <Button
                  look="quiet"
                  aria-label={say('questions.answer-to', { question: question.text })}
                  onPress={() =>
                    corrections.open({
                      concept: question.concept,
                      place,
                      corrects: standingOf(question.concept, facts).map(({ factId }) => factId),
                      draft: emptyFact,
                    })
                  }
                >
                  {say('questions.answer')}
                </Button>
              ) : null}
            </div>
            <WaitingRules rules={question.rules} document={document} />
            {isOpen ? <FactEditor corrections={corrections} facts={facts} /> : null}
          </section>
        )
      })}
    </>
  )
}
