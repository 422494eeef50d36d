import { type ZoneTree, zoneTree } from '../anatomy/index.ts'
import { type Day, formatDay } from '../units/index.ts'
import { type BoundClause, bindClauses } from './bound-clause.ts'
import { type ConceptIndex, indexConcepts } from './concepts.ts'
import type { CandidacyContent } from './content.ts'
import { fieldOf } from './field.ts'
import { inOrderOfUrgency } from './find.ts'
import { blankHistory, type History, type PersonKnown, prepareHistory } from './history.ts'
import { checkIntent, type Intent, type IntentProblem } from './intent.ts'
import type { LazyFinding } from './lazy-finding.ts'
import { LazyScreening, type ScreenedFor } from './lazy-screening.ts'
import { zoneCloser } from './outcome.ts'
import type { Policy, PolicyChoice } from './policy.ts'
import { findingsOfGroups, groupByRule } from './rule-group.ts'
import type { IntendedTreatment } from './scope.ts'
import type { Screening } from './screening.ts'

/** Content and a clinic's policy, compiled; answers any number of intents and people. */
export type Candidacy = {
  readonly content: CandidacyContent
  readonly index: ConceptIndex
  readonly zones: ZoneTree
  readonly policy: Policy | undefined
  /** @throws {RangeError} when a fact names a concept, zone or date that is not in the content */
  prepare(person: PersonKnown): History
  /** @throws {RangeError} when the intent names something that is not in the content; see {@link checkIntent} */
  forIntent(intent: Intent): Screener
}

export type Screener = {
  readonly treatment: IntendedTreatment
  readonly clauses: readonly BoundClause[]
  /** Synchronous, deterministic, no clock: the same inputs give the same screening to the byte. */
  screen(history: History, asOf: Day): Screening
}

/** Compiled intents that are kept; a clinic uses a few dozen, and the oldest goes when a new one comes. */
const screenersKept = 100

/** Compiles content once. A policy should have passed {@link checkPolicy}. */
export function compileCandidacy(content: CandidacyContent, policy?: Policy): Candidacy {
  const index = indexConcepts(content.concepts)
  const zones = zoneTree(content.zones)
  const choices = policy?.choices ?? []
  const screeners = new Map<string, Screener>()
  return {
    content,
    index,
    zones,
    policy,
    prepare: (person) => prepareHistory(person, index, zones),
    forIntent(intent) {
      const key = JSON.stringify(intent)
      const known = screeners.get(key)
      if (known) return known
      const problems = checkIntent(intent, content, zones)
      if (problems.length > 0) throw new RangeError(`forIntent: ${describe(problems)}`)
      const screener = compileForIntent(intent, { content, index, zones, choices, policy })
      if (screeners.size >= screenersKept) screeners.delete(screeners.keys().next().value as string)
      screeners.set(key, screener)
      return screener
    },
  }
}

function describe(problems: readonly IntentProblem[]): string {
  return problems.map((problem) => `${problem.code} '${problem.given}'`).join(', ')
}

type Compiled = {
  content: CandidacyContent
  index: ConceptIndex
  zones: ZoneTree
  choices: readonly PolicyChoice[]
  policy: Policy | undefined
}

function compileForIntent(intent: Intent, { content, index, zones, choices, policy }: Compiled): Screener {
  const treatment: IntendedTreatment = {
    intent,
    field: fieldOf(intent.zones, zones),
    tree: zones,
    indications: content.indications.map(({ id }) => id),
    adjunctKinds: new Map(content.adjuncts.map(({ id, kind }) => [id, kind])),
  }
  const clauses = bindClauses(content.rules, choices, index, treatment)
  const groups = groupByRule(clauses, treatment, index, blankHistory(index, zones))
  const addFindings = findingsOfGroups(groups, index)
  const dayText = rememberingLast(formatDay)
  const screenedFor: ScreenedFor = {
    knowledgeVersion: content.version,
    intent,
    policy: policy ? { clinic: policy.clinic, decidedBy: policy.decidedBy, decidedOn: policy.decidedOn } : null,
    close: zoneCloser(treatment),
    index,
  }
  return {
    treatment,
    clauses,
    screen(history, asOf) {
      const found: LazyFinding[] = []
      addFindings(history, asOf, found)
      return new LazyScreening(screenedFor, dayText(asOf), inOrderOfUrgency(found))
    },
  }
}

/** A function of a day that answers the same day again without working it out; many people are screened for one day. */
function rememberingLast(text: (day: Day) => string): (day: Day) => string {
  let lastDay: Day | undefined
  let lastText = ''
  return (day) => {
    if (day !== lastDay) {
      lastText = text(day)
      lastDay = day
    }
    return lastText
  }
}
