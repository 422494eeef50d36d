import { type Consideration, contract, type Decision, decisions, overrideReasons } from '@stipple/api/contract'
import { type Intent, outcomes } from '@stipple/domain/candidacy'
import { type SyntheticEvent, useState } from 'react'
import { call, type Refusal } from '../../app/client.ts'
import { problemText } from '../../app/problem-text.tsx'
import { useSpeech } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { RadioGroup, TextField } from '../../ui/fields.tsx'
import { Select } from '../../ui/pickers.tsx'
import { Notice } from '../../ui/surfaces.tsx'

export type JudgementFormProps = {
  readonly personId: string
  readonly intent: Intent
  readonly consideration: Consideration
  readonly onJudged: (screeningId: string) => void
  /** What was known has changed since it was looked at. */
  readonly onChanged: () => void
}

type Reason = (typeof overrideReasons)[number]
type Chosen = {
  readonly seen: string
  readonly decision?: Decision
  readonly reason?: Reason
  readonly until?: string
}
const notChosen: Chosen = { seen: '' }

/** Outcomes are listed with the most restrictive first; a decision further down permits more. */
const permitsMore = (decision: Decision, outcome: (typeof outcomes)[number]) =>
  outcomes.indexOf(decision) > outcomes.indexOf(outcome)

/** The clinician's decision, stored with everything it was made on. */
export function JudgementForm({ personId, intent, consideration, onJudged, onChanged }: JudgementFormProps) {
  const { say, language } = useSpeech()
  const { clinicId, may } = useSession()
  const { outcome, deferUntil } = consideration.document
  // What was chosen belongs to what was seen; what was written stays when the considerations change.
  const { seen } = consideration
  const [chosen, setChosen] = useState(notChosen)
  const [note, setNote] = useState('')
  const [refusal, setRefusal] = useState<Refusal>()
  const { decision, reason, until = deferUntil ?? '' } = chosen.seen === seen ? chosen : notChosen
  const choose = (change: Partial<Chosen>) =>
    setChosen((before) => ({ ...(before.seen === seen ? before : notChosen), ...change, seen }))
  if (!may('clinician')) return <Notice tone="know">{say('judgement.clinician-only')}</Notice>
  const overrides = decision !== undefined && permitsMore(decision, outcome)
  const missing =
    decision === undefined
      ? say('judgement.choose')
      : overrides && reason === undefined
        ? say('judgement.reason-missing')
        : overrides && reason === 'other' && note.trim().length < 10
          ? say('judgement.note-missing')
          : undefined
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (decision === undefined || missing !== undefined) return
    const body = {
      intent,
      language,
      seen,
      decision,
      reason: overrides ? (reason ?? null) : null,
      note,
      deferUntil: decision === 'defer' && /^\d{4}-\d{2}-\d{2}$/.test(until) ? until : null,
    }
    const done = await call(contract.judgeScreening, { clinicId, params: { personId }, body })
    if (done.ok) onJudged(done.value.screeningId)
    else {
      setRefusal(done.problem)
      if (done.problem.code === 'changed-meanwhile') onChanged()
    }
  }
  return (
    <form className="card stack" onSubmit={(event) => void submit(event)}>
      <h2>{say('judgement.title')}</h2>
      {refusal === undefined ? null : (
        <Notice tone={refusal.code === 'changed-meanwhile' ? 'wait' : 'stop'}>
          {refusal.code === 'changed-meanwhile' ? say('judgement.changed-meanwhile') : problemText(refusal, say)}
        </Notice>
      )}
      <RadioGroup
        label={say('judgement.decision')}
        value={decision}
        onChange={(value) => choose({ decision: value })}
        options={decisions.map((value) => ({ value, label: say(`decision.${value}`) }))}
      />
      {overrides ? (
        <>
          <Notice tone="wait">{say('judgement.override')}</Notice>
          <Select
            label={say('judgement.reason')}
            value={reason}
            onChange={(value) => choose({ reason: value })}
            placeholder={say('choose')}
            options={overrideReasons.map((value) => ({ value, label: say(`override.${value}`) }))}
          />
        </>
      ) : null}
      {decision === 'defer' ? (
        <TextField
          label={say('judgement.until')}
          value={until}
          onChange={(value) => choose({ until: value })}
          placeholder="2027-01-31"
        />
      ) : null}
      <TextField label={say('judgement.note')} lines="many" value={note} onChange={setNote} />
      <Button type="submit" look="primary" whyNot={missing}>
        {say('judgement.submit')}
      </Button>
    </form>
  )
}
