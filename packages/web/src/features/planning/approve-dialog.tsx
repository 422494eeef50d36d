import { contract } from '@stipple/api/contract'
import type { PlanCheck } from '@stipple/domain/planning'
import { type SyntheticEvent, useState } from 'react'
import { call, type Refusal } from '../../app/client.ts'
import { problemText } from '../../app/problem-text.tsx'
import { useSay } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { PasswordField } from '../../ui/fields.tsx'
import { useToast } from '../../ui/toasts.tsx'

type ApproveDialogProps = {
  readonly planId: string
  readonly version: number
  readonly revision: number
  readonly check: PlanCheck
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Signs a plan with the password: what was found and accepted is part of what is signed. */
export function ApproveDialog({ planId, version, revision, check, onClose, onDone }: ApproveDialogProps) {
  const say = useSay()
  const tell = useToast()
  const { clinicId } = useSession()
  const [password, setPassword] = useState('')
  const [refusal, setRefusal] = useState<Refusal>()
  const [isBusy, setBusy] = useState(false)
  const accepted = check.findings.filter(({ override }) => override !== null).length
  const notes = check.findings.filter(({ severity }) => severity === 'note').length
  const sign = async (event: SyntheticEvent) => {
    event.preventDefault()
    setBusy(true)
    const seen = check.findings.map(({ key }) => key)
    const done = await call(contract.approvePlan, {
      clinicId,
      params: { planId, version },
      body: { revision, seen, password },
    })
    setBusy(false)
    if (!done.ok) {
      setRefusal(done.problem)
      return
    }
    tell(say('plan.approved'))
    onClose()
    onDone()
  }
  return (
    <Dialog title={say('plan.approve')} isOpen onClose={onClose}>
      <form className="stack" onSubmit={(event) => void sign(event)}>
        <p>{say('plan.approve-what', { accepted, notes })}</p>
        <PasswordField
          label={say('plan.password')}
          password="current"
          value={password}
          onChange={(typed) => {
            setPassword(typed)
            setRefusal(undefined)
          }}
          fault={refusal && problemText(refusal, say)}
          autoFocus
        />
        <div className="dialog-foot">
          <Button look="quiet" onPress={onClose}>
            {say('action.cancel')}
          </Button>
          <Button look="primary" type="submit" isDisabled={isBusy || password === ''}>
            {say('plan.sign')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
