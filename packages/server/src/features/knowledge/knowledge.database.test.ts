import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { contract } from '@stipple/api/contract'
import type { PolicyChoice } from '@stipple/domain/candidacy'
import type { Knowledge } from '@stipple/knowledge'
import { beforeEach, describe, expect, it } from 'vitest'
import { clinicWithMember, requested } from '../../../test/clinic.ts'
import { testDatabase } from '../../../test/database.ts'
import { entriesOf } from '../../platform/audit/audit-store.ts'
import type { ClinicMember } from '../../platform/http/handler.ts'
import { knowledgeHandlers } from './knowledge-handlers.ts'
import { policyInForce } from './policy-store.ts'

const { database } = testDatabase()
const knowledge = JSON.parse(
  readFileSync(fileURLToPath(import.meta.resolve('@stipple/knowledge/knowledge.json')), 'utf8'),
) as Knowledge
const handlers = () => knowledgeHandlers({ database: database(), knowledge })
let caller: ClinicMember

beforeEach(async () => {
  caller = await clinicWithMember(database())
})

const stricter: PolicyChoice = { rule: 'isotretinoin', position: 'twelve-months' }
const looser: PolicyChoice = { rule: 'nsaid', off: true }
const reason = 'Bruising is covered by a checklist of our own.'
const adopt = (version: number, choices: PolicyChoice[], by = caller) =>
  handlers().adoptPolicy({ ...requested, caller: by, body: { version, choices } })
const inForce = () =>
  database().viewClinic(caller.clinicId, (transaction) => policyInForce(transaction, caller.clinicId))
const audited = async () => {
  const found: { action: string; detail: unknown }[] = []
  await database().viewClinic(caller.clinicId, async (transaction) => {
    for await (const { action, detail } of entriesOf(transaction, caller.clinicId)) found.push({ action, detail })
  })
  return found.filter(({ action }) => action !== 'clinic.create')
}

describe('rules', () => {
  it('are listed with their strengths, strongest first, and the number of their sources', async () => {
    const handled = await handlers().listRules({ ...requested, caller })
    const { rules, knowledgeVersion } = contract.listRules.answer.parse(
      'answer' in handled ? handled.answer : undefined,
    )
    expect(knowledgeVersion).toBe(knowledge.version)
    expect(rules.map(({ id }) => id)).toEqual(knowledge.rules.map(({ id }) => id))
    // packages/knowledge/content/rules/isotretinoin.yaml
    expect(rules.find(({ id }) => id === 'isotretinoin')).toMatchObject({
      ownChoice: false,
      strengths: ['label', 'guideline', 'practice', 'unsourced'],
    })
    expect(
      rules.every(
        ({ sourceCount, strengths }) =>
          sourceCount > 0 || strengths.includes('unsourced') || strengths.includes('practice'),
      ),
    ).toBe(true)
  })

  it('each opens whole, with an address where its source has one and a title for every concept it names', async () => {
    for (const { id } of knowledge.rules) {
      const handled = await handlers().getRule({ ...requested, caller, params: { ruleId: id } })
      const { rule, concepts, sources } = contract.getRule.answer.parse(
        'answer' in handled ? handled.answer : undefined,
      )
      const named = rule.examples.flatMap(({ facts, unknown }) => [...facts.map(({ concept }) => concept), ...unknown])
      expect(named.filter((concept) => concepts[concept] === undefined)).toEqual([])
      expect(sources.filter(({ address, doi }) => doi !== undefined && address !== `https://doi.org/${doi}`)).toEqual(
        [],
      )
    }
  })

  it('one that the content does not have is not found', async () => {
    const handled = await handlers().getRule({ ...requested, caller, params: { ruleId: 'constructor' } })
    expect(handled).toEqual({ problem: 'not-found' })
  })

  it('show the clinic’s own choice', async () => {
    await adopt(0, [stricter])
    const listed = await handlers().listRules({ ...requested, caller })
    expect('answer' in listed && listed.answer.rules.filter(({ ownChoice }) => ownChoice).map(({ id }) => id)).toEqual([
      'isotretinoin',
    ])
    const opened = await handlers().getRule({ ...requested, caller, params: { ruleId: 'isotretinoin' } })
    expect('answer' in opened && opened.answer.choices).toEqual([stricter])
  })
})

describe('a clinic’s own positions', () => {
  it('are the defaults before any was adopted', async () => {
    expect(await handlers().getPolicy({ ...requested, caller })).toEqual({
      answer: { policy: null, version: 0, adoptedAt: null, adoptedBy: null, history: [] },
    })
    expect(await inForce()).toBeNull()
  })

  it('stricter ones are adopted, and the audit names the rules and nothing else', async () => {
    const policy = { clinic: 'Işık Kliniği', decidedBy: caller.name, decidedOn: '2026-11-21', choices: [stricter] }
    const now = { policy, version: 1, adoptedAt: '2026-11-21T12:00:00.000Z', adoptedBy: caller.name }
    expect(await adopt(0, [stricter])).toEqual({ answer: now })
    expect(await inForce()).toEqual(policy)
    expect(await audited()).toEqual([
      { action: 'policy.adopt', detail: { version: 1, rules: ['isotretinoin'], knowledge: knowledge.version } },
    ])
  })

  it('a looser one needs a reason, and the refusal names the place and changes nothing', async () => {
    expect(await adopt(0, [stricter, looser])).toEqual({
      problem: 'policy-not-valid',
      detail: { errors: [{ place: 'body/choices/1', message: 'loosens-without-reason' }] },
    })
    expect([await inForce(), await audited()]).toEqual([null, []])
    expect(await adopt(0, [stricter, { ...looser, reason }])).toHaveProperty('answer')
    expect(JSON.stringify(await audited())).not.toContain('Bruising')
  })

  it('every problem is told with the choice it stands at', async () => {
    const choices: PolicyChoice[] = [
      { rule: 'no-such-rule', off: true },
      { rule: 'isotretinoin', position: 'never-heard-of' },
      stricter,
      { rule: 'nsaid', clause: 'no-such-clause', effect: 'stop' },
    ]
    const handled = await handlers().checkPolicyChoices({ ...requested, caller, body: { choices } })
    const { problems } = contract.checkPolicyChoices.answer.parse('answer' in handled ? handled.answer : undefined)
    expect(problems.map(({ code, choice }) => [code, choice])).toEqual([
      ['unknown-rule', 0],
      ['unknown-position', 1],
      ['double-choice', 2],
      ['unknown-clause', 3],
    ])
    expect(await audited()).toEqual([])
  })

  it('two choices that loosen one rule are both named', async () => {
    const choices: PolicyChoice[] = [looser, { rule: 'active-acne', off: true }]
    const handled = await handlers().checkPolicyChoices({ ...requested, caller, body: { choices } })
    expect('answer' in handled && handled.answer.problems.map(({ code, choice }) => [code, choice])).toEqual([
      ['loosens-without-reason', 0],
      ['loosens-without-reason', 1],
    ])
  })

  it('who adopts what somebody changed meanwhile is told, however close', async () => {
    await adopt(0, [stricter])
    expect(await adopt(0, [])).toEqual({ problem: 'changed-meanwhile' })
    const close = await Promise.all([adopt(1, []), adopt(1, [stricter]), adopt(1, [])])
    expect(close.filter((handled) => 'answer' in handled)).toHaveLength(1)
    expect(await audited()).toHaveLength(2)
  })

  it('none again is an adoption too, and all of them stay to be read', async () => {
    await adopt(0, [stricter])
    await adopt(1, [])
    expect(await inForce()).toBeNull()
    const handled = await handlers().getPolicy({ ...requested, caller })
    const { history, version } = contract.getPolicy.answer.parse('answer' in handled ? handled.answer : undefined)
    expect([version, history.map(({ version: earlier, policy }) => [earlier, policy?.choices.length])]).toEqual([
      2,
      [
        [2, 0],
        [1, 1],
      ],
    ])
  })

  it('another clinic’s are not seen', async () => {
    await adopt(0, [stricter])
    const other = await clinicWithMember(database())
    expect(await handlers().getPolicy({ ...requested, caller: other })).toMatchObject({ answer: { version: 0 } })
    const theirs = await database().viewClinic(other.clinicId, (transaction) =>
      policyInForce(transaction, caller.clinicId),
    )
    expect(theirs).toBeNull()
  })
})
