import { refusalOf } from '../../app/client.ts'
import { ProblemNotice } from '../../app/problem-text.tsx'
import { useSay } from '../../app/say.tsx'
import { EmptyState, Skeleton } from '../../ui/surfaces.tsx'
import { IntakeTable } from './intake-table.tsx'
import { useIntakes } from './use-intakes.ts'

export function PersonIntakes({ personId }: { readonly personId: string }) {
  const say = useSay()
  const pages = useIntakes(personId)
  if (pages.isPending) return <Skeleton lines={3} label={say('state.loading')} />
  if (pages.isError) return <ProblemNotice refusal={refusalOf(pages.error)} onRetry={() => void pages.refetch()} />
  const intakes = pages.data.pages.flatMap((page) => page.intakes)
  return intakes.length === 0 ? (
    <EmptyState title={say('intakes.none')} />
  ) : (
    <IntakeTable intakes={intakes} withNames={false} />
  )
}
