import { contract } from '@stipple/api/contract'
import { useQuery } from '@tanstack/react-query'
import { fetched, refusalOf } from '../../app/client.ts'
import { Link } from '../../app/link.tsx'
import { paths } from '../../app/paths.ts'
import { ProblemNotice } from '../../app/problem-text.tsx'
import { useMoment, useSay } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { EmptyState, Skeleton } from '../../ui/surfaces.tsx'
import { useIntentText } from './intent-text.ts'
import { OutcomeBadge } from './outcome-badge.tsx'

/** Stored screenings of a person, newest first. */
export function ScreeningList({ personId }: { readonly personId: string }) {
  const say = useSay()
  const moment = useMoment()
  const { clinicId } = useSession()
  const intentText = useIntentText()
  const screenings = useQuery({
    queryKey: ['screenings', clinicId, personId],
    queryFn: ({ signal }) => fetched(contract.listScreenings, { clinicId, params: { personId } }, signal),
  })
  if (screenings.isPending) return <Skeleton lines={4} label={say('state.loading')} />
  if (screenings.isError) {
    return <ProblemNotice refusal={refusalOf(screenings.error)} onRetry={() => void screenings.refetch()} />
  }
  if (screenings.data.length === 0) {
    return (
      <EmptyState title={say('screenings.none')}>
        <p className="quiet">{say('screenings.none-hint')}</p>
        <Link to={paths.screen(personId)} className="button primary">
          {say('screening.start')}
        </Link>
      </EmptyState>
    )
  }
  return (
    <div className="table-frame">
      <table className="table">
        <thead>
          <tr>
            <th>{say('screenings.when')}</th>
            <th>{say('screenings.intent')}</th>
            <th>{say('screenings.outcome')}</th>
            <th>{say('screenings.decision')}</th>
          </tr>
        </thead>
        <tbody>
          {screenings.data.map(({ screeningId, intent, outcome, screenedAt, judgement }) => (
            <tr key={screeningId}>
              <td>
                <Link to={paths.screening(personId, screeningId)}>{moment(screenedAt)}</Link>
              </td>
              <td>{intentText(intent)}</td>
              <td>
                <OutcomeBadge outcome={outcome} />
              </td>
              <td>
                {judgement === null
                  ? say('screenings.not-judged')
                  : `${say(`decision.${judgement.decision}`)} · ${judgement.byName}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
