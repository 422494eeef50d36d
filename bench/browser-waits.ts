/**
 * What people wait for in the browser: the patient's page on a slow phone, the next question, and the new outcome after a
 * fact was corrected; and a keystroke in the planner.
 *
 *     npm run bench -- browser-waits
 */
import { existsSync } from 'node:fs'
import { contract } from '@stipple/api/contract'
import { type Browser, chromium, type Page } from 'playwright-core'
import { installedKnowledge } from '../packages/server/test/test-clinic.ts'
import { readyWeb } from '../scripts/web-build.mjs'
import { chooseIntent } from '../test/browser/choose-intent.ts'
import { planOver } from './made-up-plan.ts'
import { benchOwner, startClinic, type StartedClinic } from './started-clinic.ts'

const chromiumPath = '/usr/bin/chromium'
const median = (times: readonly number[]) =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0

/** “Slow 4G” as Lighthouse simulates it: 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up; a processor of a quarter. */
const slow4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6e6 * 0.9) / 8,
  uploadThroughput: (750e3 * 0.9) / 8,
}

/** A keystroke into a depth of a plan over 20 zones, to the frame that shows what the check says of it. */
async function measurePlanner(clinic: StartedClinic, browser: Browser, personId: string): Promise<void> {
  const { clinicId, call, address } = clinic
  const body = { plan: planOver(installedKnowledge(), 20) }
  const made = await call(contract.createPlan, { clinicId, params: { personId }, body })
  if (!made.ok) throw new Error(made.problem.code)
  const page = await signedInPage(browser, address)
  const context = page.context()
  const session = await context.newCDPSession(page)
  for (const rate of [1, 4]) {
    await session.send('Emulation.setCPUThrottlingRate', { rate })
    await page.goto(`${address}/people/${personId}/plans/${made.value.planId}`)
    await page.locator('.plan-finding').first().waitFor()
    const times: number[] = []
    for (let run = 0; run < 41; run++) {
      // In the page: writes as a keyboard would, and looks in every frame whether the finding came or went.
      times.push(
        await page.evaluate<number>(`new Promise((resolve) => {
          const input = document.querySelector('.zone-table .number-cell input')
          const shows = () => /deeper than the 1.5 mm/.test(document.querySelector('.planner').textContent)
          const before = shows()
          const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set
          const from = performance.now()
          write.call(input, before ? '1.5' : '1.75')
          input.dispatchEvent(new Event('input', { bubbles: true }))
          const look = () => shows() === before ? requestAnimationFrame(look) : resolve(performance.now() - from)
          requestAnimationFrame(look)
        })`),
      )
      await page.waitForTimeout(50)
    }
    // The first compiles code.
    const [, ...warm] = times
    console.log(
      `planner, 20 zones, processor ${rate === 1 ? 'as it is' : 'a quarter'}: keystroke to check median ${median(warm).toFixed(0)} ms, longest ${Math.max(...warm).toFixed(0)} ms (bar ${rate === 1 ? 50 : 100})`,
    )
  }
  await context.close()
}

async function measure(): Promise<void> {
  const clinic = await startClinic()
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] })
  try {
    const { clinicId, call } = clinic
    const intent = { indication: 'acne-scars', modality: 'mechanical' as const, zones: ['face'], adjuncts: [] }
    const details = {
      fullName: 'Deniz Arslan',
      birthDate: '1991-05-04',
      sex: null,
      phone: null,
      email: null,
      language: null,
      guardian: null,
    }
    const made = await call(contract.registerPerson, { clinicId, body: { details, identifiers: [] } })
    if (!made.ok) throw new Error(made.problem.code)
    const params = { personId: made.value.personId }
    const sent = await call(contract.sendIntake, { clinicId, params, body: { intent, language: 'en', send: false } })
    if (!sent.ok) throw new Error(sent.problem.code)

    const interactive: number[] = []
    for (let run = 0; run < 5; run++) {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
      const page = await context.newPage()
      const session = await context.newCDPSession(page)
      await session.send('Network.enable')
      await session.send('Network.emulateNetworkConditions', slow4G)
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
      const from = performance.now()
      await page.goto(sent.value.link, { waitUntil: 'commit' })
      // A keystroke that shows is what “interactive” means to whoever holds the phone.
      await page.getByLabel('Day').pressSequentially('4')
      interactive.push(performance.now() - from)
      await context.close()
    }
    console.log(
      `patient's page, slow 4G and a quarter of the processor: first keystroke after ${median(interactive).toFixed(0)} ms (bar 2000)`,
    )

    const page = await (await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-GB' })).newPage()
    await page.goto(sent.value.link)
    for (const [field, text] of [
      ['Day', '4'],
      ['Month', '5'],
      ['Year', '1991'],
    ] as const)
      await page.getByLabel(field).fill(text)
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.getByText(/Question 1 of/).waitFor()
    const questions: number[] = []
    while ((await page.getByRole('heading', { name: 'Ready to send' }).count()) === 0) {
      const none = page.getByText('None of these')
      await ((await none.count()) > 0 ? none.first() : page.locator('.pick').first()).click()
      // Measured in the page, from the press to the frame that shows the next heading.
      questions.push(
        await page.evaluate<number>(`new Promise((resolve) => {
          const before = document.querySelector('h1').textContent
          const from = performance.now()
          document.querySelector('.patient-foot .primary').click()
          const look = () => document.querySelector('h1').textContent === before
            ? requestAnimationFrame(look) : resolve(performance.now() - from)
          look()
        })`),
      )
    }
    console.log(
      `answer to next question: median ${median(questions).toFixed(1)} ms, longest ${Math.max(...questions).toFixed(1)} ms of ${questions.length} (bar 50)`,
    )

    const calls: number[] = []
    let corrected: string[] = []
    for (let run = 0; run < 40; run++) {
      const statements = [{ concept: 'keloid', answer: run % 2 === 0 ? ('present' as const) : ('absent' as const) }]
      const body = { intent, language: 'en' as const, statements, withdraw: corrected }
      const from = performance.now()
      const done = await call(contract.correctFacts, { clinicId, params, body })
      calls.push(performance.now() - from)
      if (!done.ok) throw new Error(done.problem.code)
      corrected = done.value.noted
    }
    console.log(
      `corrected fact to new outcome, server and way there and back: median ${median(calls).toFixed(1)} ms, longest ${Math.max(...calls).toFixed(1)} ms (bar 50)`,
    )

    const screens: number[] = []
    const staff = await signedInPage(browser, clinic.address)
    await considered(staff, `${clinic.address}/people/${params.personId}/screen`)
    for (let run = 0; run < 20; run++) {
      const found = await call(contract.considerScreening, { clinicId, params, body: { intent, language: 'en' } })
      if (!found.ok) throw new Error(found.problem.code)
      const ids = found.value.facts.flatMap(({ factId, statement }) => (statement.concept === 'keloid' ? [factId] : []))
      const statements = [{ concept: 'keloid', answer: 'present' as const }]
      const body = { intent, language: 'en' as const, statements, withdraw: ids }
      await call(contract.correctFacts, { clinicId, params, body })
      await considered(staff, `${clinic.address}/people/${params.personId}/screen`)
      await staff.getByRole('button', { name: 'Correct: Keloid' }).first().click()
      await staff.locator('.fact-editor label.choice', { hasText: 'Absent' }).click()
      // Measured in the page, from the press to the frame that shows another outcome.
      screens.push(
        await staff.evaluate<number>(`new Promise((resolve) => {
          const outcome = () => document.querySelector('.outcome').textContent
          const before = outcome()
          const from = performance.now()
          document.querySelector('.fact-editor .primary').click()
          const look = () => outcome() === before ? requestAnimationFrame(look) : resolve(performance.now() - from)
          look()
        })`),
      )
    }
    console.log(
      `corrected fact to new outcome on the screen: median ${median(screens).toFixed(1)} ms, longest ${Math.max(...screens).toFixed(1)} ms (bar 50)`,
    )
    await measurePlanner(clinic, browser, params.personId)
  } finally {
    await browser.close()
    await clinic.stop()
  }
}

async function signedInPage(browser: Browser, address: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })).newPage()
  await page.goto(address)
  await page.getByLabel('E-mail address').fill(benchOwner.email)
  await page.getByLabel('Password').fill(benchOwner.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('navigation').waitFor()
  return page
}

/** Opens the considerations for acne scars of the face. */
async function considered(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await chooseIntent(page)
  await page.getByRole('button', { name: 'Show considerations' }).click()
  await page.locator('.outcome').waitFor()
}

if (!existsSync(chromiumPath)) console.log('Chromium is not installed (Debian: chromium); nothing was measured.')
else if (!(await readyWeb())) process.exitCode = 1
else await measure()
