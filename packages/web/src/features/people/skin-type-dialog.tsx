import { contract, type Person } from '@stipple/api/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call, fetched, type Refusal, refusalOf } from '../../app/client.ts'
import { ProblemNotice, problemText } from '../../app/problem-text.tsx'
import { usePartialDate, useSpeech } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { RadioGroup } from '../../ui/fields.tsx'
import { Notice, Skeleton } from '../../ui/surfaces.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { skinTypeNumeral } from './skin-type-numeral.ts'

type SkinTypeDialogProps = { readonly person: Person; readonly onClose: () => void }

/** Asks how skin answers sun, in the words of the intake, and notes the type that the answer stands for. */
export function SkinTypeDialog({ person, onClose }: SkinTypeDialogProps) {
  const { say, language } = useSpeech()
  const date = usePartialDate()
  const { clinicId } = useSession()
  const queries = useQueryClient()
  const toast = useToast()
  const [chosen, setChosen] = useState<string>()
  const [from, setFrom] = useState<'patient' | 'clinician'>('patient')
  const [refusal, setRefusal] = useState<Refusal>()
  const question = useQuery({
    queryKey: ['skin-type-question', clinicId, language],
    queryFn: ({ signal }) => fetched(contract.getSkinTypeQuestion, { clinicId, query: { language } }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const { personId, skinType, skinTypeFrom } = person
  const params = { personId }
  const refresh = () =>
    Promise.all(
      ['person', 'facts', 'timeline'].map((key) => queries.invalidateQueries({ queryKey: [key, clinicId, personId] })),
    )
  const undo = async (noted: string[], withdrawn: string[]) => {
    const body = { statements: [], withdraw: noted, restore: withdrawn }
    const undone = await call(contract.recordFacts, { clinicId, params, body })
    if (!undone.ok) toast(problemText(undone.problem, say))
    await refresh()
  }
  const save = async () => {
    if (chosen === undefined) return
    const body = { skinType: chosen === 'not-sure' ? null : Number(chosen), from }
    const done = await call(contract.recordSkinType, { clinicId, params, body })
    if (!done.ok) {
      setRefusal(done.problem)
      return
    }
    await refresh()
    const { noted, withdrawn } = done.value
    toast(say('skin-type.noted'), () => void undo(noted, withdrawn))
    onClose()
  }
  const [value] = question.data?.step.values ?? []
  return (
    <Dialog title={say('skin-type.title')} isOpen onClose={onClose}>
      {question.isPending ? <Skeleton lines={6} label={say('state.loading')} /> : null}
      {question.isError ? (
        <ProblemNotice refusal={refusalOf(question.error)} onRetry={() => void question.refetch()} />
      ) : null}
      {question.data && value ? (
        <div className="stack">
          {skinType === null || skinTypeFrom === null ? null : (
            <p className="quiet">
              {say('skin-type.now', { type: skinTypeNumeral(skinType), from: say(`source.${skinTypeFrom.from}`) })}
              {skinTypeFrom.on === null ? null : ` · ${date(skinTypeFrom.on)}`}
            </p>
          )}
          <RadioGroup
            label={question.data.step.question}
            hint={question.data.step.help ?? undefined}
            value={chosen}
            onChange={setChosen}
            options={[
              ...value.choices.map((choice) => ({
                value: String(choice.value),
                label: (
                  <>
                    {choice.label} <span className="quiet">· {skinTypeNumeral(choice.value)}</span>
                  </>
                ),
              })),
              { value: 'not-sure', label: question.data.notSure },
            ]}
          />
          <RadioGroup
            label={say('skin-type.whose')}
            value={from}
            onChange={setFrom}
            options={(['patient', 'clinician'] as const).map((whose) => ({
              value: whose,
              label: say(`skin-type.whose.${whose}`),
            }))}
          />
          <p className="small quiet">{say('skin-type.not-descent')}</p>
          {question.data.sources.map(({ citation, address, limits }) => (
            <p key={citation} className="small quiet">
              {say('finding.sources')}:{' '}
              {address === null ? (
                citation
              ) : (
                <a href={address} target="_blank" rel="noreferrer">
                  {citation}
                </a>
              )}
              {'. '}
              {limits}.
            </p>
          ))}
          {refusal === undefined ? null : <Notice tone="stop">{problemText(refusal, say)}</Notice>}
          <div className="dialog-foot">
            <Button look="quiet" onPress={onClose}>
              {say('action.cancel')}
            </Button>
            <Button
              look="primary"
              onPress={() => void save()}
              whyNot={chosen === undefined ? say('skin-type.missing') : undefined}
            >
              {say('questions.save')}
            </Button>
          </div>
        </div>
      ) : null}
    </Dialog>
  )
}
