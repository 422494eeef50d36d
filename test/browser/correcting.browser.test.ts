import { contract } from '@stipple/api/contract'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { expectAccessible } from './browser.ts'
import { chooseIntent } from './choose-intent.ts'
import { staffedClinic } from './staffed-clinic.ts'

const { ask, signedIn } = staffedClinic()
const intent = { indication: 'acne-scars', modality: 'mechanical' as const, zones: ['face'], adjuncts: [] }
const asked = { intent, language: 'en' as const }

async function withKeloid(fullName: string): Promise<string> {
  const none = { sex: null, phone: null, email: null, language: null, guardian: null }
  const details = { fullName, birthDate: '1991-05-04', ...none }
  const { personId } = await ask(contract.registerPerson, { body: { details, identifiers: [] } })
  const statements = [{ concept: 'keloid', answer: 'present' as const, start: '2020' }]
  await ask(contract.recordFacts, { params: { personId }, body: { statements, withdraw: [] } })
  return personId
}

async function considerations(page: Page, goTo: (path: string) => Promise<unknown>, personId: string): Promise<void> {
  await goTo(`/people/${personId}/screen`)
  await chooseIntent(page)
  await page.getByRole('button', { name: 'Show considerations' }).click()
  await page.getByText('A consideration with its reasons').waitFor()
}

const consider = (personId: string) => ask(contract.considerScreening, { params: { personId }, body: asked })
const keloid = async (personId: string) =>
  (await consider(personId)).facts.filter(({ statement }) => statement.concept === 'keloid')
const outcome = (page: Page) => page.locator('.outcome h2').textContent()
const correct = (page: Page) => page.getByRole('button', { name: 'Correct: Keloid' }).first()
const choice = (page: Page, text: string) => page.locator('.fact-editor label.choice', { hasText: text })

it('a fact is corrected where a finding rests on it: the outcome changes at once, and changes back when undone', async () => {
  const personId = await withKeloid('Deniz Arslan')
  const { page, goTo, complaints, context } = await signedIn()
  await considerations(page, goTo, personId)
  const before = await outcome(page)
  await correct(page).click()
  await expectAccessible(page)
  await choice(page, 'Absent').click()
  await page.locator('.fact-editor').getByRole('button', { name: 'Save' }).click()
  await page.getByText('Corrected. The considerations are up to date.').waitFor()
  expect(await outcome(page)).not.toBe(before)
  expect(await correct(page).count()).toBe(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => outcome(page)).toBe(before)
  expect((await keloid(personId)).map(({ statement }) => statement)).toMatchObject([
    { answer: 'present', start: '2020' },
  ])
  expect(complaints).toEqual([])
  await context.close()
}, 90_000)

it('of two who correct one fact the second is told what stands now, keeps what they wrote, and may save it after all', async () => {
  const personId = await withKeloid('Kerem Uçar')
  const { page, goTo, context } = await signedIn()
  await considerations(page, goTo, personId)
  await page.getByLabel('Note').fill('Scar on the left shoulder.')
  await correct(page).click()
  await choice(page, 'Was so and is over').click()
  await page.getByLabel('Ended on').fill('2024-03')

  // Meanwhile somebody else finds that there is none, and the finding goes away.
  const [said] = await keloid(personId)
  const absent = { concept: 'keloid', answer: 'absent' as const }
  const change = { statements: [absent], withdraw: [said?.factId ?? ''] }
  await ask(contract.correctFacts, { params: { personId }, body: { ...asked, ...change } })
  await page.locator('.fact-editor').getByRole('button', { name: 'Save' }).click()
  await page.getByText('Somebody else changed this meanwhile').waitFor()
  await page.getByText('Now noted of Keloid: absent.').waitFor()
  await expectAccessible(page)
  expect(await page.getByLabel('Ended on').inputValue()).toBe('2024-03')
  expect(await page.getByLabel('Note').inputValue()).toBe('Scar on the left shoulder.')
  expect((await keloid(personId)).map(({ statement }) => statement.answer)).toEqual(['absent'])

  await page.getByRole('button', { name: 'Save mine instead' }).click()
  await page.getByText('Corrected. The considerations are up to date.').waitFor()
  expect((await keloid(personId)).map(({ statement }) => statement)).toMatchObject([
    { answer: 'present', end: '2024-03' },
  ])
  await context.close()
}, 90_000)

it('an open question is answered in place and can be undone; who answers second keeps what they chose', async () => {
  const personId = await withKeloid('Selin Işık')
  const { page, goTo, context } = await signedIn()
  await considerations(page, goTo, personId)
  const open = await consider(personId)
  const step = open.patientForm.steps.find(({ kind }) => kind === 'list')
  if (step?.kind !== 'list') throw new Error('no list is open')
  const card = page.locator('section.card', { has: page.getByRole('heading', { name: step.title, exact: true }) })
  await card.getByRole('button', { name: `Answer: ${step.title}` }).click()
  await card.getByText('Decides on:').waitFor()
  await card.getByText('None of these').click()

  const answers = { [step.step]: { chosen: [], notSure: false } }
  const body = { ...asked, hash: open.patientForm.hash, answers, from: 'patient' as const }
  const theirs = await ask(contract.answerQuestions, { params: { personId }, body })
  await card.getByRole('button', { name: 'Note the answer' }).click()
  await page.getByText('Somebody else answered this meanwhile').waitFor()
  await page.getByText('What you entered').waitFor()
  expect((await consider(personId)).facts).toEqual(theirs.facts)
  await page.getByRole('button', { name: 'Let go of mine' }).click()
  await page.getByText('Somebody else answered this meanwhile').waitFor({ state: 'detached' })

  const next = page.locator('section.card', { has: page.getByRole('button', { name: /^Answer: / }) }).last()
  const title = (await next.getByRole('heading').textContent()) ?? ''
  await page.getByRole('button', { name: `Answer: ${title}` }).click()
  const again = page.locator('section.card', { has: page.getByRole('heading', { name: title, exact: true }) })
  await again.getByText('Not sure').first().click()
  await again.getByRole('button', { name: 'Note the answer' }).click()
  await page.getByText('The answer is noted.').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: `Answer: ${title}` }).waitFor()
  await expect.poll(async () => (await consider(personId)).facts).toEqual(theirs.facts)
  await context.close()
}, 90_000)
