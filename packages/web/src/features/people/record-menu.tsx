import { addressOf, contract, type Person } from '@stipple/api/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { call, type Refusal } from '../../app/client.ts'
import { paths } from '../../app/paths.ts'
import { problemText } from '../../app/problem-text.tsx'
import { saveJson } from '../../app/save-file.ts'
import { useSay, useSpeech } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/fields.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Notice } from '../../ui/surfaces.tsx'
import { useToast } from '../../ui/toasts.tsx'

/** A reason that somebody can make sense of later. */
const shortestReason = 10

/** What concerns the record as a whole: export, legal hold, erasure. */
export function RecordMenu({ person }: { readonly person: Person }) {
  const { say, language } = useSpeech()
  const { clinicId, may } = useSession()
  const toast = useToast()
  const navigate = useNavigate()
  const [open, setOpen] = useState<'hold' | 'erase'>()
  const { personId, legalHold } = person
  const exportRecord = async () => {
    const done = await call(contract.exportPerson, { clinicId, params: { personId } })
    if (!done.ok) {
      toast(problemText(done.problem, say))
      return
    }
    saveJson(`${personId}.fhir.json`, done.value, 'application/fhir+json')
  }
  const actions = [
    ...(may('owner', 'clinician')
      ? [
          {
            id: 'page',
            label: say('record.page'),
            onAction: () => {
              const given = { clinicId, params: { personId }, query: { language } }
              window.open(addressOf(contract.readPersonPage, given), '_blank', 'noopener')
            },
          },
          { id: 'export', label: say('record.export'), onAction: () => void exportRecord() },
          {
            id: 'merge',
            label: say('record.merge'),
            onAction: () => void navigate({ to: paths.merge(personId) as '/' }),
          },
        ]
      : []),
    ...(may('owner')
      ? [
          {
            id: 'hold',
            label: say(legalHold === null ? 'record.hold' : 'record.end-hold'),
            onAction: () => setOpen('hold'),
          },
          { id: 'erase', label: say('record.erase'), onAction: () => setOpen('erase') },
        ]
      : []),
  ]
  if (actions.length === 0) return null
  return (
    <>
      <Menu label={say('record.menu')} trigger={<Ellipsis size={18} aria-hidden="true" />} actions={actions} />
      {open === undefined ? null : <ReasonDialog what={open} person={person} onClose={() => setOpen(undefined)} />}
    </>
  )
}

type ReasonDialogProps = { readonly what: 'hold' | 'erase'; readonly person: Person; readonly onClose: () => void }

function ReasonDialog({ what, person, onClose }: ReasonDialogProps) {
  const say = useSay()
  const { clinicId } = useSession()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [reason, setReason] = useState('')
  const [refusal, setRefusal] = useState<Refusal>()
  const { personId, version, legalHold, fullName } = person
  const ends = what === 'hold' && legalHold !== null
  const ready = ends || reason.trim().length >= shortestReason
  const submit = async () => {
    const params = { personId }
    const done =
      what === 'erase'
        ? await call(contract.erasePerson, { clinicId, params, body: { reason, version } })
        : await call(contract.setLegalHold, { clinicId, params, body: { reason: ends ? null : reason } })
    if (!done.ok) {
      setRefusal(done.problem)
      return
    }
    if (what === 'erase') {
      queries.removeQueries({ queryKey: ['person', clinicId, personId] })
      await queries.invalidateQueries({ queryKey: ['people', clinicId] })
      void navigate({ to: paths.people() as '/' })
    } else {
      await queries.invalidateQueries({ queryKey: ['person', clinicId, personId] })
      onClose()
    }
  }
  return (
    <Dialog
      title={say(what === 'erase' ? 'record.erase-title' : ends ? 'record.end-hold' : 'record.hold', {
        name: fullName,
      })}
      isOpen
      onClose={onClose}
    >
      <p>{say(what === 'erase' ? 'record.erase-what' : ends ? 'record.end-hold-what' : 'record.hold-what')}</p>
      {legalHold === null ? null : <Notice tone="know">{legalHold.reason}</Notice>}
      {refusal === undefined ? null : <Notice tone="stop">{problemText(refusal, say)}</Notice>}
      {ends ? null : (
        <TextField
          label={say('record.reason')}
          hint={say('record.reason-hint')}
          lines="many"
          value={reason}
          onChange={setReason}
          isRequired
        />
      )}
      <div className="dialog-foot">
        <Button look="quiet" onPress={onClose}>
          {say('action.cancel')}
        </Button>
        <Button
          look={what === 'erase' ? 'danger' : 'primary'}
          onPress={() => void submit()}
          whyNot={ready ? undefined : say('record.reason-missing')}
        >
          {say(what === 'erase' ? 'record.erase-confirm' : ends ? 'record.end-hold' : 'record.hold')}
        </Button>
      </div>
    </Dialog>
  )
}
