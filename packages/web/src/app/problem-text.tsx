import type { ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { FaultState } from '../ui/surfaces.tsx'
import type { Refusal } from './client.ts'
import { type MessageKey, type Say, useSay } from './say.tsx'

/** A problem in words: what happened and what to do. */
export function problemText(refusal: Refusal, say: Say): string {
  if (refusal.code === 'offline') return say('problem.offline')
  const seconds = refusal.retryAfterSeconds ?? 60
  const minutes = Math.max(1, Math.ceil(seconds / 60))
  return say(`problem.${refusal.code}` satisfies MessageKey, { minutes })
}

export type ProblemNoticeProps = { readonly refusal: Refusal; readonly onRetry?: (() => void) | undefined }

/** Where something could not be fetched. */
export function ProblemNotice({ refusal, onRetry }: ProblemNoticeProps): ReactNode {
  const say = useSay()
  return (
    <FaultState
      title={say('problem.title')}
      action={
        onRetry === undefined ? undefined : (
          <div>
            <Button onPress={onRetry}>{say('action.retry')}</Button>
          </div>
        )
      }
    >
      {problemText(refusal, say)}
    </FaultState>
  )
}
