import type { Candidacy, Intent, Screener } from '@stipple/domain/candidacy'
import type { Person } from '@stipple/domain/patient'
import { truthOf } from '../packages/domain/src/candidacy/bound-clause.ts'
import type { Occasion } from './answered-people.ts'
import { cqlFactScreener, cqlScreener } from './cql-screener.ts'
import { jsonLogicScreener } from './json-logic-screener.ts'
import { jsonRulesScreener } from './json-rules-screener.ts'
import type { Peers } from './peers.ts'
import { plainAnswers, plainRecords } from './plain-answers.ts'
import { type PlainClause, type PlainCondition, plainCondition, type Read } from './plain-condition.ts'

/** The clauses bound for one intent, ready to be asked in every engine. */
export type Engines = ReturnType<typeof enginesFor>

export function enginesFor(intent: Intent, candidacy: Candidacy, peers: Peers, occasion: Occasion) {
  const screener = candidacy.forIntent(intent)
  const reads = new Map<string, Read>()
  const clauses = screener.clauses.map((bound): PlainClause => {
    const { rule, clause } = bound
    return { id: `${rule.id}/${clause.id}`, when: uncovered(bound, screener.clauses, reads) }
  })
  return {
    clauses,
    /** What each engine is given of a person; none of it is timed. */
    prepare: (person: Person) => ({
      history: candidacy.prepare(person),
      answers: plainAnswers(person, reads, occasion),
      records: plainRecords(person, reads, occasion),
    }),
    screen: (history: ReturnType<Candidacy['prepare']>) => screener.screen(history, occasion.asOf),
    /** A screening of which is read what the peers answer, and the outcome: which clauses, with which effect. */
    screenAndName(history: ReturnType<Candidacy['prepare']>): number {
      const { outcome, findings } = screener.screen(history, occasion.asOf)
      let read = outcome.length
      for (const { rule, clauses, effect } of findings) read += rule.length + clauses.length + effect.length
      return read
    },
    /** A screening with everything in it looked at; what explains a finding is worked out when it is read. */
    screenAndRead(history: ReturnType<Candidacy['prepare']>): number {
      const { findings, questions } = screener.screen(history, occasion.asOf)
      let read = questions.length
      for (const finding of findings) {
        read += finding.facts.length + finding.missing.length + finding.contradictory.length + finding.zones.length
        read += finding.wouldChange.length + (finding.deferUntil === null ? 0 : 1)
      }
      return read
    },
    /** The truth of every clause and nothing else, added up. */
    decide(history: ReturnType<Candidacy['prepare']>): number {
      let truths = 0
      for (const clause of screener.clauses) truths += truthOf(clause, history, occasion.asOf)
      return truths
    },
    jsonLogic: jsonLogicScreener(peers.jsonLogic, clauses),
    jsonRules: jsonRulesScreener(peers.jsonRules, clauses),
    cql: cqlScreener(peers.cql, { clauses, reads }),
    cqlFacts: cqlFactScreener(peers.cql, { clauses, reads }),
  }
}

/** The condition of a clause and of no other clause that stands for it. */
function uncovered(
  { rule, clause }: Screener['clauses'][number],
  all: Screener['clauses'],
  reads: Map<string, Read>,
): PlainCondition {
  const when = plainCondition(clause.when, reads)
  const covering = all.filter((other) => other.rule === rule && clause.coveredBy?.includes(other.clause.id))
  if (covering.length === 0) return when
  return { all: [when, { not: { any: covering.map((other) => plainCondition(other.clause.when, reads)) } }] }
}

/**
 * Makes sure that every engine says the same of every clause; times of different answers are worth nothing.
 *
 * @param people who have answered everything
 * @returns how many clauses fired
 * @throws {Error} naming person and clauses when two engines disagree or ours has something left to ask
 */
export async function checkAgreement(engines: Engines, people: readonly Person[]): Promise<number> {
  let count = 0
  for (const [number, person] of people.entries()) {
    const { answers, records } = engines.prepare(person)
    const ours = firedByOurs(engines, person)
    const theirs = {
      'json-logic-engine': engines.jsonLogic(answers),
      'json-rules-engine': await engines.jsonRules(answers),
      'cql-execution on answers': await engines.cql(answers),
      'cql-execution on facts': await engines.cqlFacts(answers, records),
    }
    for (const [name, fired] of Object.entries(theirs)) {
      const differing = fired.filter((id) => !ours.includes(id)).concat(ours.filter((id) => !fired.includes(id)))
      if (differing.length === 0) continue
      throw new Error(`Person ${number}: ${name} and ours disagree about ${differing.join(', ')}`)
    }
    count += ours.length
  }
  return count
}

function firedByOurs(engines: Engines, person: Person): string[] {
  const { findings } = engines.screen(engines.prepare(person).history)
  const asked = findings.find(({ effect }) => effect === 'ask')
  if (asked) {
    const missing = asked.missing.map(({ concept, aspect }) => `${concept} (${aspect})`).join(', ')
    throw new Error(`A person who has answered everything is asked again: ${asked.rule}, ${missing}`)
  }
  return findings.flatMap(({ rule, clauses }) => clauses.map((clause) => `${rule}/${clause}`))
}
