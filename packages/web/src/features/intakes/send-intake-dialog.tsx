import { contract, type Person, type ReceivedOf } from '@stipple/api/contract'
import { type PatientLanguage, patientLanguages } from '@stipple/domain/evidence'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { renderSVG } from 'uqr'
import { call, type Refusal } from '../../app/client.ts'
import { problemText } from '../../app/problem-text.tsx'
import { useMoment, useSpeech } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Select } from '../../ui/pickers.tsx'
import { Notice } from '../../ui/surfaces.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { emptyIntent, IntentForm, intentOf } from '../screening/intent-form.tsx'

type Sent = ReceivedOf<(typeof contract)['sendIntake']>

/** Makes a link for a patient: to scan, to copy, to send, or to open here and hand the tablet over. */
export function SendIntakeDialog({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const { say, language: ownLanguage } = useSpeech()
  const { clinicId } = useSession()
  const queries = useQueryClient()
  const [draft, setDraft] = useState(emptyIntent)
  const [language, setLanguage] = useState<PatientLanguage>(
    patientLanguages.find((known) => known === person.language) ?? ownLanguage,
  )
  const [refusal, setRefusal] = useState<Refusal>()
  const [sent, setSent] = useState<Sent>()
  const intent = intentOf(draft)
  const { personId, email } = person
  const make = async (send: boolean) => {
    if (!intent) return
    const body = { intent, language, send }
    const done = await call(contract.sendIntake, { clinicId, params: { personId }, body })
    if (!done.ok) {
      setRefusal(done.problem)
      return
    }
    setSent(done.value)
    await queries.invalidateQueries({ queryKey: ['intakes', clinicId] })
  }
  return (
    <Dialog title={say('intake.send')} isOpen onClose={onClose} width="wide">
      {sent === undefined ? (
        <>
          <p className="quiet">{say('intake.lead')}</p>
          {refusal === undefined ? null : <Notice tone="stop">{problemText(refusal, say)}</Notice>}
          {person.birthDate === null ? <Notice tone="wait">{say('problem.birth-date-unknown')}</Notice> : null}
          <IntentForm draft={draft} onChange={setDraft} />
          <Select
            label={say('intake.language')}
            value={language}
            onChange={setLanguage}
            options={patientLanguages.map((value) => ({ value, label: say(`language.${value}`) }))}
          />
          <div className="dialog-foot">
            <Button look="quiet" onPress={onClose}>
              {say('action.cancel')}
            </Button>
            {email === null ? null : (
              <Button onPress={() => void make(true)} whyNot={intent ? undefined : say('intent.incomplete')}>
                {say('intake.by-mail', { email })}
              </Button>
            )}
            <Button
              look="primary"
              onPress={() => void make(false)}
              whyNot={intent ? undefined : say('intent.incomplete')}
            >
              {say('intake.make')}
            </Button>
          </div>
        </>
      ) : (
        <SentLink sent={sent} onClose={onClose} />
      )}
    </Dialog>
  )
}

function SentLink({ sent, onClose }: { readonly sent: Sent; readonly onClose: () => void }) {
  const { say } = useSpeech()
  const moment = useMoment()
  const toast = useToast()
  const { link, intake } = sent
  const copy = async () => {
    await navigator.clipboard.writeText(link)
    toast(say('intake.copied'))
  }
  // Whoever holds the tablet afterwards is the patient: staff are signed out first.
  const handOver = async () => {
    await call(contract.signOut, {})
    location.assign(link)
  }
  const code = `data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(link, { border: 2 }))}`
  return (
    <>
      {sent.sent ? <Notice tone="go">{say('intake.mailed')}</Notice> : null}
      <div className="link-made">
        <img src={code} width={220} height={220} alt={say('intake.code')} />
        <div className="stack">
          <p>{say('intake.scan')}</p>
          <p className="mono link-text">{link}</p>
          <div className="cluster">
            <Button onPress={() => void copy()}>{say('intake.copy')}</Button>
            <Button onPress={() => void handOver()}>{say('intake.hand-over')}</Button>
          </div>
          <p className="small quiet">{say('intake.valid-until', { when: moment(intake.expiresAt) })}</p>
          <p className="small quiet">{say('intake.once')}</p>
        </div>
      </div>
      <div className="dialog-foot">
        <Button look="primary" onPress={onClose}>
          {say('action.done')}
        </Button>
      </div>
    </>
  )
}
