import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** What a patient's page says, in the language it is walked through in. */
export type Walked = { readonly none: string; readonly next: string; readonly ready: string }

/** More questions than any intake has. */
const most = 30

/**
 * Answers every question, each with "none of these" or the first line, and stands before sending.
 *
 * @param answer called at every question before that; `true` when it answered the question itself
 */
export async function answerEverything(
  screen: Page,
  { none, next, ready }: Walked,
  answer: (title: string) => Promise<boolean> = () => Promise.resolve(false),
): Promise<void> {
  const heading = screen.getByRole('heading', { level: 1 })
  for (let n = 0; n < most; n++) {
    const title = (await heading.textContent()) ?? ''
    if (title === ready) return
    if (!(await answer(title))) {
      const nothing = screen.getByText(none, { exact: true })
      await ((await nothing.count()) > 0 ? nothing.first() : screen.locator('.pick').first()).click()
    }
    await screen.getByRole('button', { name: next, exact: true }).click()
    await expect.poll(() => heading.textContent()).not.toBe(title)
  }
  throw new Error('answerEverything: the questions do not end')
}

/** By how much the page is wider than the window, in pixels. */
export const overflowPx = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
