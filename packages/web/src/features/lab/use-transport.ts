import type { CaseRefusal, Uncertainty } from '@stipple/domain/delivery'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { TransportAnswer, TransportAsked, TransportRan } from './transport-words.ts'

export const samples = 200

export type TransportState = {
  readonly isBusy: boolean
  readonly runs: number
  readonly ran?: TransportRan
  readonly uncertainty?: Uncertainty
  readonly refusal?: CaseRefusal
  readonly hasFailed?: boolean
}

const idle: TransportState = { isBusy: false, runs: 0 }

/** Runs cases in a worker of their own; a new one takes the place of the one before, and all end with the page. */
export function useTransport() {
  const worker = useRef<Worker | undefined>(undefined)
  const [state, setState] = useState<TransportState>(idle)
  const stop = useCallback(() => {
    worker.current?.terminate()
    worker.current = undefined
    setState((before) => ({ ...before, isBusy: false }))
  }, [])
  useEffect(() => () => worker.current?.terminate(), [])
  const start = useCallback((given: unknown) => {
    worker.current?.terminate()
    const made = new Worker(new URL('./transport-worker.ts', import.meta.url), { type: 'module' })
    worker.current = made
    setState({ isBusy: true, runs: 0 })
    made.addEventListener('message', ({ data }: MessageEvent<TransportAnswer>) =>
      setState((before) => heard(before, data)),
    )
    made.addEventListener('error', () => setState({ ...idle, hasFailed: true }))
    made.postMessage({ case: given, samples } satisfies TransportAsked)
  }, [])
  return { state, start, stop }
}

function heard(before: TransportState, answer: TransportAnswer): TransportState {
  switch (answer.kind) {
    case 'refused':
      return { ...idle, refusal: answer.refusal }
    case 'ran':
      return { isBusy: answer.isUncertain, runs: 0, ran: answer }
    case 'progress':
      return { ...before, runs: answer.runs }
    case 'band':
      return { ...before, isBusy: false, uncertainty: answer.uncertainty }
    default:
      return answer satisfies never
  }
}
