import { personOfScenario } from '@stipple/domain/candidacy'
import { describe, expect, it } from 'vitest'
import {
  type ScreeningInputs,
  type ScreeningRecord,
  screeningDesk,
  screeningInputsSchema,
} from '../packages/server/src/features/screening/screening-record.ts'
import { knowledge } from './known-content.ts'
import { loadScenarios, recordFacts } from './scenarios.ts'

const desk = screeningDesk(knowledge)
const stored = new Map(
  [...loadScenarios()].map(([name, scenario]): [string, ScreeningRecord] => {
    const inputs: ScreeningInputs = {
      schemaVersion: 1,
      intent: scenario.intent,
      asOf: scenario.asOf,
      person: personOfScenario(scenario, knowledge, recordFacts(scenario)),
      policy: scenario.policy ?? null,
    }
    return [name, desk.record(inputs).record]
  }),
)
/** What comes back from a database: JSON, read by the schema. */
const kept = (record: ScreeningRecord): ScreeningRecord => ({
  ...record,
  inputs: screeningInputsSchema.parse(JSON.parse(JSON.stringify(record.inputs))),
})
const someone = kept(stored.get('all-clear-face') as ScreeningRecord)

describe('a stored screening is decided again from its own inputs', () => {
  it.each([...stored])('%s gives the same to the byte', (_name, record) => {
    expect(desk.replay(kept(record)).code).toBe('same')
    expect(JSON.parse(record.screening)).toMatchObject({ outcome: desk.decide(record.inputs).outcome })
  })

  it('an altered outcome is noticed', () => {
    const altered = someone.screening.replace('"outcome":"proceed', '"outcome":"refer')
    expect(altered).not.toBe(someone.screening)
    expect(desk.replay({ ...someone, screening: altered }).code).toBe('differs')
  })

  it('an altered input is noticed', () => {
    const facts = someone.inputs.person.facts.slice(1)
    const inputs = { ...someone.inputs, person: { ...someone.inputs.person, facts } }
    expect(desk.replay({ ...someone, inputs }).code).toBe('differs')
  })

  it('content of another version says so, and whether it answers the same', () => {
    const replay = desk.replay({ ...someone, knowledgeVersion: 'earlier' })
    expect(replay).toMatchObject({ code: 'other-knowledge', sameAnswer: true })
  })

  it('what the content does not know is refused by name', () => {
    const intent = { ...someone.inputs.intent, indication: 'freckles' }
    expect(() => desk.decide({ ...someone.inputs, intent })).toThrow(/freckles/)
  })
})
