import type { Person } from '@stipple/api/contract'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useSay } from '../../app/say.tsx'
import { useToast } from '../../ui/toasts.tsx'

export type LedHere = {
  /** As the address names the person. */
  readonly personId: string
  readonly person: Person | undefined
  readonly addressOf: (personId: string) => string
}

/** Goes on to the entry that an address leads to since its own was merged, and says so. */
export function useLedHere({ personId, person, addressOf }: LedHere): void {
  const say = useSay()
  const toast = useToast()
  const navigate = useNavigate()
  const now = person?.personId
  useEffect(() => {
    if (now === undefined || now === personId) return
    toast(say('merge.led-here'))
    void navigate({ to: addressOf(now) as '/', replace: true })
  }, [now, personId, addressOf, navigate, say, toast])
}
