import { contract, type FactEntry } from '@stipple/api/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call, fetched, refusalOf } from '../../app/client.ts'
import { ProblemNotice, problemText } from '../../app/problem-text.tsx'
import { useMoment, useSpeech } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/fields.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { Badge, EmptyState, Skeleton } from '../../ui/surfaces.tsx'
import { Table } from '../../ui/table.tsx'
import { RecordFactDialog } from './record-fact-dialog.tsx'
import { UnmappedEntries } from './unmapped-entries.tsx'
import { useStatementText } from './statement-text.ts'

export const factsKey = (clinicId: string, personId: string) => ['facts', clinicId, personId] as const

/** What is known of a person, with where it came from. */
export function FactList({ personId }: { readonly personId: string }) {
  const { say, language } = useSpeech()
  const { clinicId, may } = useSession()
  const [typed, setTyped] = useState('')
  const [adding, setAdding] = useState(false)
  const facts = useQuery({
    queryKey: [...factsKey(clinicId, personId), language],
    queryFn: ({ signal }) =>
      fetched(contract.listFacts, { clinicId, params: { personId }, query: { language } }, signal),
  })
  if (facts.isPending) return <Skeleton lines={6} label={say('state.loading')} />
  if (facts.isError) return <ProblemNotice refusal={refusalOf(facts.error)} onRetry={() => void facts.refetch()} />
  const asked = typed.trim().toLocaleLowerCase(language)
  const shown = facts.data.facts.filter(({ title }) => title.toLocaleLowerCase(language).includes(asked))
  const present = shown.filter(({ statement }) => statement.answer === 'present')
  const others = shown.filter(({ statement }) => statement.answer !== 'present')
  return (
    <div className="stack">
      <div className="cluster spread">
        <TextField label={say('facts.filter')} type="search" value={typed} onChange={setTyped} />
        {may('clinician', 'assistant') ? <Button onPress={() => setAdding(true)}>{say('facts.add')}</Button> : null}
      </div>
      {facts.data.facts.length === 0 ? <EmptyState title={say('facts.none')} /> : null}
      {present.length > 0 ? <FactTable personId={personId} title={say('facts.present')} facts={present} /> : null}
      {others.length > 0 ? <FactTable personId={personId} title={say('facts.others')} facts={others} /> : null}
      <UnmappedEntries personId={personId} />
      {adding ? <RecordFactDialog personId={personId} onClose={() => setAdding(false)} /> : null}
    </div>
  )
}

type FactTableProps = { readonly personId: string; readonly title: string; readonly facts: readonly FactEntry[] }

function FactTable({ personId, title, facts }: FactTableProps) {
  const { say } = useSpeech()
  const { clinicId, may } = useSession()
  const queries = useQueryClient()
  const toast = useToast()
  const moment = useMoment()
  const statementText = useStatementText()
  const params = { personId }
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: factsKey(clinicId, personId) }),
      queries.invalidateQueries({ queryKey: ['person', clinicId, personId] }),
    ])
  const withdraw = async ({ factId }: FactEntry) => {
    const done = await call(contract.recordFacts, { clinicId, params, body: { statements: [], withdraw: [factId] } })
    await refresh()
    if (!done.ok) {
      toast(problemText(done.problem, say))
      return
    }
    toast(say('facts.withdrawn'), () => {
      const body = { statements: [], withdraw: [], restore: [factId] }
      void call(contract.recordFacts, { clinicId, params, body }).then(refresh)
    })
  }
  return (
    <section className="stack close">
      <h2>{title}</h2>
      <div className="table-frame">
        <Table
          keyOf={({ factId }) => factId}
          rows={facts}
          columns={[
            { title: say('facts.what'), cell: ({ title }) => title },
            { title: say('facts.said'), cell: ({ statement }) => statementText(statement) },
            {
              title: say('facts.from'),
              cell: ({ statement: { source }, assertedAt }) => (
                <>
                  <Badge>{say(`source.${source.from}`)}</Badge>{' '}
                  <span className="small quiet">{source.reference ?? moment(assertedAt)}</span>
                </>
              ),
            },
            {
              title: say('facts.actions'),
              holds: 'actions',
              cell: (entry) =>
                may('clinician', 'assistant') ? (
                  <Button
                    look="quiet"
                    aria-label={say('facts.withdraw-of', { fact: entry.title })}
                    onPress={() => void withdraw(entry)}
                  >
                    {say('facts.withdraw')}
                  </Button>
                ) : null,
            },
          ]}
        />
      </div>
    </section>
  )
}
