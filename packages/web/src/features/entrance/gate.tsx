import { contract } from '@stipple/api/contract'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { fetched, refusalOf } from '../../app/client.ts'
import { ProblemNotice } from '../../app/problem-text.tsx'
import { useSay } from '../../app/say.tsx'
import { chosenMembership, SessionProvider, useMe } from '../../app/session.tsx'
import { Notice, Skeleton } from '../../ui/surfaces.tsx'
import { Entrance } from './entrance.tsx'
import { InvitationPage } from './invitation-page.tsx'
import { ResetPage } from './reset-page.tsx'
import { SetUpPage } from './set-up-page.tsx'
import { SignInPage } from './sign-in-page.tsx'

/** Lets in whoever is signed in and works in a clinic; everybody else sees the page that brings them there. */
export function Gate({ children }: { readonly children: ReactNode }) {
  if (location.pathname === '/invitation') return <InvitationPage />
  if (location.pathname === '/reset') return <ResetPage />
  return <SignedInGate>{children}</SignedInGate>
}

function SignedInGate({ children }: { readonly children: ReactNode }) {
  const say = useSay()
  const me = useMe()
  if (me.isPending) {
    return (
      <Entrance>
        <Skeleton label={say('state.loading')} />
      </Entrance>
    )
  }
  if (me.isSuccess) {
    const membership = chosenMembership(me.data)
    if (membership) {
      return (
        <SessionProvider me={me.data} membership={membership}>
          {children}
        </SessionProvider>
      )
    }
    return (
      <Entrance>
        <Notice tone="wait" title={say('entrance.no-clinic')}>
          {say('entrance.no-clinic-why')}
        </Notice>
      </Entrance>
    )
  }
  const refusal = refusalOf(me.error)
  if (refusal.code === 'not-signed-in') return <NotSignedIn />
  return (
    <Entrance>
      <ProblemNotice refusal={refusal} onRetry={() => void me.refetch()} />
    </Entrance>
  )
}

function NotSignedIn() {
  const say = useSay()
  const installation = useQuery({
    queryKey: ['installation'],
    queryFn: ({ signal }) => fetched(contract.getInstallation, {}, signal),
  })
  if (installation.isPending) {
    return (
      <Entrance>
        <Skeleton label={say('state.loading')} />
      </Entrance>
    )
  }
  if (installation.isError) {
    return (
      <Entrance>
        <ProblemNotice refusal={refusalOf(installation.error)} onRetry={() => void installation.refetch()} />
      </Entrance>
    )
  }
  return installation.data.setUp ? <SignInPage mail={installation.data.mail} /> : <SetUpPage />
}
