import { contract, type MergeSide, type ReceivedOf } from '@stipple/api/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { call, fetched, type Refusal, refusalOf } from '../../app/client.ts'
import { Link } from '../../app/link.tsx'
import { paths } from '../../app/paths.ts'
import { ProblemNotice, problemText } from '../../app/problem-text.tsx'
import { useSpeech } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { RadioGroup, TextField } from '../../ui/fields.tsx'
import { Notice, Page, Skeleton } from '../../ui/surfaces.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { type Chosen, differingFields, mergedDetails } from './merge-choice.ts'
import { SideBySide } from './side-by-side.tsx'
import { useFieldWords } from './use-field-words.ts'
import './people.css'

/** A reason that somebody can make sense of later. */
const shortestReason = 10

/** Two entries side by side, what stays of each, and what will happen; then one of them. */
export function MergeReviewPage() {
  const { say, language } = useSpeech()
  const { clinicId } = useSession()
  const { personId, otherId } = useParams({ strict: false }) as { personId: string; otherId: string }
  const params = { personId, other: otherId }
  const preview = useQuery({
    queryKey: ['merge', clinicId, personId, otherId, language],
    queryFn: ({ signal }) => fetched(contract.previewMerge, { clinicId, params, query: { language } }, signal),
    // What is confirmed is what was seen; a change in between is told when confirming.
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  return (
    <Page title={say('merge.review')} lead={<Link to={paths.merge(personId)}>{say('merge.title')}</Link>}>
      {preview.isPending ? <Skeleton lines={8} label={say('state.loading')} /> : null}
      {preview.isError ? (
        <ProblemNotice refusal={refusalOf(preview.error)} onRetry={() => void preview.refetch()} />
      ) : null}
      {preview.data ? (
        <Review key={preview.dataUpdatedAt} preview={preview.data} onReload={() => void preview.refetch()} />
      ) : null}
    </Page>
  )
}

type Preview = ReceivedOf<(typeof contract)['previewMerge']>
type ReviewProps = { readonly preview: Preview; readonly onReload: () => void }

function Review({ preview, onReload }: ReviewProps) {
  const { say } = useSpeech()
  const { clinicId } = useSession()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const toast = useToast()
  const { fieldName, fieldText } = useFieldWords()
  const { kept, other, contradictions } = preview
  const [chosen, setChosen] = useState<Chosen>({})
  const [reason, setReason] = useState('')
  const [refusal, setRefusal] = useState<Refusal>()
  const sides = { kept: kept.details, other: other.details }
  const differing = differingFields(sides)
  const details = mergedDetails(sides, chosen)
  const held = kept.legalHold || other.legalHold
  const whyNot = held
    ? say('merge.held')
    : details === undefined
      ? say('merge.not-chosen')
      : reason.trim().length < shortestReason
        ? say('record.reason-missing')
        : undefined
  const confirm = async () => {
    if (!details) return
    const body = { other: other.personId, version: kept.version, otherVersion: other.version, details, reason }
    const done = await call(contract.mergePeople, { clinicId, params: { personId: kept.personId }, body })
    if (!done.ok) {
      setRefusal(done.problem)
      return
    }
    // Lists, charts and suggestions of both; the two that were compared are no longer there.
    await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'merge' })
    toast(say('merge.done'))
    void navigate({ to: paths.person(kept.personId) as '/' })
  }
  return (
    <>
      <section className="stack close">
        <h2>{say('merge.side-by-side')}</h2>
        <SideBySide kept={kept} other={other} />
      </section>
      <section className="card stack">
        <h2>{say('merge.choose')}</h2>
        <p className="quiet">{say(differing.length === 0 ? 'merge.nothing-differs' : 'merge.choose-what')}</p>
        <div className="grid-two">
          {differing.map((field) => (
            <RadioGroup
              key={field}
              label={fieldName(field)}
              value={chosen[field]}
              onChange={(from) => setChosen({ ...chosen, [field]: from })}
              options={(['kept', 'other'] as const).map((from) => ({
                value: from,
                label: fieldText(field, sides[from]),
              }))}
            />
          ))}
        </div>
      </section>
      <section className="card stack close">
        <h2>{say('merge.happens')}</h2>
        <ul className="happens">
          <WhatHappens other={other} />
        </ul>
        {contradictions.length === 0 ? null : (
          <Notice tone="wait" title={say('merge.contradictions', { n: contradictions.length })}>
            {say('merge.contradictions-what')} {contradictions.map(({ title }) => title).join(' · ')}
          </Notice>
        )}
      </section>
      <section className="stack close read">
        {held ? <Notice tone="stop">{say('merge.held')}</Notice> : null}
        <TextField
          label={say('record.reason')}
          hint={say('record.reason-hint')}
          lines="many"
          value={reason}
          onChange={setReason}
          isRequired
        />
        {refusal === undefined ? null : (
          <Notice tone="stop">
            <div className="stack close">
              {problemText(refusal, say)}
              {refusal.code === 'changed-meanwhile' ? (
                <div>
                  <Button onPress={onReload}>{say('action.retry')}</Button>
                </div>
              ) : null}
            </div>
          </Notice>
        )}
        <div>
          <Button look="primary" onPress={() => void confirm()} whyNot={whyNot}>
            {say('merge.confirm')}
          </Button>
        </div>
      </section>
    </>
  )
}

function WhatHappens({ other }: { readonly other: MergeSide }) {
  const { say } = useSpeech()
  const { factCount, identifiers, intakeCount, screeningCount, planCount } = other
  return (
    <>
      <li>{say('merge.happens.facts', { n: factCount })}</li>
      <li>{say('merge.happens.numbers', { n: identifiers.length })}</li>
      <li>{say('merge.happens.work', { intakes: intakeCount, screenings: screeningCount, plans: planCount })}</li>
      <li>{say('merge.happens.link')}</li>
      <li>{say('merge.happens.audit')}</li>
      <li>
        <b>{say('merge.happens.final')}</b>
      </li>
    </>
  )
}
