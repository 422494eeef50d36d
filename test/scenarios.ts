import { readdirSync, readFileSync } from 'node:fs'
import { compileTerminology, readRecord } from '@stipple/api/fhir'
import { wholeBody } from '@stipple/domain/anatomy'
import {
  differences,
  personOfScenario,
  type Scenario,
  scenarioSchema,
  type Screening,
  screenScenario,
} from '@stipple/domain/candidacy'
import type { Fact } from '@stipple/domain/patient'
import { parse } from 'yaml'
import { knowledge } from './known-content.ts'

const folder = new URL('../scenarios/', import.meta.url)
const people = new URL('people/', folder)
const terminology = compileTerminology({
  terminology: knowledge.terminology,
  concepts: knowledge.concepts,
  zones: [wholeBody, ...knowledge.zones.map(({ id }) => id)],
})

/** The text of a file beside the scenarios. */
export function readScenarioText(path: string): string {
  return readFileSync(new URL(path, folder), 'utf8')
}

/** Every synthetic person, by the name of the file without its ending. */
export function loadScenarios(): Map<string, Scenario> {
  const files = readdirSync(people)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
  return new Map(files.map((name) => [name.slice(0, -'.yaml'.length), loadScenario(name)]))
}

function loadScenario(name: string): Scenario {
  const result = scenarioSchema.safeParse(parse(readFileSync(new URL(name, people), 'utf8')))
  if (!result.success) throw new Error(`scenarios/people/${name}: ${result.error.message}`)
  return result.data
}

/** The facts of a scenario's record as they read on the day of the screening; none without a record. */
export function recordFacts(scenario: Scenario): readonly Fact[] {
  if (scenario.record === undefined) return []
  const input: unknown = JSON.parse(readFileSync(new URL(scenario.record, people), 'utf8'))
  const read = readRecord(input, { terminology, today: scenario.asOf })
  if ('refusal' in read) throw new Error(`scenarios/people/${scenario.record}: ${read.refusal.code}`)
  return read.record.facts
}

export function screen(scenario: Scenario): Screening {
  return screenScenario(scenario, knowledge, personOfScenario(scenario, knowledge, recordFacts(scenario)))
}

/** What a scenario expects and the content does not say; empty when it holds. */
export function differencesOf(scenario: Scenario): string[] {
  return differences(scenario, screen(scenario))
}
