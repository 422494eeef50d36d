import { contract } from '@stipple/api/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { fetched } from '../../app/client.ts'
import { useSession } from '../../app/session.tsx'

/** Links that were sent, newest first; of one person or of everybody. */
export function useIntakes(personId?: string) {
  const { clinicId } = useSession()
  return useInfiniteQuery({
    queryKey: ['intakes', clinicId, personId],
    queryFn: ({ pageParam, signal }) => {
      const query = {
        ...(personId === undefined ? {} : { personId }),
        ...(pageParam === '' ? {} : { after: pageParam }),
      }
      return fetched(contract.listIntakes, { clinicId, query }, signal)
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })
}
