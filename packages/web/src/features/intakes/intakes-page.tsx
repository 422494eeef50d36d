import { refusalOf } from '../../app/client.ts'
import { ProblemNotice } from '../../app/problem-text.tsx'
import { useSay } from '../../app/say.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState, Page, Skeleton } from '../../ui/surfaces.tsx'
import { IntakeTable } from './intake-table.tsx'
import { useIntakes } from './use-intakes.ts'

export function IntakesPage() {
  const say = useSay()
  const pages = useIntakes()
  const intakes = pages.data?.pages.flatMap((page) => page.intakes) ?? []
  return (
    <Page title={say('nav.intakes')} lead={say('intakes.lead')}>
      {pages.isPending ? <Skeleton lines={6} label={say('state.loading')} /> : null}
      {pages.isError ? <ProblemNotice refusal={refusalOf(pages.error)} onRetry={() => void pages.refetch()} /> : null}
      {pages.isSuccess && intakes.length === 0 ? (
        <EmptyState title={say('intakes.none')}>
          <p className="quiet">{say('intakes.none-hint')}</p>
        </EmptyState>
      ) : null}
      {intakes.length > 0 ? <IntakeTable intakes={intakes} withNames /> : null}
      {pages.hasNextPage ? (
        <div>
          <Button onPress={() => void pages.fetchNextPage()}>{say('action.more')}</Button>
        </div>
      ) : null}
    </Page>
  )
}
