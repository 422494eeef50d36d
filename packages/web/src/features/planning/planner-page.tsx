import type { PlanDocument } from '@stipple/api/contract'
import { useParams } from '@tanstack/react-router'
import { refusalOf } from '../../app/client.ts'
import { ProblemNotice } from '../../app/problem-text.tsx'
import { useSay } from '../../app/say.tsx'
import { Skeleton } from '../../ui/surfaces.tsx'
import { Planner } from './planner.tsx'
import { usePlan, usePlanningCatalogue } from './use-planning.ts'
import './planning.css'

/** One plan: edited while it is a draft, read once it was signed. */
export function PlannerPage() {
  const say = useSay()
  const { planId, version } = useParams({ strict: false }) as { planId: string; version?: string }
  const plan = usePlan(planId, version === undefined ? undefined : Number(version))
  const catalogue = usePlanningCatalogue()
  if (plan.isError || catalogue.isError) {
    return (
      <div className="page">
        <ProblemNotice
          refusal={refusalOf(plan.error ?? catalogue.error)}
          onRetry={() => {
            void plan.refetch()
            void catalogue.refetch()
          }}
        />
      </div>
    )
  }
  if (plan.isPending || catalogue.isPending) {
    return (
      <div className="page">
        <Skeleton lines={10} label={say('state.loading')} />
      </div>
    )
  }
  const shown: PlanDocument = plan.data
  const { revision } = shown.versions.find(({ version }) => version === shown.version) ?? { revision: 0 }
  return (
    <Planner
      key={`${planId} ${shown.version} ${revision}`}
      document={shown}
      catalogue={catalogue.data}
      reload={() => void plan.refetch()}
    />
  )
}
