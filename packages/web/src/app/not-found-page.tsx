import { EmptyState, Page } from '../ui/surfaces.tsx'
import { Link } from './link.tsx'
import { paths } from './paths.ts'
import { useSay } from './say.tsx'

export function NotFoundPage() {
  const say = useSay()
  return (
    <Page title={say('not-found.title')}>
      <EmptyState title={say('not-found.lead')}>
        <Link to={paths.people()}>{say('nav.people')}</Link>
      </EmptyState>
    </Page>
  )
}
