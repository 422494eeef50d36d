import type { Outcome } from '@stipple/domain/candidacy'
import { useSay } from '../../app/say.tsx'
import { Badge, signs, type Tone } from '../../ui/surfaces.tsx'

export const outcomeLook: Readonly<Record<Outcome, { readonly tone: Tone; readonly icon: (typeof signs)['stop'] }>> = {
  proceed: { tone: 'go', icon: signs.go },
  'proceed-with-precautions': { tone: 'go', icon: signs.know },
  defer: { tone: 'wait', icon: signs.wait },
  refer: { tone: 'wait', icon: signs.refer },
  'do-not-treat': { tone: 'stop', icon: signs.stop },
  'cannot-tell': { tone: 'know', icon: signs.ask },
}

export function OutcomeBadge({ outcome }: { readonly outcome: Outcome }) {
  const say = useSay()
  return <Badge {...outcomeLook[outcome]}>{say(`outcome.${outcome}`)}</Badge>
}
