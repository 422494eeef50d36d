import { contract } from '@stipple/api/contract'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { told } from '../../../test/called.ts'
import { testDatabase } from '../../../test/database.ts'
import { testApp, type TestClinic, testClinic } from '../../../test/test-clinic.ts'

const { database } = testDatabase()
let app: FastifyInstance
let clinic: TestClinic

beforeAll(async () => {
  app = await testApp(database(), () => new Date('2026-11-27T09:00:00Z'))
  clinic = await testClinic(database(), app)
}, 60_000)
afterAll(() => app.close())

const intent = { indication: 'acne-scars', modality: 'mechanical' as const, zones: ['face'], adjuncts: [] }
const english = { language: 'en' as const }

async function registered(): Promise<string> {
  const assistant = await clinic.as('assistant')
  const none = { birthDate: null, sex: null, phone: null, email: null, language: null, guardian: null }
  const body = { details: { fullName: 'Jo Example', ...none }, identifiers: [] }
  return told(await assistant.call(contract.registerPerson, { clinicId: clinic.clinicId, body })).personId
}

async function skinTypesOf(personId: string) {
  const assistant = await clinic.as('assistant')
  const asked = { clinicId: clinic.clinicId, params: { personId }, query: english }
  const { facts } = told(await assistant.call(contract.listFacts, asked))
  return facts.map(({ statement }) => statement).filter(({ concept }) => concept === 'fitzpatrick-skin-type')
}

describe('the skin type asked by staff', () => {
  it('is asked in the words of the intake, with six lines and where they are described', async () => {
    const assistant = await clinic.as('assistant')
    const { clinicId } = clinic
    const personId = await registered()
    const body = { intent, ...english }
    const { patientForm } = told(
      await assistant.call(contract.considerScreening, { clinicId, params: { personId }, body }),
    )
    const question = told(await assistant.call(contract.getSkinTypeQuestion, { clinicId, query: english }))
    expect(question.step).toEqual(patientForm.steps.find(({ step }) => step === 'skin-type'))
    expect(question.step.values[0]?.choices.map(({ value }) => value)).toEqual([1, 2, 3, 4, 5, 6])
    expect(question.sources).toHaveLength(1)
  })

  it.each([4, null])('is noted as the intake notes it: %s', async (skinType) => {
    const assistant = await clinic.as('assistant')
    const { clinicId } = clinic
    const [asked, answering] = [await registered(), await registered()]
    const noted = { skinType, from: 'patient' as const }
    await assistant.call(contract.recordSkinType, { clinicId, params: { personId: asked }, body: noted })

    const considering = { clinicId, params: { personId: answering }, body: { intent, ...english } }
    const { patientForm } = told(await assistant.call(contract.considerScreening, considering))
    const value =
      skinType === null
        ? { concept: 'fitzpatrick-skin-type', notSure: true as const }
        : { concept: 'fitzpatrick-skin-type', number: skinType }
    const answers = { 'skin-type': { values: [value] } }
    const body = { intent, ...english, hash: patientForm.hash, answers, from: 'patient' as const }
    told(await assistant.call(contract.answerQuestions, { clinicId, params: { personId: answering }, body }))
    expect(await skinTypesOf(asked)).toEqual(await skinTypesOf(answering))
  })

  it('takes the place of an earlier one, shows whose words it is, and can be undone', async () => {
    const clinician = await clinic.as('clinician')
    const { clinicId } = clinic
    const params = { personId: await registered() }
    const note = async (skinType: number, from: 'patient' | 'clinician') =>
      told(await clinician.call(contract.recordSkinType, { clinicId, params, body: { skinType, from } }))
    const head = async () => {
      const { skinType, skinTypeFrom } = told(
        await clinician.call(contract.getPerson, { clinicId, params, query: english }),
      )
      return [skinType, skinTypeFrom?.from, skinTypeFrom?.on]
    }
    await note(3, 'patient')
    const { noted, withdrawn } = await note(5, 'clinician')
    expect(await head()).toEqual([5, 'clinician', '2026-11-27'])
    expect(await skinTypesOf(params.personId)).toHaveLength(1)
    const body = { statements: [], withdraw: noted, restore: withdrawn }
    told(await clinician.call(contract.recordFacts, { clinicId, params, body }))
    expect(await head()).toEqual([3, 'patient', '2026-11-27'])
  })
})
