import { contract } from '@stipple/api/contract'
import { type SyntheticEvent, useState } from 'react'
import { call, type Refusal } from '../../app/client.ts'
import { problemText } from '../../app/problem-text.tsx'
import { useSay } from '../../app/say.tsx'
import { Button } from '../../ui/button.tsx'
import { PasswordField } from '../../ui/fields.tsx'
import { Notice } from '../../ui/surfaces.tsx'
import { Entrance } from './entrance.tsx'

/** Where the link of a forgotten password leads. */
export function ResetPage() {
  const say = useSay()
  const [password, setPassword] = useState('')
  const [refusal, setRefusal] = useState<Refusal>()
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    const done = await call(contract.resetPassword, { body: { token: location.hash.slice(1), password } })
    if (done.ok) location.replace('/')
    else setRefusal(done.problem)
  }
  return (
    <Entrance>
      <title>{`${say('reset.title')} · Stipple`}</title>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <h1>{say('reset.title')}</h1>
        {refusal === undefined ? null : <Notice tone="stop">{problemText(refusal, say)}</Notice>}
        <PasswordField
          label={say('field.new-password')}
          password="new"
          hint={say('field.password-hint')}
          value={password}
          onChange={setPassword}
          autoFocus
        />
        <div>
          <Button type="submit" look="primary">
            {say('reset.submit')}
          </Button>
        </div>
      </form>
    </Entrance>
  )
}
