import { contract } from '@stipple/api/contract'
import { useQuery } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'
import { call, fetched, type Refusal, refusalOf } from '../../app/client.ts'
import { ProblemNotice, problemText } from '../../app/problem-text.tsx'
import { useSpeech } from '../../app/say.tsx'
import { Button } from '../../ui/button.tsx'
import { PasswordField, TextField } from '../../ui/fields.tsx'
import { Badge, Notice, Skeleton } from '../../ui/surfaces.tsx'
import { Entrance } from './entrance.tsx'
import { SecondFactorForm } from './second-factor-form.tsx'

const goHome = () => location.replace('/people')

/** Where an invitation link leads. */
export function InvitationPage() {
  const { say } = useSpeech()
  const token = location.hash.slice(1)
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => fetched(contract.readInvitation, { body: { token } }, signal),
  })
  return (
    <Entrance>
      <title>{`${say('invitation.title')} · Stipple`}</title>
      {invitation.isPending ? <Skeleton label={say('state.loading')} /> : null}
      {invitation.isError ? <ProblemNotice refusal={refusalOf(invitation.error)} /> : null}
      {invitation.isSuccess ? <AcceptForm token={token} {...invitation.data} /> : null}
    </Entrance>
  )
}

type AcceptFormProps = {
  readonly token: string
  readonly clinicName: string
  readonly name: string
  readonly email: string
  readonly roles: readonly ('owner' | 'clinician' | 'assistant' | 'auditor')[]
  readonly accountExists: boolean
}

function AcceptForm({ token, clinicName, name: invitedAs, email, roles, accountExists }: AcceptFormProps) {
  const { say, language } = useSpeech()
  const [name, setName] = useState(invitedAs)
  const [password, setPassword] = useState('')
  const [refusal, setRefusal] = useState<Refusal>()
  const [second, setSecond] = useState(false)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    const done = await call(contract.acceptInvitation, { body: { token, name, password, language } })
    if (!done.ok) setRefusal(done.problem)
    else if ('next' in done.value) setSecond(true)
    else goHome()
  }
  if (second) return <SecondFactorForm onDone={goHome} onBack={goHome} />
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <h1>{say('invitation.heading', { clinic: clinicName })}</h1>
      <div className="cluster">
        {roles.map((role) => (
          <Badge key={role}>{say(`role.${role}`)}</Badge>
        ))}
      </div>
      <p className="quiet">{email}</p>
      {refusal === undefined ? null : <Notice tone="stop">{problemText(refusal, say)}</Notice>}
      {accountExists ? null : (
        <TextField label={say('field.your-name')} value={name} onChange={setName} autoComplete="name" isRequired />
      )}
      <PasswordField
        label={say('field.password')}
        password={accountExists ? 'current' : 'new'}
        hint={say(accountExists ? 'invitation.known-hint' : 'field.password-hint')}
        value={password}
        onChange={setPassword}
        autoFocus
      />
      <div>
        <Button type="submit" look="primary">
          {say('invitation.submit')}
        </Button>
      </div>
    </form>
  )
}
