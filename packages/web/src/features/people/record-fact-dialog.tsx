import { contract, type CallOf } from '@stipple/api/contract'
import { partialDateSchema } from '@stipple/domain/units'
import { useQueryClient } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'
import { call, type Refusal } from '../../app/client.ts'
import { problemText } from '../../app/problem-text.tsx'
import { useSpeech } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { RadioGroup, TextField } from '../../ui/fields.tsx'
import { ComboBox } from '../../ui/pickers.tsx'
import { Notice } from '../../ui/surfaces.tsx'
import { useChoices } from '../screening/use-choices.ts'

type Statement = CallOf<(typeof contract)['recordFacts']>['body']['statements'][number]
type Answer = 'present' | 'over' | 'absent' | 'unknown'

/** A statement of somebody at the clinic about a person. */
export function RecordFactDialog({ personId, onClose }: { readonly personId: string; readonly onClose: () => void }) {
  const { say, language } = useSpeech()
  const { clinicId } = useSession()
  const queries = useQueryClient()
  const { choices } = useChoices()
  const [concept, setConcept] = useState<string>()
  const [answer, setAnswer] = useState<Answer>('present')
  const [since, setSince] = useState('')
  const [number, setNumber] = useState('')
  const [refusal, setRefusal] = useState<Refusal>()
  const concepts = choices?.concepts ?? []
  const chosen = concepts.find(({ id }) => id === concept)
  const unit = chosen?.unit ?? null
  const date = since.trim()
  const dateFault = date !== '' && !partialDateSchema.safeParse(date).success
  const statement = statementOf()

  function statementOf(): Statement | undefined {
    if (concept === undefined || dateFault) return undefined
    if (unit !== null) {
      const value = Number(number.replace(',', '.'))
      if (number.trim() === '' || !Number.isFinite(value)) return undefined
      return { concept, answer: 'present', value: { number: value, unit }, ...(date === '' ? {} : { start: date }) }
    }
    if (answer === 'present') return { concept, answer, ...(date === '' ? {} : { start: date }) }
    if (answer === 'over') return { concept, answer: 'present', end: date === '' ? 'unknown' : date }
    return { concept, answer }
  }

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    if (!statement) return
    const body = { statements: [statement], withdraw: [] }
    const done = await call(contract.recordFacts, { clinicId, params: { personId }, body })
    if (!done.ok) {
      setRefusal(done.problem)
      return
    }
    await queries.invalidateQueries({ queryKey: ['facts', clinicId, personId] })
    await queries.invalidateQueries({ queryKey: ['person', clinicId, personId] })
    onClose()
  }

  return (
    <Dialog title={say('facts.add')} isOpen onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        {refusal === undefined ? null : <Notice tone="stop">{problemText(refusal, say)}</Notice>}
        <ComboBox
          label={say('facts.what')}
          value={concept}
          onChange={setConcept}
          options={concepts.map(({ id, title }) => ({ value: id, label: title[language] }))}
        />
        {unit === null ? (
          <RadioGroup
            label={say('facts.said')}
            value={answer}
            onChange={setAnswer}
            options={(['present', 'over', 'absent', 'unknown'] as const).map((value) => ({
              value,
              label: say(`facts.answer.${value}`),
            }))}
          />
        ) : (
          <TextField
            label={say('facts.number')}
            inputMode="decimal"
            value={number}
            onChange={setNumber}
            {...(unit === '1' ? {} : { unit })}
          />
        )}
        {unit === null && (answer === 'absent' || answer === 'unknown') ? null : (
          <TextField
            label={say(unit !== null ? 'facts.taken-on' : answer === 'over' ? 'facts.ended-on' : 'facts.since')}
            hint={say('person.birth-date-hint')}
            fault={dateFault ? say('person.birth-date-fault') : undefined}
            value={since}
            onChange={setSince}
          />
        )}
        <div className="dialog-foot">
          <Button look="quiet" onPress={onClose}>
            {say('action.cancel')}
          </Button>
          <Button type="submit" look="primary" whyNot={statement ? undefined : say('facts.incomplete')}>
            {say('action.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
