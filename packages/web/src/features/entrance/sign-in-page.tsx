import { contract } from '@stipple/api/contract'
import { type SyntheticEvent, useState } from 'react'
import { call, type Refusal } from '../../app/client.ts'
import { problemText } from '../../app/problem-text.tsx'
import { useSay } from '../../app/say.tsx'
import { useForget } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { PasswordField, TextField } from '../../ui/fields.tsx'
import { Notice } from '../../ui/surfaces.tsx'
import { Entrance } from './entrance.tsx'
import { SecondFactorForm } from './second-factor-form.tsx'

export function SignInPage({ mail }: { readonly mail: boolean }) {
  const say = useSay()
  const forget = useForget()
  const [step, setStep] = useState<'password' | 'second-factor' | 'forgotten'>('password')
  if (step === 'second-factor') {
    return (
      <Entrance>
        <SecondFactorForm onDone={forget} onBack={() => setStep('password')} />
      </Entrance>
    )
  }
  return (
    <Entrance>
      <title>{`${say('sign-in.title')} · Stipple`}</title>
      {step === 'forgotten' ? (
        <ForgottenForm onBack={() => setStep('password')} />
      ) : (
        <PasswordForm
          onNext={(next) => (next === 'done' ? forget() : setStep('second-factor'))}
          onForgotten={mail ? () => setStep('forgotten') : undefined}
        />
      )}
    </Entrance>
  )
}

type PasswordFormProps = {
  readonly onNext: (next: 'done' | 'second-factor') => void
  readonly onForgotten: (() => void) | undefined
}

function PasswordForm({ onNext, onForgotten }: PasswordFormProps) {
  const say = useSay()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [refusal, setRefusal] = useState<Refusal>()
  const [pending, setPending] = useState(false)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setPending(true)
    const done = await call(contract.signIn, { body: { email, password } })
    setPending(false)
    if (done.ok) onNext(done.value.next)
    else setRefusal(done.problem)
  }
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <h1>{say('sign-in.title')}</h1>
      {refusal === undefined ? null : (
        <Notice tone="stop">
          {refusal.code === 'invalid-request' ? say('problem.wrong-credentials') : problemText(refusal, say)}
        </Notice>
      )}
      <TextField
        label={say('field.email')}
        type="email"
        inputMode="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        isRequired
        autoFocus
      />
      <PasswordField label={say('field.password')} password="current" value={password} onChange={setPassword} />
      <div className="cluster spread">
        <Button type="submit" look="primary" isPending={pending}>
          {say('sign-in.submit')}
        </Button>
        {onForgotten === undefined ? (
          <span className="small quiet">{say('sign-in.forgotten-no-mail')}</span>
        ) : (
          <Button look="quiet" onPress={onForgotten}>
            {say('sign-in.forgotten')}
          </Button>
        )}
      </div>
    </form>
  )
}

function ForgottenForm({ onBack }: { readonly onBack: () => void }) {
  const say = useSay()
  const [email, setEmail] = useState('')
  const [refusal, setRefusal] = useState<Refusal>()
  const [sent, setSent] = useState(false)
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    const done = await call(contract.askPasswordReset, { body: { email } })
    if (done.ok) setSent(true)
    else setRefusal(done.problem)
  }
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <h1>{say('forgotten.title')}</h1>
      {refusal === undefined ? null : <Notice tone="stop">{problemText(refusal, say)}</Notice>}
      {sent ? (
        <Notice tone="go">{say('forgotten.sent')}</Notice>
      ) : (
        <TextField label={say('field.email')} type="email" value={email} onChange={setEmail} isRequired autoFocus />
      )}
      <div className="cluster spread">
        {sent ? null : (
          <Button type="submit" look="primary">
            {say('forgotten.submit')}
          </Button>
        )}
        <Button look="quiet" onPress={onBack}>
          {say('action.back')}
        </Button>
      </div>
    </form>
  )
}
