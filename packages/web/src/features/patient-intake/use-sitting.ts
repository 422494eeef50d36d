import type { PatientIntake } from '@stipple/api/contract'
import type { PatientLanguage } from '@stipple/domain/evidence'
import type { IntakeAnswers, ListAnswer, ValueAnswer } from '@stipple/domain/candidacy'
import { useCallback, useEffect, useRef, useState } from 'react'
import { getIntake, saveAnswers } from './patient-calls.ts'

const unsentKey = 'stipple.unsent'
/** How long to wait before what could not be sent is sent again. */
const againMs = 5_000

/** `refused`: the server did not take the last answers; nothing says “saved” then. */
export type Saving = 'saved' | 'saving' | 'waiting' | 'refused'

/**
 * The intake on the screen. Answers are kept in the tab before they are sent and sent one save after the other; without a
 * connection the patient goes on, and they are sent when it is back.
 */
export function useSitting(first: PatientIntake, language: PatientLanguage) {
  const [intake, setIntake] = useState(first)
  const [answers, setAnswers] = useState<IntakeAnswers>(() => ({ ...first.answers, ...unsentOf() }))
  const [saving, setSaving] = useState<Saving>('saved')
  const newest = useRef({ answers, version: first.version, language, running: false, dirty: false })
  newest.current.answers = answers
  newest.current.language = language

  const flush = useCallback(async (): Promise<void> => {
    const now = newest.current
    if (now.running) return
    now.running = true
    while (now.dirty) {
      now.dirty = false
      setSaving('saving')
      const saved = await saveAnswers(now.language, now.version, now.answers)
      if (saved.ok) {
        now.version = saved.value.version
        setIntake(saved.value)
        if (!now.dirty) sessionStorage.removeItem(unsentKey)
      } else if (saved.code === 'changed-meanwhile') {
        // Another tab was faster: what it saved stands under what is said here.
        const there = await getIntake(now.language)
        if (!there.ok) {
          now.running = false
          setSaving('refused')
          return
        }
        now.version = there.value.version
        now.answers = { ...there.value.answers, ...now.answers }
        setAnswers(now.answers)
        now.dirty = true
      } else if (saved.code === 'offline' || saved.code === 'unavailable' || saved.code === 'too-many-requests') {
        now.dirty = true
        setSaving('waiting')
        await new Promise((resolve) => setTimeout(resolve, againMs))
      } else {
        now.running = false
        setSaving('refused')
        return
      }
    }
    now.running = false
    setSaving('saved')
  }, [])

  const answer = useCallback(
    (step: string, said: ListAnswer | ValueAnswer) => {
      const next = { ...newest.current.answers, [step]: said }
      newest.current.answers = next
      newest.current.dirty = true
      setAnswers(next)
      sessionStorage.setItem(unsentKey, JSON.stringify(next))
      void flush()
    },
    [flush],
  )

  // In another language the questions are fetched anew; the answers stay.
  useEffect(() => {
    if (language === intake.form.language) return
    void getIntake(language).then((fetched) => {
      if (fetched.ok) setIntake(fetched.value)
      return undefined
    })
  }, [language, intake.form.language])

  return { intake, answers, answer, saving, version: () => newest.current.version }
}

/** What a reload would have lost. */
function unsentOf(): IntakeAnswers {
  try {
    return JSON.parse(sessionStorage.getItem(unsentKey) ?? '{}') as IntakeAnswers
  } catch {
    return {}
  }
}
