import { contract } from '@stipple/api/contract'
import { useQuery } from '@tanstack/react-query'
import { fetched, refusalOf } from '../../app/client.ts'
import { Link } from '../../app/link.tsx'
import { paths } from '../../app/paths.ts'
import { ProblemNotice } from '../../app/problem-text.tsx'
import { useMoment, useSay } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { EmptyState, Skeleton } from '../../ui/surfaces.tsx'
import { Table } from '../../ui/table.tsx'
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
      <Table
        keyOf={({ screeningId }) => screeningId}
        rows={screenings.data}
        columns={[
          {
            title: say('screenings.when'),
            cell: ({ screeningId, screenedAt }) => (
              <Link to={paths.screening(personId, screeningId)}>{moment(screenedAt)}</Link>
            ),
          },
          { title: say('screenings.intent'), cell: ({ intent }) => intentText(intent) },
          { title: say('screenings.outcome'), cell: ({ outcome }) => <OutcomeBadge outcome={outcome} /> },
          {
            title: say('screenings.decision'),
            cell: ({ judgement }) =>
              judgement === null
                ? say('screenings.not-judged')
                : `${say(`decision.${judgement.decision}`)} · ${judgement.byName}`,
          },
        ]}
      />
    </div>
  )
}
