import { type Consideration, contract } from '@stipple/api/contract'
import type { Intent } from '@stipple/domain/candidacy'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { call, type Refusal } from '../../app/client.ts'
import { useSpeech } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'

/**
 * What is considered of a person for an intent, as it was asked last.
 *
 * @param skinType as the banner above shows it, where it can be asked too: another one is considered at once
 */
export function useConsideration(personId: string, intent: Intent, skinType: number | null) {
  const { language } = useSpeech()
  const { clinicId } = useSession()
  const queries = useQueryClient()
  const [consideration, setConsideration] = useState<Consideration>()
  const [refusal, setRefusal] = useState<Refusal>()

  /** Asks with what is known now; undefined when there was no answer. */
  const again = useCallback(async (): Promise<Consideration | undefined> => {
    const done = await call(contract.considerScreening, { clinicId, params: { personId }, body: { intent, language } })
    if (done.ok) {
      setConsideration(done.value)
      setRefusal(undefined)
      return done.value
    }
    setRefusal(done.problem)
    return undefined
  }, [clinicId, personId, intent, language])
  useEffect(() => {
    void again()
  }, [again, skinType])

  const refresh = useCallback(() => {
    for (const key of ['facts', 'person', 'timeline', 'screenings']) {
      void queries.invalidateQueries({ queryKey: [key, clinicId, personId] })
    }
  }, [queries, clinicId, personId])

  const considered = useCallback(
    (next: Consideration) => {
      setConsideration(next)
      refresh()
    },
    [refresh],
  )
  return { consideration, refusal, again, refresh, considered }
}
