import { contract } from '@stipple/api/contract'
import type { PlanFinding } from '@stipple/domain/planning'
import { useQuery } from '@tanstack/react-query'
import { fetched, refusalOf } from '../../app/client.ts'
import { Link } from '../../app/link.tsx'
import { paths } from '../../app/paths.ts'
import { ProblemNotice } from '../../app/problem-text.tsx'
import { usePartialDate, useSpeech } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { EmptyState, Page, Skeleton } from '../../ui/surfaces.tsx'
import { findingText } from './finding-text.ts'
import { usePlanningCatalogue, usePlanningNames, type PlanningCatalogue } from './use-planning.ts'

/** Signed plans for which the content of today finds what was not found when they were signed. */
export function PlansReviewPage() {
  const { say } = useSpeech()
  const { clinicId } = useSession()
  const catalogue = usePlanningCatalogue()
  const review = useQuery({
    queryKey: ['plans-to-review', clinicId],
    queryFn: ({ signal }) => fetched(contract.listPlansToReview, { clinicId }, signal),
  })
  return (
    <Page title={say('plan.review')} lead={say('plan.review-lead')}>
      {review.isError ? (
        <ProblemNotice refusal={refusalOf(review.error)} onRetry={() => void review.refetch()} />
      ) : null}
      {review.isPending || catalogue.isPending ? <Skeleton lines={5} label={say('state.loading')} /> : null}
      {review.data && catalogue.data ? <Reviewed review={review.data} catalogue={catalogue.data} /> : null}
    </Page>
  )
}

type ReviewedProps = {
  readonly review: {
    readonly checked: number
    readonly plans: readonly {
      readonly planId: string
      readonly version: number
      readonly personId: string
      readonly personName: string
      readonly indication: string
      readonly added: readonly unknown[]
      readonly gone: readonly string[]
    }[]
  }
  readonly catalogue: PlanningCatalogue
}

function Reviewed({ review, catalogue }: ReviewedProps) {
  const { say, language } = useSpeech()
  const date = usePartialDate()
  const names = usePlanningNames(catalogue)
  const words = { say, names, catalogue, language, date }
  if (review.plans.length === 0) {
    return <EmptyState title={say('plan.review-none', { n: review.checked })} />
  }
  return (
    <ul className="stack" role="list">
      {review.plans.map(({ planId, version, personId, personName, indication, added, gone }) => (
        <li key={planId} className="card stack close">
          <Link to={paths.plan(personId, planId, version)}>
            {personName} · {names.indication(indication)} · {say('plan.version-n', { version })}
          </Link>
          <ul>
            {(added as readonly PlanFinding[]).map((finding) => (
              <li key={finding.key}>
                {say(`plan.severity.${finding.severity}`)}: {findingText(finding, words)}
              </li>
            ))}
          </ul>
          {gone.length === 0 ? null : <p className="small quiet">{say('plan.review-gone', { n: gone.length })}</p>}
        </li>
      ))}
    </ul>
  )
}
