import { contract, type ReceivedOf, type Role } from '@stipple/api/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call, type Refusal } from '../../app/client.ts'
import { problemText } from '../../app/problem-text.tsx'
import { useSpeech } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/fields.tsx'
import { Notice } from '../../ui/surfaces.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { RoleChoices } from './role-choices.tsx'
import '../intakes/intakes.css'

type Invited = ReceivedOf<(typeof contract)['inviteMember']>

export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const { say, language } = useSpeech()
  const { clinicId } = useSession()
  const queries = useQueryClient()
  const toast = useToast()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [chosen, setChosen] = useState<readonly Role[]>(['clinician'])
  const [refusal, setRefusal] = useState<Refusal>()
  const [invited, setInvited] = useState<Invited>()
  const ready = name.trim() !== '' && email.includes('@') && chosen.length > 0
  const invite = async (send: boolean) => {
    const body = { name, email, roles: [...chosen], language, send }
    const done = await call(contract.inviteMember, { clinicId, body })
    if (!done.ok) {
      setRefusal(done.problem)
      return
    }
    setInvited(done.value)
    await queries.invalidateQueries({ queryKey: ['invitations', clinicId] })
  }
  const copy = async (link: string) => {
    await navigator.clipboard.writeText(link)
    toast(say('intake.copied'))
  }
  return (
    <Dialog title={say('staff.invite')} isOpen onClose={onClose}>
      {invited === undefined ? (
        <>
          {refusal === undefined ? null : <Notice tone="stop">{problemText(refusal, say)}</Notice>}
          <TextField label={say('staff.name')} value={name} onChange={setName} isRequired autoFocus />
          <TextField label={say('field.email')} type="email" value={email} onChange={setEmail} isRequired />
          <RoleChoices chosen={chosen} onChange={setChosen} />
          <div className="dialog-foot">
            <Button onPress={() => void invite(true)} whyNot={ready ? undefined : say('staff.invite-incomplete')}>
              {say('staff.invite-by-mail')}
            </Button>
            <Button look="primary" isDisabled={!ready} onPress={() => void invite(false)}>
              {say('staff.invite-link')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <Notice tone="go">{say(invited.sent ? 'staff.invite-mailed' : 'staff.invite-made')}</Notice>
          <p className="mono link-text">{invited.link}</p>
          <div className="dialog-foot">
            <Button onPress={() => void copy(invited.link)}>{say('intake.copy')}</Button>
            <Button look="primary" onPress={onClose}>
              {say('action.done')}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}
