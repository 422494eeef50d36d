import { contract } from '@stipple/api/contract'
import { expect, it } from 'vitest'
import { expectAccessible } from './browser.ts'
import { staffedClinic } from './staffed-clinic.ts'

const { ask, signedIn } = staffedClinic()

async function imported(number: string): Promise<string> {
  const record = [
    {
      resourceType: 'Patient',
      id: 'p',
      name: [{ text: 'Jo Example' }],
      birthDate: '1984-02-29',
      identifier: [{ system: 'urn:x', value: number }],
    },
    {
      resourceType: 'Condition',
      id: 'c1',
      subject: { reference: 'Patient/p' },
      code: { coding: [{ system: 'urn:local:diagnoses', code: 'K1', display: 'Raised scar' }] },
      clinicalStatus: { coding: [{ code: 'active' }] },
    },
  ]
  const entry = record.map((resource) => ({ resource }))
  const body = JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry })
  return (await ask(contract.importRecords, { body })).people[0]?.personId ?? ''
}

it('staff ask for the skin type in the words of the intake, see where the scale stands, and can undo', async () => {
  const personId = await imported('1')
  const { page, goTo, complaints, context } = await signedIn()
  await goTo(`/people/${personId}`)
  await page.getByRole('button', { name: 'Ask for the skin type' }).click()
  await page.getByText('StatPearls').waitFor()
  await expectAccessible(page)
  await page.locator('label.choice', { hasText: 'seldom burns and tans easily' }).click()
  await page.getByRole('button', { name: 'Note the answer' }).click()
  await page.getByText('The skin type is noted.').waitFor()
  const banner = page.getByRole('region', { name: 'Jo Example' })
  await banner.getByText('IV', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await banner.getByText('IV', { exact: true }).waitFor({ state: 'detached' })
  expect(complaints).toEqual([])
  await context.close()
}, 60_000)

it('an unmapped entry gets its meaning, becomes a fact, and can be taken back', async () => {
  const personId = await imported('2')
  const { page, goTo, complaints, context } = await signedIn()
  await goTo(`/people/${personId}`)
  await page.getByRole('tab', { name: 'Facts' }).click()
  await page.getByRole('button', { name: 'Say what Raised scar means' }).click()
  await page.getByRole('combobox', { name: 'It means' }).fill('Keloid')
  await page.getByRole('option', { name: 'Keloid', exact: true }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Noted as a fact, with its place in the record.').waitFor()
  await page.getByRole('cell', { name: 'record Condition/c1' }).waitFor()
  await page.getByText('1 entry that somebody decided on').click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Take back what was decided of Raised scar' }).click()
  await page.getByRole('button', { name: 'Raised scar is not relevant' }).click()
  await page.getByText('Noted as not relevant.').waitFor()
  expect(complaints).toEqual([])
  await context.close()
}, 60_000)
