import { readFileSync } from 'node:fs'
import { personOfScenario, type Scenario, scenarioSchema } from '@stipple/domain/candidacy'
import type { Fact } from '@stipple/domain/patient'
import { formatDay, parseDay } from '@stipple/domain/units'
import type { Knowledge } from '@stipple/knowledge'
import { parse } from 'yaml'
import { z } from 'zod'
import { recordAudit } from '../../platform/audit/audit-store.ts'
import type { Database } from '../../platform/db/database.ts'
import { dayOf } from '../../platform/clock/clinic-day.ts'
import { addStatements } from '../people/fact-store.ts'
import { type Acting, addRegistered } from '../people/people-store.ts'

/** The cast of the demo clinic: made-up names for scenario people. */
const castSchema = z.array(
  z.strictObject({
    scenario: z.string(),
    fullName: z.string().min(1),
    sex: z.enum(['male', 'female', 'other']),
    language: z.enum(['en', 'tr', 'ar']),
  }),
)

const scenarios = new URL('../../../../../scenarios/', import.meta.url)
const yamlIn = (path: string): unknown => parse(readFileSync(new URL(path, scenarios), 'utf8'))

/**
 * Fills a demo clinic with scenario people. Their dates move with the calendar: who was a day short of twelve weeks in the
 * scenario is a day short of them today.
 */
export async function fillDemo(
  { database, knowledge }: { readonly database: Database; readonly knowledge: Knowledge },
  { clinicId, actor, at }: Acting,
): Promise<void> {
  const today = dayOf(at, { timeZone: null })
  const cast = castSchema.parse(yamlIn('demo-clinic.yaml'))
  for (const { scenario: id, fullName, sex, language } of cast) {
    const scenario = scenarioSchema.parse(yamlIn(`people/${id}.yaml`))
    const { birthDate, facts } = personOfScenario(scenario, knowledge)
    const details = { fullName, birthDate: birthDate ?? null, sex, phone: null, email: null, language, guardian: null }
    await database.inClinic(clinicId, async (transaction) => {
      const acting = { clinicId, actor, at }
      const personId = await addRegistered(transaction, acting, details)
      const moved = facts.map((fact) => movedFact(fact, scenario, today))
      await addStatements(transaction, acting, personId, moved)
      const detail = { facts: moved.length, scenario: id }
      await recordAudit(transaction, clinicId, { at, actor, action: 'person.register-demo', personId, detail })
    })
  }
}

/** A fact of the scenario's day as a fact of today; dates that are known to the month or year stay. */
function movedFact(fact: Fact, { asOf }: Scenario, today: string): Fact {
  const by = parseDay(today) - parseDay(asOf)
  const moved = <Text extends string | undefined>(date: Text): Text =>
    date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date)
      ? (formatDay((parseDay(date) + by) as ReturnType<typeof parseDay>) as Text)
      : date
  const { start, end, since, ...rest } = fact
  return {
    ...rest,
    ...(start === undefined ? {} : { start: moved(start) }),
    ...(end === undefined ? {} : { end: moved(end) }),
    ...(since === undefined ? {} : { since: moved(since) }),
    source: { ...fact.source, recordedOn: today },
  }
}
