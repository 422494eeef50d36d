import { Button } from '../ui/button.tsx'
import { FaultState, Page } from '../ui/surfaces.tsx'
import { useSay } from './say.tsx'

/** A page that broke: the others still work. */
export function RouteFault({ reset }: { readonly reset: () => void }) {
  const say = useSay()
  return (
    <Page title={say('fault.title')}>
      <FaultState title={say('fault.lead')} action={<Button onPress={reset}>{say('action.retry')}</Button>}>
        {say('fault.what')}
      </FaultState>
    </Page>
  )
}
