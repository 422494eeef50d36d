import type { Page } from 'playwright-core'

/** Acne scars of the face with a mechanical device, as staff choose it on the page. */
export async function chooseIntent(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Indication/ }).click()
  await page.getByRole('option', { name: 'Acne scars', exact: true }).click()
  await page.getByRole('button', { name: /Modality/ }).click()
  await page.getByRole('option', { name: 'mechanical', exact: true }).click()
  await page.getByLabel('Needle depth').fill('1.5')
  await page.getByRole('combobox', { name: 'Zones' }).fill('Face')
  await page.getByRole('option', { name: 'Face', exact: true }).click()
}
