import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { desktop, expectAccessible, phone, tablet } from './browser.ts'
import { overflowPx } from './patient-walk.ts'
import { staffedClinic } from './staffed-clinic.ts'

const { signedIn } = staffedClinic()

async function takenFile(page: Page, button: string, nth = 0): Promise<string> {
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).nth(nth).click()
  return readFileSync(await (await waiting).path(), 'utf8')
}

it('the lab counts punctures while one types, and refuses a slip of the unit at its field', async () => {
  const { page, goTo, complaints, context } = await signedIn()
  await goTo('/lab')
  await page.getByText('No person is attached to this page').waitFor()
  // 192 · 15 / (π · 2 cm · 2 cm) = 229 per cm², 70 % and 130 % of it
  await page.getByText('229 (160 – 298)').waitFor()
  await page.getByRole('textbox', { name: 'Passes' }).fill('30')
  await page.getByText('458 (321 – 596)').waitFor()
  await page.getByLabel('Diameter of the tip circle').fill('2000')
  await page.getByText('From 3 to 100; the model covers nothing else.').waitFor()
  expect(await page.getByText('458 (321').count()).toBe(0)
  await page.getByLabel('Diameter of the tip circle').fill('20')
  const csv = await takenFile(page, 'Data as CSV')
  expect(csv.split('\n')[0]).toContain('Research and education only')
  expect(csv.trimEnd().split('\n').at(-1)).toMatch(/^30,458\.3/)
  expect(await takenFile(page, 'Drawing as SVG')).toContain('prefers-color-scheme:dark')
  expect(complaints).toEqual([])
  await context.close()
}, 90_000)

it('depth is three words by publication; a pen needs its label, and beyond it there is no word', async () => {
  const { page, goTo, complaints, context } = await signedIn()
  await goTo('/lab')
  // 770 · 0.25 µm and the middle 90 % of the ratio
  await page.getByText('about 193 µm, 99.4 – 301 µm (low confidence)').waitFor()
  await page
    .getByRole('row', { name: /Ultrasound, forehead, women/ })
    .first()
    .waitFor()
  await page.getByText('BMC Medical Imaging').waitFor()
  await page.getByRole('button', { name: /^Roller/ }).click()
  await page.getByRole('option', { name: 'Pen' }).click()
  await page.getByText('A pen is compared with its label first').waitFor()
  await page.getByLabel('Set depth').fill('1,5')
  await page.getByLabel('Deepest setting the label evaluated').fill('1.5')
  await page.getByRole('row', { name: /forehead, women.*likely uncertain/ }).waitFor()
  await page.getByLabel('Set depth').fill('2')
  await page.getByText('Beyond what the label evaluated').waitFor()
  expect(await page.getByRole('row').count()).toBe(0)
  expect(complaints).toEqual([])
  await context.close()
}, 90_000)

it('a case of transport runs beside the page, with its band, and can be stopped', async () => {
  const { page, goTo, complaints, context } = await signedIn()
  await goTo('/lab')
  await page.getByRole('button', { name: 'Run the case' }).click()
  // 1.478 µg/L at 4,787 s by an independent program
  await page.getByText('1.48 µg/L at 4,790 s').waitFor({ timeout: 60_000 })
  await page.getByText('200 runs, seed 1').first().waitFor({ timeout: 60_000 })
  const band = await takenFile(page, 'Data as CSV', 2)
  expect(band.split('\n').find((line) => line.startsWith('timeS'))).toContain('compartment.high.UgPerL')
  await page.getByRole('button', { name: 'Run the case' }).click()
  await page.getByRole('button', { name: 'Stop' }).click()
  await page.getByRole('button', { name: 'Stop' }).waitFor({ state: 'detached' })
  await page.getByLabel('Or a case file').setInputFiles({
    name: 'case.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"kind":"transport"}'),
  })
  await page.getByText(/The case is not run/).waitFor()
  expect(complaints).toEqual([])
  await context.close()
}, 180_000)

it.each([
  ['desktop', desktop, 'light', 'en-GB'],
  ['tablet', tablet, 'dark', 'en-GB'],
  ['phone', phone, 'light', 'tr-TR'],
  ['phone', phone, 'dark', 'tr-TR'],
] as const)(
  'the lab can be used by everybody: %s %j %s %s',
  async (_name, viewport, colorScheme, locale) => {
    const { page, goTo, complaints, context } = await signedIn({ viewport, colorScheme, locale })
    await goTo('/lab')
    await page.getByRole('table').waitFor()
    await page.getByRole('button', { name: /Run the case|Vakayı çalıştır/ }).click()
    await page.getByText(/1[.,]48 µg\/L/).waitFor({ timeout: 60_000 })
    await expectAccessible(page)
    expect(await overflowPx(page)).toBeLessThanOrEqual(0)
    expect(complaints).toEqual([])
    await context.close()
  },
  120_000,
)
