import { type PlanOverrideReason, planOverrideReasons, shortestNote } from '@stipple/domain/planning'
import { useState } from 'react'
import { useSay } from '../../app/say.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { RadioGroup, TextField } from '../../ui/fields.tsx'

type AcceptDialogProps = {
  readonly about: string
  readonly onClose: () => void
  readonly onAccept: (reason: PlanOverrideReason, note: string) => void
}

/** Accepts a finding with a coded reason. */
export function AcceptDialog({ about, onClose, onAccept }: AcceptDialogProps) {
  const say = useSay()
  const [reason, setReason] = useState<PlanOverrideReason>()
  const [note, setNote] = useState('')
  const isShort = reason === 'other' && note.trim().length < shortestNote
  return (
    <Dialog title={say('plan.accept')} isOpen onClose={onClose}>
      <div className="stack">
        <p>{about}</p>
        <RadioGroup
          label={say('plan.reason')}
          value={reason}
          onChange={setReason}
          options={planOverrideReasons.map((value) => ({ value, label: say(`plan.override.${value}`) }))}
        />
        <TextField label={say('plan.note')} lines="many" value={note} onChange={setNote} />
        <div className="dialog-foot">
          <Button look="quiet" onPress={onClose}>
            {say('action.cancel')}
          </Button>
          <Button
            look="primary"
            whyNot={reason === undefined ? say('plan.reason-first') : isShort ? say('plan.note-needed') : undefined}
            onPress={() => reason && onAccept(reason, note.trim())}
          >
            {say('plan.accept')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
