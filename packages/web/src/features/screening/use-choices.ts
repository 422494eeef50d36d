import { contract, type ReceivedOf } from '@stipple/api/contract'
import { useQuery } from '@tanstack/react-query'
import { fetched } from '../../app/client.ts'
import { useSpeech } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'

export type Choices = ReceivedOf<(typeof contract)['getChoices']>

/** What an intent is made of, in words. The content changes with an upgrade only, so it is fetched once. */
export function useChoices() {
  const { language } = useSpeech()
  const { clinicId, may } = useSession()
  const { data: choices } = useQuery({
    queryKey: ['choices', clinicId],
    queryFn: ({ signal }) => fetched(contract.getChoices, { clinicId }, signal),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: may('owner', 'clinician', 'assistant'),
  })
  const named = (of: 'indications' | 'zones' | 'adjuncts' | 'concepts') => (id: string) =>
    choices?.[of].find((entry) => entry.id === id)?.title[language] ?? id
  return {
    choices,
    indicationName: named('indications'),
    zoneName: named('zones'),
    adjunctName: named('adjuncts'),
    conceptName: named('concepts'),
  }
}
