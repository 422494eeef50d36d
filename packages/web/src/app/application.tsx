import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { Gate } from '../features/entrance/gate.tsx'
import { Toasts } from '../ui/toasts.tsx'
import { refusalOf } from './client.ts'
import { router } from './router.tsx'
import { Speech, useSay } from './say.tsx'

/** Only what may go better the next time is tried again. */
const passing: readonly string[] = ['offline', 'unavailable', 'unexpected']

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, error) => count < 2 && passing.includes(refusalOf(error).code),
      staleTime: 5_000,
      refetchOnWindowFocus: true,
    },
  },
})

export function Application() {
  return (
    <QueryClientProvider client={queries}>
      <Speech>
        <Inside />
      </Speech>
    </QueryClientProvider>
  )
}

function Inside() {
  const say = useSay()
  return (
    <Toasts undo={say('action.undo')}>
      <Gate>
        <RouterProvider router={router} />
      </Gate>
    </Toasts>
  )
}
