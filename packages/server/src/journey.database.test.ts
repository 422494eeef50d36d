import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { contract, type PatientIntake } from '@stipple/api/contract'
import type { FormStep } from '@stipple/api/intake'
import type { Intent, IntakeAnswers, ListAnswer, ValueAnswer } from '@stipple/domain/candidacy'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, told } from '../test/called.ts'
import { testDatabase } from '../test/database.ts'
import { testApp, type TestClinic, testClinic } from '../test/test-clinic.ts'
import type { TestVisitor } from '../test/visitor.ts'

const { database } = testDatabase()
let app: FastifyInstance
let clinic: TestClinic
let now = new Date('2026-11-27T09:00:00Z')

beforeAll(async () => {
  app = await testApp(database(), () => now)
  clinic = await testClinic(database(), app)
}, 60_000)
afterAll(() => app.close())

const intent: Intent = {
  indication: 'acne-scars',
  modality: 'mechanical',
  depthMm: 1.5 as NonNullable<Intent['depthMm']>,
  zones: ['face'],
  adjuncts: [],
}
const details = {
  fullName: 'Selin Işık',
  birthDate: '1991-05-04',
  sex: 'female' as const,
  phone: null,
  email: null,
  language: 'tr' as const,
  guardian: null,
}

async function registered(fullName = details.fullName): Promise<string> {
  const assistant = await clinic.as('assistant')
  const body = { details: { ...details, fullName }, identifiers: [] }
  return told(await assistant.call(contract.registerPerson, { clinicId: clinic.clinicId, body })).personId
}

async function sentTo(personId: string) {
  const assistant = await clinic.as('assistant')
  const { clinicId } = clinic
  const body = { intent, language: 'en' as const, send: false }
  const { link, intake } = told(await assistant.call(contract.sendIntake, { clinicId, params: { personId }, body }))
  return { token: link.split('#')[1] ?? '', intakeId: intake.intakeId }
}

/** What a healthy person says: none of it; of a value, the first line, or not sure. */
function healthy(step: FormStep): ListAnswer | ValueAnswer {
  if (step.kind === 'list') return { chosen: [], notSure: false }
  return {
    values: step.values.map(({ concept, asks, choices }) =>
      asks === 'choice' ? { concept, number: choices[1]?.value ?? 1 } : { concept, notSure: true as const },
    ),
  }
}

async function answeredAll(patient: TestVisitor, opened: PatientIntake): Promise<PatientIntake> {
  let intake = opened
  let answers: IntakeAnswers = {}
  for (let rounds = 0; intake.open.length > 0 && rounds < 40; rounds++) {
    const step = intake.form.steps.find(({ step: id }) => id === intake.open[0])
    if (!step) throw new Error('an open step is not in the form')
    answers = { ...answers, [step.step]: healthy(step) }
    const body = { language: 'en' as const, version: intake.version, answers }
    intake = told(await patient.call(contract.saveAnswers, { body }))
  }
  return intake
}

describe('from a link to a judgement', () => {
  it('a patient answers, a clinician considers and decides, and all of it is in the audit', async () => {
    const { clinicId } = clinic
    const personId = await registered()
    const { token, intakeId } = await sentTo(personId)
    const patient = clinic.stranger()

    const opened = told(await patient.call(contract.openIntake, { body: { token, birthDate: details.birthDate } }))
    expect(opened.open.length).toBeGreaterThan(5)
    // Goal of the intake: 15 steps or fewer for a healthy person's face.
    expect(opened.form.steps.length).toBeLessThanOrEqual(15)
    expect(JSON.stringify(opened)).not.toMatch(/"effect"|"strength"|outcome|finding|do-not-treat/)

    const early = await patient.call(contract.submitIntake, { body: { version: opened.version } })
    expect(early).toMatchObject({ ok: false, problem: { code: 'incomplete-answers', steps: opened.open } })

    const answered = await answeredAll(patient, opened)
    expect(answered.open).toEqual([])
    const body = { version: answered.version }
    expect(codeOf(await patient.call(contract.submitIntake, { body }))).toBe('ok')
    expect(codeOf(await patient.call(contract.submitIntake, { body }))).toBe('already-submitted')

    const clinician = await clinic.as('clinician')
    const params = { personId }
    const asked = { clinicId, params, body: { intent, language: 'en' as const } }
    let considered = told(await clinician.call(contract.considerScreening, asked))
    expect(considered.patientForm.steps).toEqual([])
    for (const step of considered.clinicianForm.steps) {
      const answers = { [step.step]: healthy(step) }
      const { hash } = considered.clinicianForm
      const given = { intent, language: 'en' as const, hash, answers, from: 'clinician' as const }
      considered = told(await clinician.call(contract.answerQuestions, { clinicId, params, body: given }))
    }
    const { outcome } = considered.document
    expect(['proceed', 'proceed-with-precautions']).toContain(outcome)

    const judged = {
      intent,
      language: 'en' as const,
      seen: considered.seen,
      decision: 'proceed-with-precautions' as const,
      reason: null,
      note: '',
      deferUntil: null,
    }
    const { screeningId } = told(await clinician.call(contract.judgeScreening, { clinicId, params, body: judged }))
    const kept = told(
      await clinician.call(contract.getScreening, {
        clinicId,
        params: { personId, screeningId },
        query: { language: 'tr' },
      }),
    )
    expect(kept).toMatchObject({ replay: 'same', summary: { outcome, judgement: { byName: 'The clinician' } } })

    const timeline = told(await clinician.call(contract.getTimeline, { clinicId, params }))
    expect(new Set(timeline.map(({ kind }) => kind))).toEqual(
      new Set(['judged', 'screened', 'facts', 'intake-answered', 'intake-sent', 'registered']),
    )
    const auditor = await clinic.as('auditor')
    const { entries } = told(await auditor.call(contract.listAudit, { clinicId, query: { personId } }))
    const actions = new Set(entries.map(({ action }) => action))
    for (const action of [
      'person.register',
      'intake.send',
      'intake.open',
      'intake.submit',
      'screening.consider',
      'screening.judge',
    ]) {
      expect(actions, action).toContain(action)
    }
    expect(entries.some(({ actor }) => actor === `link:${intakeId}`)).toBe(true)
    expect(told(await auditor.call(contract.checkAudit, { clinicId })).fault).toBeNull()
  }, 60_000)
})

describe('a link', () => {
  it('is locked by five wrong dates of birth, however many come at once', async () => {
    const { token } = await sentTo(await registered('Wrong Dates'))
    const codes = await Promise.all(
      Array.from({ length: 12 }, async () =>
        codeOf(await clinic.stranger().call(contract.openIntake, { body: { token, birthDate: '1990-01-01' } })),
      ),
    )
    expect(codes.filter((code) => code === 'birth-date-wrong')).toHaveLength(4)
    expect(codes.filter((code) => code === 'locked-out')).toHaveLength(8)
    const right = await clinic.stranger().call(contract.openIntake, { body: { token, birthDate: details.birthDate } })
    expect(codeOf(right)).toBe('locked-out')
  })

  it('is void once it is revoked, or its days are over, also for a browser that has it open', async () => {
    const assistant = await clinic.as('assistant')
    const { token, intakeId } = await sentTo(await registered('Revoked Link'))
    const patient = clinic.stranger()
    const open = { body: { token, birthDate: details.birthDate } }
    expect(codeOf(await patient.call(contract.openIntake, open))).toBe('ok')
    await assistant.call(contract.revokeIntake, { clinicId: clinic.clinicId, params: { intakeId } })
    expect(codeOf(await patient.call(contract.getIntake, { query: {} }))).toBe('not-signed-in')
    expect(codeOf(await patient.call(contract.openIntake, open))).toBe('link-not-valid')

    const late = await sentTo(await registered('Late Link'))
    now = new Date(now.getTime() + 8 * 86_400_000)
    const body = { token: late.token, birthDate: details.birthDate }
    expect(codeOf(await clinic.stranger().call(contract.openIntake, { body }))).toBe('link-not-valid')
    now = new Date(now.getTime() - 8 * 86_400_000)
  })

  it('tells the second of two tabs, and loses nothing', async () => {
    const { token } = await sentTo(await registered('Two Tabs'))
    const patient = clinic.stranger()
    const opened = told(await patient.call(contract.openIntake, { body: { token, birthDate: details.birthDate } }))
    const [first, second] = opened.form.steps
    if (!first || !second) throw new Error('fewer than two questions')
    const save = (step: FormStep) =>
      patient.call(contract.saveAnswers, {
        body: { language: 'en', version: opened.version, answers: { [step.step]: healthy(step) } },
      })
    expect(codeOf(await save(first))).toBe('ok')
    expect(codeOf(await save(second))).toBe('changed-meanwhile')
    const there = told(await patient.call(contract.getIntake, { query: {} }))
    expect(Object.keys(there.answers)).toEqual([first.step])
  })

  it('takes no answer that says less than what is asked', async () => {
    const { token } = await sentTo(await registered('Half Answers'))
    const patient = clinic.stranger()
    const opened = told(await patient.call(contract.openIntake, { body: { token, birthDate: details.birthDate } }))
    const step = opened.form.steps.find(
      (one) => one.kind === 'list' && one.options.some(({ followUps }) => followUps.now),
    )
    if (step?.kind !== 'list') throw new Error('no question with a follow-up')
    const option = step.options.find(({ followUps }) => followUps.now !== null)
    const answers = { [step.step]: { chosen: [{ concept: option?.concept ?? '' }], notSure: false } }
    const saved = told(
      await patient.call(contract.saveAnswers, { body: { language: 'en', version: opened.version, answers } }),
    )
    expect(saved.open).toContain(step.step)
  })
})

describe('a judgement', () => {
  it('is refused when what was known has changed, and when it permits more without a reason', async () => {
    const { clinicId } = clinic
    const clinician = await clinic.as('clinician')
    const personId = await registered('Changed Facts')
    const params = { personId }
    const asked = { clinicId, params, body: { intent, language: 'en' as const } }
    const before = told(await clinician.call(contract.considerScreening, asked))
    const statements = [{ concept: 'pregnancy', answer: 'present' as const }]
    await clinician.call(contract.recordFacts, { clinicId, params, body: { statements, withdraw: [] } })
    const body = {
      intent,
      language: 'en' as const,
      seen: before.seen,
      decision: 'proceed' as const,
      reason: null,
      note: '',
      deferUntil: null,
    }
    expect(codeOf(await clinician.call(contract.judgeScreening, { clinicId, params, body }))).toBe('changed-meanwhile')
    const { seen } = told(await clinician.call(contract.considerScreening, asked))
    const judge = (change: Partial<{ reason: 'other'; note: string }>) =>
      clinician.call(contract.judgeScreening, { clinicId, params, body: { ...body, seen, ...change } })
    expect(codeOf(await judge({}))).toBe('override-without-reason')
    expect(codeOf(await judge({ reason: 'other', note: 'short' }))).toBe('override-without-reason')
    expect(codeOf(await judge({ reason: 'other', note: 'agreed with the obstetrician on the telephone' }))).toBe('ok')
  })
})

describe('a record', () => {
  it('tells the second of two editors', async () => {
    const { clinicId } = clinic
    const assistant = await clinic.as('assistant')
    const params = { personId: await registered('Two Editors') }
    const { version } = told(await assistant.call(contract.getPerson, { clinicId, params, query: { language: 'en' } }))
    const change = (fullName: string) =>
      assistant.call(contract.changePerson, { clinicId, params, body: { version, details: { ...details, fullName } } })
    const codes = [codeOf(await change('First Editor')), codeOf(await change('Second Editor'))]
    expect(codes).toEqual(['ok', 'changed-meanwhile'])
    const current = told(await assistant.call(contract.getPerson, { clinicId, params, query: { language: 'en' } }))
    expect(current.fullName).toBe('First Editor')
  })

  it.each(["'; drop table person; --", '<script>alert(1)</script>', '{{7*7}}', '\u202egnp.exe', 'İıŞğ', '%_\\'])(
    'keeps the name “%s” as it was written, and finds it by its words',
    async (fullName) => {
      const { clinicId } = clinic
      const assistant = await clinic.as('assistant')
      const personId = await registered(fullName)
      const found = told(
        await assistant.call(contract.getPerson, { clinicId, params: { personId }, query: { language: 'en' } }),
      )
      expect(found.fullName).toBe(fullName)
    },
  )

  it('refuses what no database can keep, and names it', async () => {
    const assistant = await clinic.as('assistant')
    const body = { details: { ...details, fullName: 'a\u0000b' }, identifiers: [] }
    const called = await assistant.call(contract.registerPerson, { clinicId: clinic.clinicId, body })
    expect(codeOf(called)).toBe('invalid-request')
  })

  it('is erased with everything known, unless it is held; the audit stays whole', async () => {
    const { clinicId } = clinic
    const owner = await clinic.as('owner')
    const clinician = await clinic.as('clinician')
    const personId = await registered('To Be Erased')
    const params = { personId }
    await sentTo(personId)
    const statements = [{ concept: 'keloid', answer: 'present' as const }]
    await clinician.call(contract.recordFacts, { clinicId, params, body: { statements, withdraw: [] } })
    const asked = { clinicId, params, body: { intent, language: 'en' as const } }
    const { seen } = told(await clinician.call(contract.considerScreening, asked))
    const judged = {
      intent,
      language: 'en' as const,
      seen,
      decision: 'do-not-treat' as const,
      reason: null,
      note: '',
      deferUntil: null,
    }
    await clinician.call(contract.judgeScreening, { clinicId, params, body: judged })
    const reason = 'asked for by the person in writing'
    await owner.call(contract.setLegalHold, { clinicId, params, body: { reason } })
    const { version } = told(await owner.call(contract.getPerson, { clinicId, params, query: { language: 'en' } }))
    const erase = () => owner.call(contract.erasePerson, { clinicId, params, body: { reason, version } })
    expect(codeOf(await erase())).toBe('legal-hold')
    await owner.call(contract.setLegalHold, { clinicId, params, body: { reason: null } })
    expect(codeOf(await erase())).toBe('ok')
    expect(codeOf(await owner.call(contract.getPerson, { clinicId, params, query: { language: 'en' } }))).toBe(
      'not-found',
    )
    for (const table of ['fact', 'screening', 'judgement', 'intake', 'person_word'] as const) {
      const rows = await database().viewClinic(clinicId, (transaction) =>
        transaction.selectFrom(table).select('person_id').where('person_id', '=', personId).execute(),
      )
      expect(rows, table).toEqual([])
    }
    const auditor = await clinic.as('auditor')
    expect(told(await auditor.call(contract.checkAudit, { clinicId })).fault).toBeNull()
  })
})

const samples = new URL('../../../../shared/data/patients/', import.meta.url)

describe.skipIf(!existsSync(samples))('the 49 real-format records', () => {
  it('are taken in once, exported, and screened', async () => {
    const { clinicId } = clinic
    const clinician = await clinic.as('clinician')
    const files = readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'))
    const results: string[] = []
    let last = ''
    for (const file of files) {
      const body = readFileSync(new URL(file, samples), 'utf8')
      const { people } = told(await clinician.call(contract.importRecords, { clinicId, body }))
      results.push(...people.map(({ result }) => result))
      last = people[0]?.personId ?? last
    }
    expect(results).toHaveLength(49)
    expect(new Set(results)).toEqual(new Set(['added']))
    const body = readFileSync(new URL(files.at(-1) ?? '', samples), 'utf8')
    const again = told(await clinician.call(contract.importRecords, { clinicId, body }))
    expect(again.people.map(({ result }) => result)).toEqual(['unchanged'])
    const bundle = told(await clinician.call(contract.exportPerson, { clinicId, params: { personId: last } }))
    expect(bundle).toMatchObject({ resourceType: 'Bundle', type: 'collection' })
    const asked = { clinicId, params: { personId: last }, body: { intent, language: 'en' as const } }
    expect(told(await clinician.call(contract.considerScreening, asked)).document.schema).toBe('stipple.screening/1')
  }, 120_000)
})
