import { contract } from '@stipple/api/contract'
import { useQuery } from '@tanstack/react-query'
import { fetched, refusalOf } from '../../app/client.ts'
import { ProblemNotice } from '../../app/problem-text.tsx'
import { type MessageKey, useMoment, useSpeech } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { EmptyState, Skeleton } from '../../ui/surfaces.tsx'

/** What happened with a person here, newest first. */
export function Timeline({ personId }: { readonly personId: string }) {
  const { say } = useSpeech()
  const { clinicId } = useSession()
  const moment = useMoment()
  const events = useQuery({
    queryKey: ['timeline', clinicId, personId],
    queryFn: ({ signal }) => fetched(contract.getTimeline, { clinicId, params: { personId } }, signal),
  })
  if (events.isPending) return <Skeleton lines={5} label={say('state.loading')} />
  if (events.isError) return <ProblemNotice refusal={refusalOf(events.error)} onRetry={() => void events.refetch()} />
  if (events.data.length === 0) return <EmptyState title={say('timeline.none')} />
  return (
    <ol role="list" className="timeline">
      {events.data.map(({ at, kind, detail, reference }) => (
        <li key={`${at} ${kind} ${reference}`}>
          <time dateTime={at} className="quiet">
            {moment(at)}
          </time>
          <span>
            {say(`timeline.${kind}`)}
            {detail === null ? null : <span className="quiet"> · {detailText(kind, detail, say)}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}

function detailText(kind: string, detail: string, say: ReturnType<typeof useSpeech>['say']): string {
  if (kind === 'screened') return say(`outcome.${detail}` as MessageKey)
  if (kind === 'merged') return detail
  if (kind === 'judged') return say(`decision.${detail}` as MessageKey)
  return say('timeline.facts-count', { n: Number(detail) })
}
