import { contract, type PersonDetails } from '@stipple/api/contract'
import { expect, it } from 'vitest'
import { expectAccessible, phone } from './browser.ts'
import { staffedClinic } from './staffed-clinic.ts'

const { ask, signedIn } = staffedClinic()

async function registered(of: Partial<PersonDetails>, value: string): Promise<string> {
  const none = { birthDate: null, sex: null, phone: null, email: null, language: null, guardian: null }
  const details = { fullName: 'Selin Işık', ...none, ...of }
  const made = await ask(contract.registerPerson, {
    body: { details, identifiers: [{ system: 'urn:harbour', value }] },
  })
  return made.personId
}

it('staff find a duplicate, see both, choose what stays, and the other id leads to the person', async () => {
  const born = '1991-05-04'
  const kept = await registered({ birthDate: born, phone: '555 2' }, '71')
  const other = await registered({ fullName: 'Selin Kaya', birthDate: born, sex: 'female' }, '72')
  const state = (personId: string, answer: 'present' | 'absent') =>
    ask(contract.recordFacts, {
      params: { personId },
      body: { statements: [{ concept: 'keloid', answer }], withdraw: [] },
    })
  await state(kept, 'absent')
  await state(other, 'present')

  const { page, goTo, complaints, context } = await signedIn()
  await goTo(`/people/${kept}`)
  await page.getByText('Selin Kaya may be the same person.').waitFor()
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Merge a duplicate…' }).click()
  await page.getByText('Same birth date, similar name').waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Compare Selin Kaya' }).click()
  await page.getByText('On one thing the entries contradict each other').waitFor()
  await expectAccessible(page)

  // Nothing is merged while it is not said which name stays, and why.
  const confirm = page.getByRole('button', { name: 'Merge into one' })
  await page.getByText('Choose what stays first.').waitFor()
  expect(await confirm.isDisabled()).toBe(true)
  await page.locator('label.choice', { hasText: 'Selin Kaya' }).click()
  await page.getByText('A reason is needed.').waitFor()
  expect(await confirm.isDisabled()).toBe(true)
  await page.getByLabel('Reason').fill('Her passport shows both names.')
  await confirm.click()
  await page.getByRole('heading', { level: 1, name: 'Selin Kaya' }).waitFor()
  await page.getByText('also denied: clear up').waitFor()
  await page.getByText('Female', { exact: true }).waitFor()

  await goTo(`/people/${other}`)
  await page.getByText('This entry was merged; you see the one it became part of.').waitFor()
  await expect.poll(() => new URL(page.url()).pathname).toBe(`/people/${kept}`)
  await page.getByRole('tab', { name: 'Timeline' }).click()
  await page.getByText('Her passport shows both names.').waitFor()
  await goTo('/audit')
  await page.getByLabel('Action').fill('person.merge')
  await page.getByRole('cell', { name: 'person.merge', exact: true }).waitFor()
  expect(complaints).toEqual([])
  await context.close()
}, 90_000)

it('somebody who changed one meanwhile is not overruled: the second is told and may look again', async () => {
  const born = '1970-01-01'
  const kept = await registered({ fullName: 'Mert Kaya', birthDate: born }, '81')
  const other = await registered({ fullName: 'Mert Kaya', birthDate: born }, '82')
  const { page, goTo, context } = await signedIn({ viewport: phone })
  await goTo(`/people/${kept}/merge/${other}`)
  await page.getByLabel('Reason').fill('Registered twice on one morning.')
  const details = await ask(contract.previewMerge, { params: { personId: kept, other }, query: { language: 'en' } })
  await ask(contract.changePerson, {
    params: { personId: other },
    body: { version: 1, details: { ...details.other.details, phone: '555 9' } },
  })
  await page.getByRole('button', { name: 'Merge into one' }).click()
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('cell', { name: '555 9' }).waitFor()
  const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
  expect(overflow).toBeLessThanOrEqual(0)
  await context.close()
}, 60_000)
