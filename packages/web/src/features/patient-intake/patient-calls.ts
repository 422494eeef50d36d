import type { PatientIntake, Problem } from '@stipple/api/contract'
import type { PatientLanguage } from '@stipple/domain/evidence'
import type { IntakeAnswers } from '@stipple/domain/candidacy'

/**
 * The four calls of a patient's page. Written out here, and held to the contract by its types, so that a phone does not
 * have to load the whole contract.
 */
export type PatientCalled<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: Problem['code'] | 'offline' }

async function send<Value>(method: string, address: string, body?: unknown): Promise<PatientCalled<Value>> {
  try {
    const answer = await fetch(address, {
      method,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    const told = (await answer.json()) as unknown
    if (answer.ok) return { ok: true, value: told as Value }
    return { ok: false, code: (told as Problem).code }
  } catch {
    return { ok: false, code: 'offline' }
  }
}

export const openIntake = (token: string, birthDate: string) =>
  send<PatientIntake>('POST', '/api/intake/open', { token, birthDate })

/** Without a language it comes in that of the link. */
export const getIntake = (language?: PatientLanguage) =>
  send<PatientIntake>('GET', language === undefined ? '/api/intake' : `/api/intake?language=${language}`)

export const saveAnswers = (language: PatientLanguage, version: number, answers: IntakeAnswers) =>
  send<PatientIntake>('PUT', '/api/intake/answers', { language, version, answers })

export const submitIntake = (version: number) =>
  send<{ readonly submittedAt: string }>('POST', '/api/intake/submit', { version })
