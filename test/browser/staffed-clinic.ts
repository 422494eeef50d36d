import { type CallOf, contract, createClient, type Endpoint, type ReceivedOf } from '@stipple/api/contract'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { testBrowser } from './browser.ts'
import { openTestClinic } from './clinic-server.ts'

/** A clinic of its own, set up, with its owner signed in: as whoever sees pages, and as whoever prepares what is there. */
export function staffedClinic() {
  let clinic: Awaited<ReturnType<typeof openTestClinic>> | undefined
  let clinicId = ''
  let cookies = ''
  const address = () => {
    if (!clinic) throw new Error('staffedClinic: the clinic is opened before the first test, not earlier')
    return clinic.address
  }
  const { open } = testBrowser(address)

  const client = createClient(async ({ method, address: path, body, mediaType }) => {
    const answer = await fetch(`${address()}${path}`, {
      method,
      headers: { cookie: cookies, ...(mediaType === undefined ? {} : { 'content-type': mediaType }) },
      ...(body === undefined ? {} : { body }),
    })
    const set = answer.headers.getSetCookie()
    if (set.length > 0) cookies = set.map((line) => line.split(';')[0]).join('; ')
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) }
  })

  /** Calls an endpoint as the owner, who is a clinician too. */
  async function ask<Declared extends Endpoint>(declared: Declared, given: Omit<CallOf<Declared>, 'clinicId'>) {
    const called = await client(declared, { ...given, clinicId } as unknown as CallOf<Declared>, {})
    if (!called.ok) throw new Error(`staffedClinic: ${declared.path} was refused, ${JSON.stringify(called.problem)}`)
    return called.value as ReceivedOf<Declared>
  }

  beforeAll(async () => {
    clinic = await openTestClinic()
    const body = {
      clinicName: 'Harbour Skin Clinic',
      name: 'Dr Ayşe Işık',
      email: 'ayse@clinic.example',
      password: 'quiet-harbour-lantern-42',
      language: 'en' as const,
      clinician: true,
      demo: false,
    }
    const me = await ask(contract.setUpClinic, { body })
    clinicId = me.memberships[0]?.clinicId ?? ''
  }, 120_000)
  afterAll(() => clinic?.close())

  /** A page that the owner is signed in on. */
  async function signedIn(options: Parameters<typeof open>[0] = {}): Promise<{
    context: BrowserContext
    page: Page
    complaints: string[]
    goTo: (path: string) => Promise<unknown>
  }> {
    const opened = await open(options)
    const held = cookies.split('; ').map((pair) => {
      const at = pair.indexOf('=')
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url: address() }
    })
    await opened.context.addCookies(held)
    return { ...opened, goTo: (path) => opened.page.goto(`${address()}${path}`) }
  }
  return { ask, signedIn }
}
