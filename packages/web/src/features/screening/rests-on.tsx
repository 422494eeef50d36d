import type { Fact } from '@stipple/domain/patient'
import { useSay } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { draftOfFact } from '../people/fact-draft.ts'
import { useStatementText } from '../people/statement-text.ts'
import { idsOf, isOpenAt, type KnownFacts } from './correction.ts'
import { FactEditor } from './fact-editor.tsx'
import type { Corrections } from './use-corrections.ts'
import { useChoices } from './use-choices.ts'

/** With what facts can be corrected; a stored screening stays as it was. */
export type Correctable = {
  readonly corrections: Corrections
  readonly known: KnownFacts
  /** Tells this finding from all others on the page. */
  readonly place: string
}

export type RestsOnProps = {
  readonly facts: readonly Fact[]
  readonly correctable: Correctable | undefined
  readonly title?: string
}

/** Facts, such as those that a finding used, each with where it came from. */
export function RestsOn({ facts, correctable, title }: RestsOnProps) {
  const say = useSay()
  const { may } = useSession()
  const { conceptName } = useChoices()
  const statementText = useStatementText()
  if (facts.length === 0) return null
  return (
    <div>
      <h4>{title ?? say('finding.rests-on')}</h4>
      <ul>
        {facts.map((fact) => {
          const name = conceptName(fact.concept)
          const ids = correctable && may('clinician', 'assistant') ? idsOf(fact, correctable.known) : []
          const isOpen =
            correctable !== undefined && isOpenAt(correctable.corrections.correction, correctable.place, ids)
          return (
            <li key={JSON.stringify(fact)}>
              {name}: {statementText(fact)}{' '}
              <span className="small quiet">
                {say(`source.${fact.source.from}`)} {fact.source.reference ?? ''}
              </span>{' '}
              {correctable && ids.length > 0 && !isOpen ? (
                <Button
                  look="quiet"
                  aria-label={say('correction.of', { fact: name })}
                  onPress={() =>
                    correctable.corrections.open({
                      concept: fact.concept,
                      place: correctable.place,
                      corrects: ids,
                      draft: draftOfFact(fact),
                    })
                  }
                >
                  {say('correction.correct')}
                </Button>
              ) : null}
              {correctable && isOpen ? (
                <FactEditor corrections={correctable.corrections} facts={correctable.known} />
              ) : null}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
