import { contract } from '@stipple/api/contract'
import { type RevisionReason, revisionReasons, shortestNote } from '@stipple/domain/planning'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call, type Refusal } from '../../app/client.ts'
import { paths } from '../../app/paths.ts'
import { problemText } from '../../app/problem-text.tsx'
import { useSay } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { RadioGroup, TextField } from '../../ui/fields.tsx'
import { Notice } from '../../ui/surfaces.tsx'

type ReasonDialogProps = {
  readonly kind: 'revise' | 'retire'
  readonly personId: string
  readonly planId: string
  readonly version: number
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Revises or ends a plan, with a coded reason. */
export function ReasonDialog({ kind, personId, planId, version, onClose, onDone }: ReasonDialogProps) {
  const say = useSay()
  const navigate = useNavigate()
  const { clinicId } = useSession()
  const [reason, setReason] = useState<RevisionReason>()
  const [note, setNote] = useState('')
  const [refusal, setRefusal] = useState<Refusal>()
  const isShort = reason === 'other' && note.trim().length < shortestNote
  const act = async () => {
    if (reason === undefined) return
    const body = { reason, note: note.trim() }
    const done =
      kind === 'revise'
        ? await call(contract.revisePlan, { clinicId, params: { planId }, body })
        : await call(contract.retirePlan, { clinicId, params: { planId, version }, body })
    if (!done.ok) {
      setRefusal(done.problem)
      return
    }
    onClose()
    onDone()
    void navigate({ to: paths.plan(personId, planId) as '/' })
  }
  return (
    <Dialog title={say(`plan.${kind}`)} isOpen onClose={onClose}>
      <div className="stack">
        <p>{say(`plan.${kind}-what`)}</p>
        <RadioGroup
          label={say('plan.reason')}
          value={reason}
          onChange={setReason}
          options={revisionReasons.map((value) => ({ value, label: say(`plan.revise.${value}`) }))}
        />
        <TextField label={say('plan.note')} lines="many" value={note} onChange={setNote} />
        {refusal ? <Notice tone="stop">{problemText(refusal, say)}</Notice> : null}
        <div className="dialog-foot">
          <Button look="quiet" onPress={onClose}>
            {say('action.cancel')}
          </Button>
          <Button
            look={kind === 'retire' ? 'danger' : 'primary'}
            whyNot={reason === undefined ? say('plan.reason-first') : isShort ? say('plan.note-needed') : undefined}
            onPress={() => void act()}
          >
            {say(`plan.${kind}`)}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
