import { contract } from '@stipple/api/contract'
import { useQuery } from '@tanstack/react-query'
import { fetched } from '../../app/client.ts'
import { useSession } from '../../app/session.tsx'

export function useRules() {
  const { clinicId } = useSession()
  return useQuery({
    queryKey: ['rules', clinicId],
    queryFn: ({ signal }) => fetched(contract.listRules, { clinicId }, signal),
    staleTime: 60_000,
  })
}
