import { contract, type EndpointName } from '@stipple/api/contract'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authenticatorCode } from '../../../test/authenticator.ts'
import { testDatabase } from '../../../test/database.ts'
import { type TestVisitor, testVisitor } from '../../../test/visitor.ts'
import { verifyAudit } from '../../platform/audit/audit-store.ts'
import { openAccounts } from '../../platform/auth/accounts.ts'
import { authLibrary } from '../../platform/auth/auth-library.ts'
import { createApp } from '../../platform/http/create-app.ts'
import type { Handlers } from '../../platform/http/handler.ts'
import type { Mail } from '../../platform/mail/mail-sender.ts'
import { clinicHandlers } from '../clinics/clinic-handlers.ts'
import { staffHandlers } from '../staff/staff-handlers.ts'
import { accountHandlers } from './account-handlers.ts'

const { database } = testDatabase()
let app: FastifyInstance
const mails: Mail[] = []
const resets: string[] = []
let now = Date.now()

beforeAll(async () => {
  const secret = 'of a test, and long enough for it'
  const library = authLibrary({
    database: database(),
    secret,
    https: false,
    sendReset: async (_account, token) => void resets.push(token),
  })
  const accounts = openAccounts(database(), library, secret)
  const mail = { canSend: true, send: async (sent: Mail) => void mails.push(sent) }
  const parts = { database: database(), accounts, mail, canSendMail: true }
  const demo = { version: '1', knowledgeVersion: 'k', fillDemo: () => Promise.resolve() }
  const handlers = { ...accountHandlers(parts), ...staffHandlers(parts), ...clinicHandlers({ ...parts, ...demo }) }
  app = await createApp({
    accounts,
    findLinkHolder: () => Promise.resolve(undefined),
    handlers: handlers as unknown as Handlers<EndpointName>,
    clock: () => new Date(now),
    publicOrigin: undefined,
    logLevel: 'silent',
    trustedProxies: [],
    requestsPerMinute: 100_000,
    webFolder: undefined,
    ready: () => Promise.resolve({}),
  })
})
afterAll(() => app.close())

/** The server lets an address try secrets thirty times a minute; every visitor here has one of their own. */
let addresses = 0
const visitor = () => testVisitor(app, `10.0.${addresses >> 8}.${addresses++ & 255}`)

const password = 'quiet-harbour-lantern-42'
const owner = { name: 'Ayşe Işık', email: 'ayse@clinic.example', password, language: 'tr' } as const
const setUp = { ...owner, clinicName: 'Işık Kliniği', clinician: true, demo: false }

async function signedIn(email: string = owner.email, secret = password): Promise<TestVisitor> {
  const one = visitor()
  const done = await one.call(contract.signIn, { body: { email, password: secret } })
  expect(done).toEqual({ ok: true, value: { next: 'done' } })
  return one
}

async function clinicOf(one: TestVisitor): Promise<string> {
  const me = await one.call(contract.getMe, {})
  if (!me.ok) throw new Error(me.problem.code)
  return me.value.memberships[0]?.clinicId ?? ''
}

const codeOf = (called: { ok: boolean; problem?: { code: string } }) => (called.ok ? 'ok' : called.problem?.code)

describe('setting up', () => {
  it.each([
    ['too short', 'harbour-42', 'password-too-short'],
    ['breached often', 'password1234', 'password-guessable'],
    ['made of the person’s own name', 'ayseisikayse', 'password-guessable'],
  ])('refuses a password that is %s', async (_why, weak, code) => {
    expect(codeOf(await visitor().call(contract.setUpClinic, { body: { ...setUp, password: weak } }))).toBe(code)
  })

  it('happens once, however many come at the same time', async () => {
    const answers = await Promise.all(
      ['one', 'two', 'three'].map((name) =>
        visitor().call(contract.setUpClinic, { body: { ...setUp, email: `${name}@clinic.example`, clinicName: name } }),
      ),
    )
    expect(answers.map(codeOf).filter((code) => code === 'ok')).toHaveLength(1)
    expect(answers.map(codeOf).filter((code) => code === 'already-set-up')).toHaveLength(2)
    const installed = await visitor().call(contract.getInstallation, {})
    expect(installed.ok && installed.value.setUp).toBe(true)
    // The owner of the tests below.
    const first = answers.find(({ ok }) => ok)
    if (!first?.ok) throw new Error('nobody set the clinic up')
    await database().accounts.updateTable('user').set({ email: owner.email }).execute()
    expect(first.value.memberships).toEqual([
      { clinicId: expect.any(String), clinicName: expect.any(String), roles: ['owner', 'clinician'] },
    ])
  })
})

describe('signing in', () => {
  it('answers the same to a wrong password and to an unknown address', async () => {
    const wrong = await visitor().call(contract.signIn, { body: { email: owner.email, password: 'wrong' } })
    const unknown = await visitor().call(contract.signIn, { body: { email: 'nobody@clinic.example', password } })
    expect([codeOf(wrong), codeOf(unknown)]).toEqual(['wrong-credentials', 'wrong-credentials'])
  })

  it('lets none of many attempts at once pass the limit, nor the right one after it', async () => {
    const email = 'target@clinic.example'
    const many = await Promise.all(
      Array.from({ length: 24 }, () => visitor().call(contract.signIn, { body: { email, password: 'wrong' } })),
    )
    // Five are looked at; the rest wait.
    expect(many.map(codeOf).filter((code) => code === 'wrong-credentials')).toHaveLength(5)
    expect(many.map(codeOf).filter((code) => code === 'locked-out')).toHaveLength(19)
    const locked = await visitor().call(contract.signIn, { body: { email, password } })
    expect(locked).toMatchObject({ ok: false, problem: { code: 'locked-out', retryAfterSeconds: 60 } })
  })

  it('waits twice as long after every further wrong attempt', async () => {
    const email = 'target@clinic.example'
    const waits: unknown[] = []
    for (const seconds of [61, 121, 241]) {
      now += seconds * 1_000
      await visitor().call(contract.signIn, { body: { email, password: 'wrong' } })
      const next = await visitor().call(contract.signIn, { body: { email, password: 'wrong' } })
      waits.push(!next.ok && 'retryAfterSeconds' in next.problem && next.problem.retryAfterSeconds)
    }
    expect(waits).toEqual([120, 240, 480])
  })

  it('is limited by address as well', async () => {
    const one = visitor()
    const codes: (string | undefined)[] = []
    for (let n = 0; n < 31; n++) {
      codes.push(codeOf(await one.call(contract.signIn, { body: { email: `u${n}@x.example`, password: 'wrong' } })))
    }
    expect(codes[30]).toBe('too-many-requests')
  })

  it('keeps the cookie from scripts and from other sites', async () => {
    const answer = await visitor().send({
      method: 'POST',
      url: '/api/sign-in',
      body: JSON.stringify({ email: owner.email, password }),
      headers: { 'content-type': 'application/json' },
    })
    const cookie = String(answer.headers['set-cookie'])
    expect(cookie).toContain('HttpOnly')
    expect(cookie).toContain('SameSite=Strict')
  })

  it('refuses a request that another site’s page makes, although the cookies come along', async () => {
    const one = await signedIn()
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }]) {
      const answer = await one.send({ method: 'POST', url: '/api/sign-out', headers })
      expect(answer.status).toBe(403)
    }
    expect((await one.call(contract.getMe, {})).ok).toBe(true)
  })
})

describe('sessions', () => {
  it('are listed, and end at once when they are ended elsewhere', async () => {
    const here = await signedIn()
    const there = await signedIn()
    const listed = await here.call(contract.listMySessions, {})
    if (!listed.ok) throw new Error(listed.problem.code)
    expect(listed.value.filter(({ current }) => current)).toHaveLength(1)
    for (const { sessionId, current } of listed.value) {
      if (!current) await here.call(contract.endMySession, { params: { sessionId } })
    }
    expect(codeOf(await there.call(contract.getMe, {}))).toBe('not-signed-in')
    expect(codeOf(await here.call(contract.getMe, {}))).toBe('ok')
  })

  it('all but this one end with a new password', async () => {
    const here = await signedIn()
    const there = await signedIn()
    const next = 'other-harbour-lantern-43'
    expect(codeOf(await here.call(contract.changeMyPassword, { body: { current: 'wrong', next } }))).toBe(
      'wrong-credentials',
    )
    expect(codeOf(await here.call(contract.changeMyPassword, { body: { current: password, next } }))).toBe('ok')
    expect(codeOf(await there.call(contract.getMe, {}))).toBe('not-signed-in')
    expect(codeOf(await here.call(contract.getMe, {}))).toBe('ok')
    await here.call(contract.changeMyPassword, { body: { current: next, next: password } })
  })
})

describe('a session cookie', () => {
  it('with another signature, a cut one, or none opens nothing', async () => {
    const one = await signedIn()
    const name = 'stipple.session_token'
    const value = decodeURIComponent(one.cookies.get(name) ?? '')
    const [token = '', signature = ''] = value.split('.')
    const others = [
      `${token}.`,
      token,
      `${token}.${signature.slice(4)}`,
      `${token}.${'A'.repeat(43)}=`,
      `x${value}`,
      '%',
    ]
    for (const other of others) {
      one.cookies.set(name, other === '%' ? other : encodeURIComponent(other))
      expect(codeOf(await one.call(contract.getMe, {})), other).toBe('not-signed-in')
    }
    one.cookies.set(name, encodeURIComponent(value))
    expect(codeOf(await one.call(contract.getMe, {}))).toBe('ok')
  })

  it('moves its end while it is used, and is over when it was not', async () => {
    const one = await signedIn()
    const ends = async () => {
      const listed = await one.call(contract.listMySessions, {})
      return listed.ok ? listed.value.find(({ current }) => current)?.expiresAt : undefined
    }
    const first = await ends()
    // As if it had last been used eleven minutes ago.
    const row = database()
      .accounts.updateTable('session')
      .set({ updatedAt: new Date(Date.now() - 11 * 60_000) })
    await row.execute()
    await database()
      .accounts.updateTable('session')
      .set({ expiresAt: new Date(Date.now() + 7 * 3_600_000) })
      .execute()
    await ends()
    expect(Date.parse((await ends()) ?? '') - Date.parse(first ?? '')).toBeGreaterThan(-60_000)
    await database()
      .accounts.updateTable('session')
      .set({ expiresAt: new Date(Date.now() - 1_000) })
      .execute()
    expect(codeOf(await one.call(contract.getMe, {}))).toBe('not-signed-in')
  })
})

describe('a second factor', () => {
  let secret = ''
  let recovery: readonly string[] = []

  it('counts once a code of it was given, and takes each code once', async () => {
    const one = await signedIn()
    const begun = await one.call(contract.beginSecondFactor, { body: { password } })
    if (!begun.ok) throw new Error(begun.problem.code)
    secret = begun.value.secret
    recovery = begun.value.recoveryCodes
    expect(codeOf(await one.call(contract.confirmSecondFactor, { body: { code: '000000' } }))).toBe('code-wrong')
    const code = authenticatorCode(secret, new Date())
    expect(codeOf(await one.call(contract.confirmSecondFactor, { body: { code } }))).toBe('ok')

    const other = visitor()
    const first = await other.call(contract.signIn, { body: { email: owner.email, password } })
    expect(first).toEqual({ ok: true, value: { next: 'second-factor' } })
    expect(codeOf(await other.call(contract.getMe, {}))).toBe('not-signed-in')
    // The code that confirmed it has been given: RFC 6238, section 5.2.
    const again = await other.call(contract.giveSecondFactor, { body: { code, kind: 'authenticator' } })
    expect(codeOf(again)).toBe('code-used')
    expect(codeOf(await other.call(contract.getMe, {}))).toBe('not-signed-in')
  })

  it('is passed with a recovery code, once', async () => {
    const [code = ''] = recovery
    const give = async () => {
      const one = visitor()
      await one.call(contract.signIn, { body: { email: owner.email, password } })
      return codeOf(await one.call(contract.giveSecondFactor, { body: { code, kind: 'recovery' } }))
    }
    expect(await give()).toBe('ok')
    expect(await give()).toBe('code-wrong')
  })

  it('is not passed by guessing', async () => {
    const one = visitor()
    await one.call(contract.signIn, { body: { email: owner.email, password } })
    const codes: (string | undefined)[] = []
    for (let n = 0; n < 8; n++) {
      const code = String(100_000 + n)
      codes.push(codeOf(await one.call(contract.giveSecondFactor, { body: { code, kind: 'authenticator' } })))
    }
    expect(codes.slice(0, 5)).toEqual(Array(5).fill('code-wrong'))
    expect(codes.slice(5).every((code) => code !== 'code-wrong' && code !== 'ok')).toBe(true)
  })

  it('can be taken away with the password', async () => {
    const one = visitor()
    await one.call(contract.signIn, { body: { email: owner.email, password } })
    await one.call(contract.giveSecondFactor, { body: { code: recovery[1] ?? '', kind: 'recovery' } })
    expect(codeOf(await one.call(contract.removeSecondFactor, { body: { password: 'wrong' } }))).toBe(
      'wrong-credentials',
    )
    expect(codeOf(await one.call(contract.removeSecondFactor, { body: { password } }))).toBe('ok')
    await signedIn()
  })
})

describe('staff', () => {
  const colleague = { name: 'Deniz Kaya', email: 'deniz@clinic.example', roles: ['assistant' as const] }
  const invite = { ...colleague, language: 'tr' as const, send: true }

  it('are invited by a link that works once', async () => {
    const one = await signedIn()
    const clinicId = await clinicOf(one)
    const invited = await one.call(contract.inviteMember, { clinicId, body: invite })
    if (!invited.ok) throw new Error(invited.problem.code)
    const token = invited.value.link.split('#')[1] ?? ''
    expect(mails.at(-1)).toMatchObject({ to: colleague.email, text: expect.stringContaining(token) })
    const stored = await database().inClinic(clinicId, (transaction) =>
      transaction.selectFrom('invitation').selectAll().execute(),
    )
    expect(JSON.stringify(stored)).not.toContain(token)

    const read = await visitor().call(contract.readInvitation, { body: { token } })
    expect(read).toMatchObject({ ok: true, value: { email: colleague.email, accountExists: false } })
    const body = { token, name: colleague.name, password, language: 'tr' as const }
    const took = await Promise.all([1, 2].map(() => visitor().call(contract.acceptInvitation, { body })))
    expect(took.filter(({ ok }) => ok)).toHaveLength(1)
    expect(codeOf(await visitor().call(contract.readInvitation, { body: { token } }))).toBe('link-not-valid')
  })

  it('do what their roles permit, from the moment they are changed', async () => {
    const boss = await signedIn()
    const clinicId = await clinicOf(boss)
    const worker = await signedIn(colleague.email)
    expect(codeOf(await worker.call(contract.inviteMember, { clinicId, body: invite }))).toBe('not-permitted')
    const me = await worker.call(contract.getMe, {})
    const accountId = me.ok ? me.value.accountId : ''
    await boss.call(contract.changeMemberRoles, { clinicId, params: { accountId }, body: { roles: ['owner'] } })
    expect(codeOf(await worker.call(contract.listInvitations, { clinicId }))).toBe('ok')
    await boss.call(contract.removeMember, { clinicId, params: { accountId } })
    expect(codeOf(await worker.call(contract.getClinic, { clinicId }))).toBe('not-permitted')
  })

  it('cannot leave a clinic without an owner', async () => {
    const boss = await signedIn()
    const clinicId = await clinicOf(boss)
    const me = await boss.call(contract.getMe, {})
    const params = { accountId: me.ok ? me.value.accountId : '' }
    expect(codeOf(await boss.call(contract.removeMember, { clinicId, params }))).toBe('last-owner')
    const body = { roles: ['auditor' as const] }
    expect(codeOf(await boss.call(contract.changeMemberRoles, { clinicId, params, body }))).toBe('last-owner')
  })

  it.each(['', 'x', 'A'.repeat(86), 'A'.repeat(200), '../../etc/passwd'])('refuse the token “%s”', async (token) => {
    const answer = codeOf(await visitor().call(contract.readInvitation, { body: { token } }))
    expect(answer).toBe(token === '' ? 'invalid-request' : 'link-not-valid')
  })
})

describe('a forgotten password', () => {
  it('is chosen anew with the link, once, and ends every session', async () => {
    const before = await signedIn()
    await visitor().call(contract.askPasswordReset, { body: { email: 'nobody@clinic.example' } })
    expect(resets).toEqual([])
    await visitor().call(contract.askPasswordReset, { body: { email: owner.email } })
    const body = { token: resets.at(-1) ?? '', password: 'third-harbour-lantern-44' }
    expect(codeOf(await visitor().call(contract.resetPassword, { body: { ...body, password: 'short' } }))).toBe(
      'password-too-short',
    )
    expect(codeOf(await visitor().call(contract.resetPassword, { body }))).toBe('ok')
    expect(codeOf(await visitor().call(contract.resetPassword, { body }))).toBe('link-not-valid')
    expect(codeOf(await before.call(contract.getMe, {}))).toBe('not-signed-in')
    await signedIn(owner.email, body.password)
  })
})

it('all of it stands in the clinic’s audit, which is whole', async () => {
  const one = await signedIn(owner.email, 'third-harbour-lantern-44')
  const clinicId = await clinicOf(one)
  const actions = await database().viewClinic(clinicId, async (transaction) => {
    expect((await verifyAudit(transaction, clinicId)).fault).toBeUndefined()
    return transaction.selectFrom('audit_entry').select('action').distinct().orderBy('action').execute()
  })
  expect(actions.map(({ action }) => action)).toEqual([
    'clinic.create',
    'staff.add-second-factor',
    'staff.change-password',
    'staff.change-roles',
    'staff.end-session',
    'staff.invite',
    'staff.join',
    'staff.remove',
    'staff.remove-second-factor',
    'staff.sign-in',
    'staff.sign-in-refused',
  ])
})
