import { contract, type ReceivedOf } from '@stipple/api/contract'
import { useQueryClient } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'
import { renderSVG } from 'uqr'
import { call, type Refusal } from '../../app/client.ts'
import { problemText } from '../../app/problem-text.tsx'
import { useSay } from '../../app/say.tsx'
import { meKey, useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { PasswordField, TextField } from '../../ui/fields.tsx'
import { Badge, Notice } from '../../ui/surfaces.tsx'

type Begun = ReceivedOf<(typeof contract)['beginSecondFactor']>

/** Sets an authenticator up, or takes it away. Both ask for the password. */
export function SecondFactorCard() {
  const say = useSay()
  const { me } = useSession()
  const queries = useQueryClient()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [begun, setBegun] = useState<Begun>()
  const [refusal, setRefusal] = useState<Refusal>()
  const settled = async () => {
    setPassword('')
    setCode('')
    setBegun(undefined)
    setRefusal(undefined)
    await queries.invalidateQueries({ queryKey: meKey })
  }
  const withPassword = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (me.secondFactor) {
      const done = await call(contract.removeSecondFactor, { body: { password } })
      if (done.ok) await settled()
      else setRefusal(done.problem)
      return
    }
    const done = await call(contract.beginSecondFactor, { body: { password } })
    setRefusal(done.ok ? undefined : done.problem)
    if (done.ok) setBegun(done.value)
  }
  const confirm = async (event: SyntheticEvent) => {
    event.preventDefault()
    const done = await call(contract.confirmSecondFactor, { body: { code } })
    if (done.ok) await settled()
    else setRefusal(done.problem)
  }
  return (
    <section className="card stack">
      <div className="cluster">
        <h2>{say('second-factor.title')}</h2>
        <Badge tone={me.secondFactor ? 'go' : 'wait'}>
          {say(me.secondFactor ? 'staff.second-factor-on' : 'staff.second-factor-off')}
        </Badge>
      </div>
      <p className="quiet read">{say('second-factor.what')}</p>
      {refusal === undefined ? null : (
        <Notice tone="stop">
          {refusal.code === 'wrong-credentials' ? say('account.wrong-password') : problemText(refusal, say)}
        </Notice>
      )}
      {begun === undefined ? (
        <form className="stack" onSubmit={(event) => void withPassword(event)}>
          <PasswordField
            label={say('account.current-password')}
            password="current"
            value={password}
            onChange={setPassword}
          />
          <div>
            <Button type="submit" look={me.secondFactor ? 'danger' : 'primary'}>
              {say(me.secondFactor ? 'second-factor.remove' : 'second-factor.begin')}
            </Button>
          </div>
        </form>
      ) : (
        <form className="stack" onSubmit={(event) => void confirm(event)}>
          <p>{say('second-factor.scan')}</p>
          <img
            src={`data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(begun.address, { border: 2 }))}`}
            width={200}
            height={200}
            alt={say('second-factor.code-picture')}
          />
          <p className="mono">{begun.secret}</p>
          <Notice tone="wait" title={say('second-factor.recovery-title')}>
            <p>{say('second-factor.recovery-keep')}</p>
            <p className="mono">{begun.recoveryCodes.join('  ')}</p>
          </Notice>
          <TextField
            label={say('second-factor.code')}
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={setCode}
            isRequired
          />
          <div>
            <Button type="submit" look="primary">
              {say('second-factor.confirm')}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}
