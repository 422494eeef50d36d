import { problemText } from '../../app/problem-text.tsx'
import { useSay } from '../../app/say.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/surfaces.tsx'
import { statementOf } from '../people/fact-draft.ts'
import { FactFields } from '../people/fact-fields.tsx'
import { useStatementText } from '../people/statement-text.ts'
import { type KnownFacts, standingOf } from './correction.ts'
import type { Corrections } from './use-corrections.ts'
import { useChoices } from './use-choices.ts'

/** Writes down what is said of a concept, where it is seen. */
export function FactEditor({ corrections, facts }: { readonly corrections: Corrections; readonly facts: KnownFacts }) {
  const say = useSay()
  const { choices, conceptName } = useChoices()
  const statementText = useStatementText()
  const { correction, refusal, edit, close, save } = corrections
  if (!correction) return null
  const { concept, draft, overtaken } = correction
  const unit = choices?.concepts.find(({ id }) => id === concept)?.unit ?? null
  const statement = statementOf(concept, unit, draft)
  const standing = standingOf(concept, facts)
  return (
    <form
      className="fact-editor stack close"
      aria-label={say('correction.of', { fact: conceptName(concept) })}
      onSubmit={(event) => {
        event.preventDefault()
        if (statement) void save(statement)
      }}
    >
      {overtaken ? (
        <Notice tone="wait" title={say('correction.overtaken')}>
          {standing.length === 0
            ? say('correction.nothing-stands')
            : say('correction.stands', {
                fact: conceptName(concept),
                said: standing.map((of) => statementText(of.statement)).join(' / '),
              })}{' '}
          {say('correction.yours')}
        </Notice>
      ) : null}
      {refusal === undefined ? null : <Notice tone="stop">{problemText(refusal, say)}</Notice>}
      <FactFields key={concept} unit={unit} draft={draft} onChange={edit} />
      <div className="cluster">
        <Button type="submit" look="primary" whyNot={statement ? undefined : say('correction.incomplete')}>
          {say(overtaken ? 'correction.save-mine' : 'action.save')}
        </Button>
        <Button look="quiet" onPress={close}>
          {say(overtaken ? 'correction.let-go' : 'action.cancel')}
        </Button>
      </div>
    </form>
  )
}
