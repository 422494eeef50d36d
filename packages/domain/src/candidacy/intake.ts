import { isWithinZone, type ZoneTree } from '../anatomy/index.ts'
import type { Concept } from '../patient/index.ts'
import type { ConceptIndex } from './concepts.ts'
import { followUps } from './intake-follow-ups.ts'
import type { IntakePlan, PlannedOption, PlannedStep, PlannedValue } from './intake-plan.ts'
import type { IntakeStep } from './intake-step.ts'
import { askedConcepts, birthDateConcept, usesAnswered, usesOf } from './intake-use.ts'
import type { Candidacy, Screener } from './screen.ts'

/**
 * The whole intake for one intent: every question a rule bound for it could depend on, each once.
 *
 * @param screener compiled from `candidacy` for the intent
 */
export function planIntake(screener: Screener, candidacy: Candidacy): IntakePlan {
  const { content, index, zones } = candidacy
  const { intent, adjunctKinds } = screener.treatment
  const uses = usesOf(screener.clauses)
  const parts = partsOf(intent.zones, zones)
  const stepIds = new Set(content.intakeSteps.map(({ id }) => id))
  const asked = new Map<string, readonly Concept[]>()
  for (const { concept } of uses) asked.set(concept, askedConcepts(concept, index, stepIds))
  const isAsked = new Set([...asked.values()].flat())
  const steps = content.intakeSteps.flatMap((step): PlannedStep[] => {
    const own = index.concepts.filter((concept) => concept.ask?.step === step.id && isAsked.has(concept))
    if (own.length === 0) return []
    if (step.tense === 'value')
      return [{ kind: 'value', step, values: own.map((concept) => plannedValue(concept, step)) }]
    const options = own.map((concept): PlannedOption => {
      const answered = usesAnswered(concept, uses, asked, index)
      return { concept, known: [], ...followUps(concept, step, answered, parts) }
    })
    return [{ kind: 'list', step, options, which: [] }]
  })
  const drugIsOpen = screener.clauses.some(({ drugIsStated }) => !drugIsStated)
  return {
    knowledgeVersion: content.version,
    intent,
    steps: withKinds(steps, asked, index),
    parts,
    deliveredDrugs: drugIsOpen
      ? content.adjuncts.map(({ id }) => id).filter((id) => adjunctKinds.get(id) === 'drug')
      : [],
    cannotBeAsked: [...asked].flatMap(([concept, by]) => (by.length === 0 ? [concept] : [])).sort(),
    uses,
    asked,
    index,
  }
}

/** Concepts that are only asked as a kind of others, in groups; each group stands in the last step of what it is a kind of. */
function withKinds(
  steps: readonly PlannedStep[],
  asked: ReadonlyMap<string, readonly Concept[]>,
  index: ConceptIndex,
): PlannedStep[] {
  const groups = new Map<string, { of: readonly Concept[]; kinds: Set<string> }>()
  for (const [concept, by] of asked) {
    if (by.length === 0 || by.some(({ id }) => id === concept)) continue
    const key = by
      .map(({ id }) => id)
      .sort()
      .join(' ')
    const group = groups.get(key) ?? { of: by, kinds: new Set() }
    groups.set(key, group)
    group.kinds.add(concept)
  }
  return steps.map((planned, position) => {
    if (planned.kind === 'value') return planned
    const later = new Set(steps.slice(position + 1).map(({ step }) => step.id))
    const which = [...groups.values()]
      .filter(
        ({ of }) =>
          of.some(({ ask }) => ask?.step === planned.step.id) && !of.some(({ ask }) => later.has(ask?.step ?? '')),
      )
      .map(({ of, kinds }) => ({
        of: of.map(({ id }) => id),
        kinds: index.concepts.filter(({ id }) => kinds.has(id)),
        known: [],
      }))
    return { ...planned, which }
  })
}

function plannedValue(concept: Concept, step: IntakeStep): PlannedValue {
  return { concept, asks: concept.id === birthDateConcept ? 'date' : step.choices ? 'choice' : 'number' }
}

/** The intended zones one level finer, so that a person can say which part of them. */
function partsOf(zones: readonly string[], tree: ZoneTree): string[] {
  const outermost = [...new Set(zones)].filter((zone) => !zones.some((other) => isBelow(zone, other)))
  const finer = outermost.flatMap((zone) => {
    const inside = tree.ids.filter((id) => isBelow(id, zone))
    const nearest = inside.filter((id) => !inside.some((between) => isBelow(id, between)))
    return nearest.length > 0 ? nearest : [zone]
  })
  return finer.length === 1 && finer[0] !== outermost[0] ? partsOf(finer, tree) : finer
}

function isBelow(zone: string, other: string): boolean {
  return zone !== other && isWithinZone(zone, other)
}
