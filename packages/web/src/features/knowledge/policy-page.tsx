import { contract, type ReceivedOf } from '@stipple/api/contract'
import type { PolicyChoice } from '@stipple/domain/candidacy'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call, fetched, type Refusal, refusalOf } from '../../app/client.ts'
import { Link } from '../../app/link.tsx'
import { paths } from '../../app/paths.ts'
import { ProblemNotice, problemText } from '../../app/problem-text.tsx'
import { useMoment, useSpeech } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/fields.tsx'
import { Select } from '../../ui/pickers.tsx'
import { EmptyState, Notice, Page, Skeleton } from '../../ui/surfaces.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { PolicyChoiceForm } from './policy-choice-form.tsx'
import { useRules } from './use-rules.ts'

type Problems = ReceivedOf<(typeof contract)['checkPolicyChoices']>['problems']

/** Where the clinic differs from the defaults: always stricter, looser only with a reason. */
export function PolicyPage() {
  const { say, language } = useSpeech()
  const { clinicId, may } = useSession()
  const queries = useQueryClient()
  const moment = useMoment()
  const toast = useToast()
  const rules = useRules()
  const policy = useQuery({
    queryKey: ['policy', clinicId],
    queryFn: ({ signal }) => fetched(contract.getPolicy, { clinicId }, signal),
  })
  const [choices, setChoices] = useState<readonly PolicyChoice[]>()
  const [problems, setProblems] = useState<Problems>([])
  const [refusal, setRefusal] = useState<Refusal>()
  const [adding, setAdding] = useState<string>()
  const now = choices ?? policy.data?.policy?.choices ?? []
  useEffect(() => {
    if (choices === undefined || !may('owner', 'clinician')) return
    const check = async () => {
      const checked = await call(contract.checkPolicyChoices, { clinicId, body: { choices: [...choices] } })
      if (checked.ok) setProblems(checked.value.problems)
    }
    void check()
    // What may be checked does not change while the page is open.
  }, [choices, clinicId])
  if (policy.isPending || rules.isPending) return <Skeleton lines={6} label={say('state.loading')} />
  if (policy.isError) return <ProblemNotice refusal={refusalOf(policy.error)} onRetry={() => void policy.refetch()} />
  const nameOf = (id: string) => rules.data?.rules.find((rule) => rule.id === id)?.title[language] ?? id
  const adopt = async () => {
    const body = { version: policy.data.version, choices: [...now] }
    const done = await call(contract.adoptPolicy, { clinicId, body })
    if (done.ok) {
      setChoices(undefined)
      setRefusal(undefined)
      toast(say('policy.adopted'))
    } else setRefusal(done.problem)
    await queries.invalidateQueries({ queryKey: ['policy', clinicId] })
    await queries.invalidateQueries({ queryKey: ['rules', clinicId] })
  }
  return (
    <Page title={say('nav.policy')} lead={say('policy.lead')}>
      {policy.data.adoptedAt === null ? null : (
        <p className="small quiet">
          {say('policy.in-force', { when: moment(policy.data.adoptedAt), n: policy.data.version })}
        </p>
      )}
      {refusal === undefined ? null : <Notice tone="stop">{problemText(refusal, say)}</Notice>}
      {now.length === 0 ? (
        <EmptyState title={say('policy.none')}>
          <p className="quiet">{say('policy.none-hint')}</p>
        </EmptyState>
      ) : null}
      {now.map((choice, index) => (
        <article key={JSON.stringify(choice)} className="card stack close">
          <div className="cluster spread">
            <h2>
              <Link to={paths.rule(choice.rule)}>{nameOf(choice.rule)}</Link>
            </h2>
            {may('owner') ? (
              <Button look="quiet" onPress={() => setChoices(now.filter((_choice, other) => other !== index))}>
                {say('action.remove')}
              </Button>
            ) : null}
          </div>
          <p>{choiceText(choice, say)}</p>
          {choice.reason === undefined ? null : <p className="quiet">{choice.reason}</p>}
          {problems
            .filter(({ rule }) => rule === choice.rule)
            .map((problem) => (
              <Notice key={`${problem.code} ${problem.clause}`} tone="stop">
                {say(problem.code === 'loosens-without-reason' ? 'policy.problem.loosens' : 'policy.problem.other', {
                  code: problem.code,
                  example: problem.example ?? '',
                })}
              </Notice>
            ))}
          {may('owner') ? (
            <TextField
              label={say('policy.reason')}
              value={choice.reason ?? ''}
              onChange={(reason) =>
                setChoices(
                  now.map((other, at) => {
                    if (at !== index) return other
                    const { reason: _before, ...rest } = other
                    return (reason === '' ? rest : { ...rest, reason }) as PolicyChoice
                  }),
                )
              }
            />
          ) : null}
        </article>
      ))}
      {may('owner') ? (
        <section className="card stack">
          <h2>{say('policy.add')}</h2>
          <Select
            label={say('rules.rule')}
            value={adding}
            onChange={setAdding}
            placeholder={say('choose')}
            options={(rules.data?.rules ?? []).map(({ id, title }) => ({ value: id, label: title[language] }))}
          />
          {adding === undefined ? null : (
            <PolicyChoiceForm
              key={adding}
              ruleId={adding}
              onAdd={(choice) => {
                setChoices([...now, choice])
                setAdding(undefined)
              }}
            />
          )}
        </section>
      ) : null}
      {choices === undefined ? null : (
        <div className="cluster">
          <Button
            look="primary"
            onPress={() => void adopt()}
            whyNot={problems.length > 0 ? say('policy.not-valid') : undefined}
          >
            {say('policy.adopt')}
          </Button>
          <Button look="quiet" onPress={() => setChoices(undefined)}>
            {say('action.discard')}
          </Button>
        </div>
      )}
    </Page>
  )
}

function choiceText(choice: PolicyChoice, say: ReturnType<typeof useSpeech>['say']): string {
  if ('off' in choice) return say('policy.choice.off')
  if ('position' in choice) return say('policy.choice.position', { position: choice.position })
  if ('effect' in choice) {
    return say('policy.choice.effect', { clause: choice.clause, effect: say(`effect.${choice.effect}`) })
  }
  const window = Object.entries(choice.window)
    .map(([unit, n]) => `${n} ${say(`span.${unit as 'days'}`, { n })}`)
    .join(' ')
  return say('policy.choice.window', { clause: choice.clause, window })
}
