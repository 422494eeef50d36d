import { contract } from '@stipple/api/contract'
import { useQuery } from '@tanstack/react-query'
import { fetched, refusalOf } from '../../app/client.ts'
import { Link } from '../../app/link.tsx'
import { paths } from '../../app/paths.ts'
import { ProblemNotice } from '../../app/problem-text.tsx'
import { useMoment, useSay } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { Badge, EmptyState, Skeleton } from '../../ui/surfaces.tsx'
import { Table } from '../../ui/table.tsx'
import { useChoices } from '../screening/use-choices.ts'

/** Plans of a person, newest first. */
export function PersonPlans({ personId }: { readonly personId: string }) {
  const say = useSay()
  const moment = useMoment()
  const { clinicId, may } = useSession()
  const { indicationName } = useChoices()
  const plans = useQuery({
    queryKey: ['plans', clinicId, personId],
    queryFn: ({ signal }) => fetched(contract.listPlans, { clinicId, params: { personId } }, signal),
  })
  if (plans.isPending) return <Skeleton lines={4} label={say('state.loading')} />
  if (plans.isError) return <ProblemNotice refusal={refusalOf(plans.error)} onRetry={() => void plans.refetch()} />
  const begin = may('clinician') ? (
    <Link to={paths.newPlan(personId)} className="button primary">
      {say('plan.new')}
    </Link>
  ) : null
  if (plans.data.length === 0) {
    return (
      <EmptyState title={say('plan.none')}>
        <p className="quiet">{say('plan.none-hint')}</p>
        {begin}
      </EmptyState>
    )
  }
  return (
    <div className="stack">
      <div>{begin}</div>
      <div className="table-frame">
        <Table
          keyOf={({ planId }) => planId}
          rows={plans.data}
          columns={[
            {
              title: say('plan.title'),
              cell: ({ planId, indication, modality }) => (
                <Link to={paths.plan(personId, planId)}>
                  {indicationName(indication)} · {say(`modality.${modality}`)}
                </Link>
              ),
            },
            {
              title: say('plan.version'),
              cell: ({ current }) => (
                <Badge tone={current.state === 'approved' ? 'go' : current.state === 'draft' ? 'know' : 'plain'}>
                  {say(`plan.state.${current.state}`, { version: current.version })}
                </Badge>
              ),
            },
            { title: say('plan.in-force'), cell: ({ inForce }) => inForce ?? say('plan.nothing') },
            {
              title: say('plan.saved-on'),
              cell: ({ current }) => (
                <>
                  {moment(current.savedAt)} · {current.savedBy}
                </>
              ),
            },
          ]}
        />
      </div>
    </div>
  )
}
