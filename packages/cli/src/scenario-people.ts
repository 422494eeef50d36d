import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readRecord } from '@stipple/api/fhir'
import { personOfScenario, type Scenario, scenarioSchema } from '@stipple/domain/candidacy'
import type { Person } from '@stipple/domain/patient'
import type { Knowledge } from '@stipple/knowledge'
import { exitCode } from './exit-code.ts'
import { parseJson } from './record/parse-json.ts'
import { terminologyOf } from './record/person.ts'
import { Refusal } from './refusal.ts'
import { readYamlFile } from './yaml-file.ts'

/** Folder of the synthetic people that come with the checkout. */
const folder = fileURLToPath(new URL('../../../scenarios/people', import.meta.url))

/** All scenario people, those of the known reasons first, else in alphabetical order. */
export function readScenarios(): Scenario[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort((a, b) => Number(isSeed(b)) - Number(isSeed(a)) || (a < b ? -1 : 1))
    .map((file) => readYamlFile(join(folder, file), scenarioSchema).value)
}

const isSeed = (file: string) => file.startsWith('seed-')

/** The person of a scenario, the facts of its FHIR record included. */
export function personOf(scenario: Scenario, knowledge: Knowledge): Person {
  if (scenario.record === undefined) return personOfScenario(scenario, knowledge)
  const file = join(folder, scenario.record)
  const parsed = parseJson(readFileSync(file, 'utf8'))
  const read = readRecord(parsed.value, { terminology: terminologyOf(knowledge), today: scenario.asOf })
  if ('refusal' in read) throw new Refusal('file.unreadable', { file, reason: read.refusal.code }, exitCode.unreadable)
  const { birthDate } = read.record.patient
  const person = personOfScenario(scenario, knowledge, read.record.facts)
  return person.birthDate === undefined && birthDate !== undefined ? { ...person, birthDate } : person
}
