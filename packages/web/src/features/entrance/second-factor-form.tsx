import { contract } from '@stipple/api/contract'
import { type SyntheticEvent, useState } from 'react'
import { call, type Refusal } from '../../app/client.ts'
import { problemText } from '../../app/problem-text.tsx'
import { useSay } from '../../app/say.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/fields.tsx'
import { Notice } from '../../ui/surfaces.tsx'

/** Ends a sign-in with a code of the authenticator, or with a recovery code. */
export function SecondFactorForm({ onDone, onBack }: { readonly onDone: () => void; readonly onBack: () => void }) {
  const say = useSay()
  const [kind, setKind] = useState<'authenticator' | 'recovery'>('authenticator')
  const [code, setCode] = useState('')
  const [refusal, setRefusal] = useState<Refusal>()
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    const done = await call(contract.giveSecondFactor, { body: { code, kind } })
    if (done.ok) onDone()
    else if (done.problem.code === 'not-signed-in') onBack()
    else setRefusal(done.problem)
  }
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <h1>{say('second-factor.title')}</h1>
      {refusal === undefined ? null : (
        <Notice tone="stop">
          {refusal.code === 'invalid-request' ? say('problem.code-wrong') : problemText(refusal, say)}
        </Notice>
      )}
      <TextField
        key={kind}
        label={say(kind === 'authenticator' ? 'second-factor.code' : 'second-factor.recovery-code')}
        hint={say(kind === 'authenticator' ? 'second-factor.code-hint' : 'second-factor.recovery-hint')}
        value={code}
        onChange={setCode}
        autoComplete="one-time-code"
        inputMode={kind === 'authenticator' ? 'numeric' : 'text'}
        isRequired
        autoFocus
      />
      <div className="cluster spread">
        <Button type="submit" look="primary">
          {say('sign-in.submit')}
        </Button>
        <Button
          look="quiet"
          onPress={() => {
            setCode('')
            setKind(kind === 'authenticator' ? 'recovery' : 'authenticator')
          }}
        >
          {say(kind === 'authenticator' ? 'second-factor.use-recovery' : 'second-factor.use-authenticator')}
        </Button>
      </div>
    </form>
  )
}
