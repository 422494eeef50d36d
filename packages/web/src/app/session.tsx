import { contract, type Me, type Role } from '@stipple/api/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext } from 'react'
import { fetched, refusalOf } from './client.ts'

export type Membership = Me['memberships'][number]
export type Session = {
  readonly me: Me
  readonly clinicId: string
  readonly clinicName: string
  readonly roles: readonly Role[]
  readonly may: (...roles: readonly Role[]) => boolean
}

const SessionContext = createContext<Session | undefined>(undefined)

/** Who is signed in, in which clinic. Only inside the application, behind the sign-in. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession: nobody is signed in here')
  return session
}

const keptAs = 'stipple.clinic'

/** The clinic that was worked in last on this browser, else the first. */
export function chosenMembership(me: Me): Membership | undefined {
  const kept = localStorage.getItem(keptAs)
  return me.memberships.find(({ clinicId }) => clinicId === kept) ?? me.memberships[0]
}

export function chooseClinic(clinicId: string): void {
  localStorage.setItem(keptAs, clinicId)
}

export function SessionProvider({ me, membership, children }: { me: Me; membership: Membership; children: ReactNode }) {
  const { clinicId, clinicName, roles } = membership
  const may = (...asked: readonly Role[]) => asked.some((role) => roles.includes(role))
  return <SessionContext value={{ me, clinicId, clinicName, roles, may }}>{children}</SessionContext>
}

export const meKey = ['me'] as const

export function useMe() {
  return useQuery({
    queryKey: meKey,
    queryFn: ({ signal }) => fetched(contract.getMe, {}, signal),
    retry: (count, error) => refusalOf(error).code !== 'not-signed-in' && count < 2,
    staleTime: 60_000,
  })
}

/** Forgets everything that was fetched for whoever was signed in. */
export function useForget(): () => void {
  const queries = useQueryClient()
  return () => void queries.resetQueries()
}
