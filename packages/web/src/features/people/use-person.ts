import { contract } from '@stipple/api/contract'
import { useQuery } from '@tanstack/react-query'
import { fetched } from '../../app/client.ts'
import { useSpeech } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'

/** The head of a chart. An id that was merged answers with the person it leads to. */
export function usePerson(personId: string) {
  const { language } = useSpeech()
  const { clinicId } = useSession()
  return useQuery({
    queryKey: ['person', clinicId, personId, language],
    queryFn: ({ signal }) =>
      fetched(contract.getPerson, { clinicId, params: { personId }, query: { language } }, signal),
  })
}
