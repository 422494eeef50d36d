import { contract } from '@stipple/api/contract'
import { type Plan, planSchema } from '@stipple/domain/planning'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../app/client.ts'
import { useSession } from '../../app/session.tsx'

/** How it stands with what was typed. Nothing typed is ever only in memory: it is kept in the browser at once. */
export type SaveState = 'saved' | 'saving' | 'kept-here' | 'conflict' | 'refused'

const waitMs = 700
const retryMs = 5_000

type Key = { readonly planId: string; readonly version: number }
const keptAs = ({ planId, version }: Key) => `stipple.plan.${planId}.${version}`

/** What was typed here and did not reach the server, when it began from the same save. */
export function keptDraft(key: Key, revision: number): Plan | undefined {
  const text = localStorage.getItem(keptAs(key))
  if (text === null) return undefined
  try {
    const kept = JSON.parse(text) as { readonly revision: number; readonly plan: unknown }
    const plan = planSchema.safeParse(kept.plan)
    return kept.revision === revision && plan.success ? plan.data : undefined
  } catch {
    return undefined
  }
}

/** Whether something is kept here that began from another save than the one on the server. */
export function hasOtherDraft(key: Key, revision: number): boolean {
  return localStorage.getItem(keptAs(key)) !== null && keptDraft(key, revision) === undefined
}

export const forgetDraft = (key: Key) => localStorage.removeItem(keptAs(key))

/**
 * Saves a draft a moment after it changes, one save at a time, and again until it arrives. Each save says which one it saw, so
 * that of two people the second is told.
 */
export function useAutosave(key: Key, plan: Plan, begunAt: { readonly revision: number; readonly plan: Plan }) {
  const { clinicId } = useSession()
  const { planId, version } = key
  const [state, setState] = useState<SaveState>('saved')
  const [revision, setRevision] = useState(begunAt.revision)
  const saved = useRef(JSON.stringify(begunAt.plan))
  const latest = useRef(plan)
  const running = useRef(false)
  latest.current = plan

  const save = useCallback(async (): Promise<boolean> => {
    if (running.current) return false
    const sent = latest.current
    const text = JSON.stringify(sent)
    if (text === saved.current) return true
    running.current = true
    setState('saving')
    const done = await call(contract.savePlan, {
      clinicId,
      params: { planId, version },
      body: { revision, plan: sent },
    })
    running.current = false
    if (done.ok) {
      saved.current = text
      setRevision(done.value.revision)
      const isLatest = JSON.stringify(latest.current) === text
      if (isLatest) forgetDraft({ planId, version })
      setState(isLatest ? 'saved' : 'saving')
      return isLatest
    }
    const { code } = done.problem
    setState(
      code === 'changed-meanwhile' || code === 'plan-signed'
        ? 'conflict'
        : code === 'offline'
          ? 'kept-here'
          : 'refused',
    )
    return false
  }, [clinicId, planId, version, revision])

  useEffect(() => {
    if (JSON.stringify(plan) === saved.current) {
      // Undone before it was sent: the server has this state already.
      if (!running.current && state !== 'saved' && state !== 'conflict') {
        forgetDraft({ planId, version })
        setState('saved')
      }
      return
    }
    // At once and on this machine, before anything is sent.
    localStorage.setItem(keptAs({ planId, version }), JSON.stringify({ revision, plan }))
    if (state === 'conflict') return
    if (state === 'saved') setState('saving')
    const timer = setTimeout(() => void save(), state === 'refused' ? retryMs : waitMs)
    return () => clearTimeout(timer)
  }, [plan, planId, version, revision, save, state])

  useEffect(() => {
    if (state !== 'kept-here') return
    const timer = setInterval(() => void save(), retryMs)
    const again = () => void save()
    window.addEventListener('online', again)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', again)
    }
  }, [state, save])

  return { state, revision, save }
}
