import { type SyntheticEvent, useState } from 'react'
import { useSpeech } from '../../app/say.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ComboBox } from '../../ui/pickers.tsx'
import { useChoices } from '../screening/use-choices.ts'
import { emptyFact, type Statement, statementOf } from './fact-draft.ts'
import { FactFields } from './fact-fields.tsx'

type EntryMeaningDialogProps = {
  /** As the record names the entry. */
  readonly name: string
  readonly onSave: (means: Statement) => Promise<void>
  readonly onClose: () => void
}

/** Asks which concept an entry of a record means, and what the entry says of it. */
export function EntryMeaningDialog({ name, onSave, onClose }: EntryMeaningDialogProps) {
  const { say, language } = useSpeech()
  const { choices } = useChoices()
  const [concept, setConcept] = useState<string>()
  const [draft, setDraft] = useState({ ...emptyFact, answer: 'present' as (typeof emptyFact)['answer'] })
  const concepts = choices?.concepts ?? []
  const unit = concepts.find(({ id }) => id === concept)?.unit ?? null
  const statement = concept === undefined ? undefined : statementOf(concept, unit, draft)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (statement) void onSave(statement)
  }
  return (
    <Dialog title={say('entries.title', { entry: name })} isOpen onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p className="quiet">{say('entries.what')}</p>
        <ComboBox
          label={say('entries.concept')}
          value={concept}
          onChange={setConcept}
          options={concepts.map(({ id, title }) => ({ value: id, label: title[language] }))}
        />
        {concept === undefined ? null : <FactFields unit={unit} draft={draft} onChange={setDraft} />}
        <div className="dialog-foot">
          <Button look="quiet" onPress={onClose}>
            {say('action.cancel')}
          </Button>
          <Button type="submit" look="primary" whyNot={statement ? undefined : say('facts.incomplete')}>
            {say('action.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
