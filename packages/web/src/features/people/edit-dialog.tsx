import { contract, type Person } from '@stipple/api/contract'
import { useQueryClient } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'
import { call, type Refusal } from '../../app/client.ts'
import { problemText } from '../../app/problem-text.tsx'
import { useSay } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/surfaces.tsx'
import { DetailsForm, detailsOf, draftOf } from './details-form.tsx'

/** Changes what is written down of a person. What was typed stays when somebody else was faster. */
export function EditDialog({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const say = useSay()
  const { clinicId } = useSession()
  const queries = useQueryClient()
  const [draft, setDraft] = useState(() => draftOf(person))
  const [version, setVersion] = useState(person.version)
  const [refusal, setRefusal] = useState<Refusal>()
  const { personId } = person
  const details = detailsOf(draft)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (!details) return
    const done = await call(contract.changePerson, { clinicId, params: { personId }, body: { version, details } })
    if (done.ok) {
      await queries.invalidateQueries({ queryKey: ['person', clinicId, personId] })
      await queries.invalidateQueries({ queryKey: ['people', clinicId] })
      onClose()
      return
    }
    setRefusal(done.problem)
    if (done.problem.code === 'changed-meanwhile') {
      const query = { language: 'en' as const }
      const now = await call(contract.getPerson, { clinicId, params: { personId }, query })
      if (now.ok) setVersion(now.value.version)
    }
  }
  return (
    <Dialog title={say('person.edit')} isOpen onClose={onClose} width="wide">
      <form className="stack" onSubmit={(event) => void submit(event)}>
        {refusal === undefined ? null : (
          <Notice tone={refusal.code === 'changed-meanwhile' ? 'wait' : 'stop'}>
            {refusal.code === 'changed-meanwhile' ? say('person.changed-meanwhile') : problemText(refusal, say)}
          </Notice>
        )}
        <DetailsForm draft={draft} onChange={setDraft} />
        <div className="dialog-foot">
          <Button look="quiet" onPress={onClose}>
            {say('action.cancel')}
          </Button>
          <Button type="submit" look="primary" whyNot={details ? undefined : say('person.incomplete')}>
            {say('action.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
