import { contract } from '@stipple/api/contract'
import { doseReference } from '@stipple/domain/dose'
import { useQuery } from '@tanstack/react-query'
import { fetched } from '../../app/client.ts'
import { useSession } from '../../app/session.tsx'

/** Published thicknesses and depths with their sources, and the zones they may be asked for. */
export function useDoseReference() {
  const { clinicId } = useSession()
  return useQuery({
    queryKey: ['dose-reference', clinicId],
    queryFn: async ({ signal }) => {
      const { knowledgeVersion, content, sources, zones } = await fetched(
        contract.getDoseReference,
        { clinicId },
        signal,
      )
      return { knowledgeVersion, zones, ...doseReference(content, sources) }
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
}
