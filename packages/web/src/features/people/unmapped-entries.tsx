import { contract, type DecidedEntry, type UnmappedEntry } from '@stipple/api/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call, fetched, refusalOf } from '../../app/client.ts'
import { ProblemNotice, problemText } from '../../app/problem-text.tsx'
import { useMoment, useSpeech } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/surfaces.tsx'
import { useToast } from '../../ui/toasts.tsx'
import type { Statement } from './fact-draft.ts'
import { EntryMeaningDialog } from './entry-meaning-dialog.tsx'

export type UnmappedEntriesProps = {
  readonly personId: string
  /** What is known has changed. */
  readonly onChanged?: () => void
}

/** Entries of imported records that no map knows: somebody says what they mean, or that they do not matter. */
export function UnmappedEntries({ personId, onChanged }: UnmappedEntriesProps) {
  const { say, language } = useSpeech()
  const { clinicId, may } = useSession()
  const queries = useQueryClient()
  const toast = useToast()
  const [asked, setAsked] = useState<UnmappedEntry>()
  const entries = useQuery({
    queryKey: ['entries', clinicId, personId, language],
    queryFn: ({ signal }) =>
      fetched(contract.listEntries, { clinicId, params: { personId }, query: { language } }, signal),
  })
  const changed = async () => {
    onChanged?.()
    await Promise.all(
      ['entries', 'facts', 'person', 'timeline'].map((key) =>
        queries.invalidateQueries({ queryKey: [key, clinicId, personId] }),
      ),
    )
  }
  const reopen = async (meaningId: string) => {
    const done = await call(contract.reopenEntry, { clinicId, params: { personId, meaningId } })
    if (!done.ok) toast(problemText(done.problem, say))
    await changed()
  }
  const decide = async (entry: UnmappedEntry, means: Statement | null) => {
    const done = await call(contract.decideEntry, { clinicId, params: { personId }, body: { entry, means } })
    if (!done.ok) {
      toast(problemText(done.problem, say))
      await changed()
      return
    }
    const { meaningId } = done.value
    setAsked(undefined)
    await changed()
    toast(say(means === null ? 'entries.noted-irrelevant' : 'entries.noted'), () => void reopen(meaningId))
  }
  if (entries.isError) {
    return <ProblemNotice refusal={refusalOf(entries.error)} onRetry={() => void entries.refetch()} />
  }
  const { open = [], decided = [] } = entries.data ?? {}
  const works = may('clinician', 'assistant')
  return (
    <>
      {open.length === 0 ? null : (
        <Notice tone="wait" title={say('facts.unmapped', { n: open.length })}>
          <ul role="list" className="entries">
            {open.map((entry) => (
              <li key={JSON.stringify(entry)}>
                <EntryName entry={entry} count={entry.count} />
                {works ? (
                  <span className="cluster">
                    <Button
                      aria-label={say('entries.decide-of', { entry: nameOf(entry, say('unknown')) })}
                      onPress={() => setAsked(keyOf(entry))}
                    >
                      {say('entries.decide')}
                    </Button>
                    <Button
                      look="quiet"
                      aria-label={say('entries.irrelevant-of', { entry: nameOf(entry, say('unknown')) })}
                      onPress={() => void decide(keyOf(entry), null)}
                    >
                      {say('entries.irrelevant')}
                    </Button>
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {decided.length === 0 ? null : <Decided decided={decided} onReopen={works ? reopen : undefined} />}
      {asked === undefined ? null : (
        <EntryMeaningDialog
          name={nameOf(asked, say('unknown'))}
          onSave={(means) => decide(asked, means)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  )
}

const keyOf = ({ system, code, display, type }: UnmappedEntry): UnmappedEntry => ({ system, code, display, type })
const nameOf = ({ display, code }: UnmappedEntry, unknown: string) => display ?? code ?? unknown

function EntryName({ entry, count }: { readonly entry: UnmappedEntry; readonly count: number }) {
  const { say } = useSpeech()
  const { display, code, type } = entry
  return (
    <span>
      {nameOf(entry, say('unknown'))}{' '}
      <span className="small quiet">
        {type} {display === null ? '' : (code ?? '')} {count > 1 ? `× ${count}` : ''}
      </span>
    </span>
  )
}

type DecidedProps = {
  readonly decided: readonly DecidedEntry[]
  readonly onReopen: ((meaningId: string) => Promise<void>) | undefined
}

function Decided({ decided, onReopen }: DecidedProps) {
  const { say } = useSpeech()
  const moment = useMoment()
  return (
    <details className="decided-entries">
      <summary>{say('entries.decided', { n: decided.length })}</summary>
      <ul role="list" className="entries">
        {decided.map((entry) => (
          <li key={entry.meaningId}>
            <span>
              <EntryName entry={entry} count={1} /> → <b>{entry.title ?? say('entries.is-irrelevant')}</b>{' '}
              <span className="small quiet">{moment(entry.decidedAt)}</span>
            </span>
            {onReopen === undefined ? null : (
              <Button
                look="quiet"
                aria-label={say('entries.reopen-of', { entry: nameOf(entry, say('unknown')) })}
                onPress={() => void onReopen(entry.meaningId)}
              >
                {say('entries.reopen')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
