import { type CallOf, type Consideration, contract } from '@stipple/api/contract'
import type { Intent } from '@stipple/domain/candidacy'
import { useState } from 'react'
import { call, type Refusal } from '../../app/client.ts'
import { problemText } from '../../app/problem-text.tsx'
import { useSpeech } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { useToast } from '../../ui/toasts.tsx'
import type { Statement } from '../people/fact-draft.ts'
import { type Correction, standingOf } from './correction.ts'

type Change = Pick<CallOf<(typeof contract)['correctFacts']>['body'], 'statements' | 'withdraw' | 'restore'>

export type CorrectionsOf = {
  readonly personId: string
  readonly intent: Intent
  readonly onConsidered: (consideration: Consideration) => void
  /** Considers with what is known now. */
  readonly again: () => Promise<Consideration | undefined>
}

/** Correcting in place: one correction at a time, which is kept until it is saved or let go of, and can be undone. */
export function useCorrections({ personId, intent, onConsidered, again }: CorrectionsOf) {
  const { say, language } = useSpeech()
  const { clinicId } = useSession()
  const toast = useToast()
  const [correction, setCorrection] = useState<Correction>()
  const [refusal, setRefusal] = useState<Refusal>()

  const change = (given: Change) =>
    call(contract.correctFacts, { clinicId, params: { personId }, body: { intent, language, ...given } })

  const undo = async (noted: readonly string[], withdrawn: readonly string[]) => {
    const undone = await change({ statements: [], withdraw: [...noted], restore: [...withdrawn] })
    if (undone.ok) {
      onConsidered(undone.value)
      return
    }
    toast(problemText(undone.problem, say))
    await again()
  }

  /** Offers to take back what was noted, and to let stand again what that took the place of. */
  const offerUndo = (text: string, noted: readonly string[], withdrawn: readonly string[]) => {
    if (noted.length === 0 && withdrawn.length === 0) {
      toast(text)
      return
    }
    toast(text, () => void undo(noted, withdrawn))
  }

  const save = async (statement: Statement) => {
    if (!correction) return
    const { corrects } = correction
    const done = await change({ statements: [statement], withdraw: [...corrects] })
    if (done.ok) {
      setCorrection(undefined)
      setRefusal(undefined)
      onConsidered(done.value)
      offerUndo(say('correction.saved'), done.value.noted, corrects)
      return
    }
    if (done.problem.code !== 'already-withdrawn') {
      setRefusal(done.problem)
      return
    }
    // What is on the screen is old; what was written stays, to be saved in the place of what stands now, or let go of.
    const now = await again()
    if (!now) return
    const standing = standingOf(correction.concept, now.facts).map(({ factId }) => factId)
    setCorrection({ ...correction, corrects: standing, overtaken: true })
  }

  return {
    correction,
    refusal,
    open: (opened: Omit<Correction, 'overtaken'>) => {
      setRefusal(undefined)
      setCorrection({ ...opened, overtaken: false })
    },
    edit: (draft: Correction['draft']) => setCorrection(correction && { ...correction, draft }),
    close: () => setCorrection(undefined),
    save,
    offerUndo,
  }
}

export type Corrections = ReturnType<typeof useCorrections>
