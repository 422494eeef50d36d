import { contract } from '@stipple/api/contract'
import { type SyntheticEvent, useState } from 'react'
import { call, type Refusal } from '../../app/client.ts'
import { problemText } from '../../app/problem-text.tsx'
import { useSpeech } from '../../app/say.tsx'
import { useForget } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox, PasswordField, TextField } from '../../ui/fields.tsx'
import { Notice } from '../../ui/surfaces.tsx'
import { Entrance } from './entrance.tsx'

const passwordProblems: readonly string[] = ['password-too-short', 'password-guessable']

/** The first visit: the clinic and its owner. */
export function SetUpPage() {
  const { say, language } = useSpeech()
  const forget = useForget()
  const [clinicName, setClinicName] = useState('')
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [clinician, setClinician] = useState(true)
  const [demo, setDemo] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const [pending, setPending] = useState(false)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setPending(true)
    const body = { clinicName, name, email, password, language, clinician, demo }
    const done = await call(contract.setUpClinic, { body })
    setPending(false)
    if (done.ok) forget()
    else setRefusal(done.problem)
  }
  const ofPassword = refusal !== undefined && passwordProblems.includes(refusal.code)
  return (
    <Entrance>
      <title>{`${say('set-up.title')} · Stipple`}</title>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <h1>{say('set-up.title')}</h1>
        <p className="quiet">{say('set-up.lead')}</p>
        {refusal === undefined || ofPassword ? null : <Notice tone="stop">{problemText(refusal, say)}</Notice>}
        <TextField label={say('set-up.clinic-name')} value={clinicName} onChange={setClinicName} isRequired autoFocus />
        <TextField label={say('field.your-name')} value={name} onChange={setName} autoComplete="name" isRequired />
        <TextField
          label={say('field.email')}
          type="email"
          inputMode="email"
          value={email}
          onChange={setEmail}
          autoComplete="username"
          isRequired
        />
        <PasswordField
          label={say('field.password')}
          password="new"
          hint={say('field.password-hint')}
          fault={ofPassword && refusal ? problemText(refusal, say) : undefined}
          value={password}
          onChange={(typed) => {
            setPassword(typed)
            // A field that is marked as wrong keeps its form from being sent.
            if (ofPassword) setRefusal(undefined)
          }}
        />
        <div>
          <Checkbox isSelected={clinician} onChange={setClinician}>
            {say('set-up.clinician')}
          </Checkbox>
          <Checkbox isSelected={demo} onChange={setDemo}>
            {say('set-up.demo')}
          </Checkbox>
        </div>
        <div>
          <Button type="submit" look="primary" isPending={pending}>
            {say(demo ? 'set-up.submit-demo' : 'set-up.submit')}
          </Button>
        </div>
      </form>
    </Entrance>
  )
}
