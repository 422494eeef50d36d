import { contract } from '@stipple/api/contract'
import { useQueryClient } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'
import { call, type Refusal } from '../../app/client.ts'
import { problemText } from '../../app/problem-text.tsx'
import { useSpeech } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ComboBox } from '../../ui/pickers.tsx'
import { Notice } from '../../ui/surfaces.tsx'
import { useChoices } from '../screening/use-choices.ts'
import { emptyFact, statementOf } from './fact-draft.ts'
import { FactFields } from './fact-fields.tsx'

/** A statement of somebody at the clinic about a person. */
export function RecordFactDialog({ personId, onClose }: { readonly personId: string; readonly onClose: () => void }) {
  const { say, language } = useSpeech()
  const { clinicId } = useSession()
  const queries = useQueryClient()
  const { choices } = useChoices()
  const [concept, setConcept] = useState<string>()
  const [draft, setDraft] = useState(emptyFact)
  const [refusal, setRefusal] = useState<Refusal>()
  const concepts = choices?.concepts ?? []
  const unit = concepts.find(({ id }) => id === concept)?.unit ?? null
  const statement = concept === undefined ? undefined : statementOf(concept, unit, draft)

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (!statement) return
    const body = { statements: [statement], withdraw: [] }
    const done = await call(contract.recordFacts, { clinicId, params: { personId }, body })
    if (!done.ok) {
      setRefusal(done.problem)
      return
    }
    await queries.invalidateQueries({ queryKey: ['facts', clinicId, personId] })
    await queries.invalidateQueries({ queryKey: ['person', clinicId, personId] })
    onClose()
  }

  return (
    <Dialog title={say('facts.add')} isOpen onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        {refusal === undefined ? null : <Notice tone="stop">{problemText(refusal, say)}</Notice>}
        <ComboBox
          label={say('facts.what')}
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
