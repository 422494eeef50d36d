import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject } from 'vitest'

/** Debian's Chromium. */
export const chromiumPath = '/usr/bin/chromium'

export const desktop = { width: 1440, height: 900 }
export const tablet = { width: 1024, height: 768 }
export const phone = { width: 390, height: 844 }

/** What went wrong in pages beside what they show: requests elsewhere, errors, broken promises of the content policy. */
export type Complaints = string[]

/** @param address of the clinic that pages may ask; by default the one that all tests share */
export function testBrowser(address: () => string = () => inject('clinicAddress')) {
  let browser: Browser | undefined
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] })
  }, 60_000)
  afterAll(() => browser?.close())

  async function open(
    options: Parameters<Browser['newContext']>[0] = {},
  ): Promise<{ context: BrowserContext; page: Page; complaints: Complaints }> {
    if (!browser) throw new Error('testBrowser: the browser is opened before the first test, not earlier')
    const context = await browser.newContext({ viewport: desktop, locale: 'en-GB', ...options })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    const complaints: Complaints = []
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (message) => {
      // Asking who is signed in is answered with 401 when nobody is; browsers write that down as an error.
      if (message.type() === 'error' && !/401/.test(message.text())) complaints.push(message.text())
    })
    page.on('request', (request) => {
      const isOwn = request.url().startsWith(address()) || /^(data|blob):/.test(request.url())
      if (!isOwn) complaints.push(`asked ${request.url()}`)
    })
    return { context, page, complaints }
  }
  return { address, open }
}

/** Holds the page against WCAG 2.2 AA, as far as a program can. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
  expect(told, page.url()).toEqual([])
}
