import { contract } from '@stipple/api/contract'
import { useQuery } from '@tanstack/react-query'
import { fetched } from '../../app/client.ts'
import { useSession } from '../../app/session.tsx'

/** Entries that may be the same person; asked by those only who may merge them. */
export function useDuplicates(personId: string) {
  const { clinicId, may } = useSession()
  return useQuery({
    queryKey: ['duplicates', clinicId, personId],
    queryFn: ({ signal }) => fetched(contract.findDuplicates, { clinicId, params: { personId } }, signal),
    enabled: may('clinician', 'owner'),
    staleTime: 60_000,
  })
}
