import { type ConceptIndex, indexConcepts, type IntakeStep, type Leaf, visitLeaves } from '@stipple/domain/candidacy'
import type { Concept } from '@stipple/domain/patient'
import { approximateDays } from '@stipple/domain/units'
import type { Entries } from '../assemble.ts'
import type { ContentProblem } from '../problem.ts'
import { placedClauses } from './references.ts'

/** Concepts only an intent answers; no person is asked for them. */
const ofTheIntent = new Set(['delivered-drug'])

/**
 * Every concept that a rule looks at can be asked for, and in a tense that answers the rule: "not now" does not answer
 * "ever", and "not in the last month" does not answer a rule about a year.
 */
export function checkIntake(entries: Entries): ContentProblem[] {
  const index = indexConcepts(entries.concepts.map(({ entry }) => entry))
  const steps = new Map(entries.intakeSteps.map(({ entry }) => [entry.id, entry]))
  return [
    ...entries.rules.flatMap(({ entry: rule, file }) =>
      placedClauses(rule).flatMap(({ clause, path }) => {
        const problems: ContentProblem[] = []
        visitLeaves(clause.when, (leaf) => problems.push(...checkLeaf(leaf, index, steps, file, [...path, 'when'])))
        return problems
      }),
    ),
    ...wrongUnits(entries),
  ]
}

function checkLeaf(
  leaf: Leaf,
  index: ConceptIndex,
  steps: ReadonlyMap<string, IntakeStep>,
  file: string,
  path: (string | number)[],
): ContentProblem[] {
  const id = 'present' in leaf ? leaf.present : 'ever' in leaf ? leaf.ever : 'recent' in leaf ? leaf.recent : undefined
  if (id === undefined || ofTheIntent.has(id)) return []
  const step = askingStep(id, index, steps)
  if (!step) return [{ file, path, code: 'cannot-be-asked', id }]
  if (step.tense === 'ever' || step.tense === 'value') return []
  const reach = step.tense === 'now' ? 0 : approximateDays(step.tense.since)
  const needs = 'ever' in leaf ? Number.POSITIVE_INFINITY : 'recent' in leaf ? approximateDays(leaf.within) : 0
  return needs <= reach + 0.5
    ? []
    : [
        {
          file,
          path,
          code: 'step-too-short',
          id,
          step: step.id,
          needs: 'ever' in leaf ? 'ever' : JSON.stringify('recent' in leaf ? leaf.within : {}),
        },
      ]
}

/** The step that asks for a concept, or for the nearest concept above it that is asked for. */
function askingStep(id: string, index: ConceptIndex, steps: ReadonlyMap<string, IntakeStep>): IntakeStep | undefined {
  let level: Concept[] = [index.concepts[index.numberOf(id) ?? -1]].filter((concept) => concept !== undefined)
  while (level.length > 0) {
    for (const concept of level) {
      const step = concept.ask && steps.get(concept.ask.step)
      if (step) return step
    }
    level = level.flatMap(({ parents }) =>
      parents.flatMap((parent) => index.concepts[index.numberOf(parent) ?? -1] ?? []),
    )
  }
  return undefined
}

function wrongUnits(entries: Entries): ContentProblem[] {
  const units = new Map(entries.concepts.map(({ entry }) => [entry.id, entry.unit]))
  return entries.rules.flatMap(({ entry: rule, file }) =>
    placedClauses(rule).flatMap(({ clause, path }) => {
      const problems: ContentProblem[] = []
      visitLeaves(clause.when, (leaf) => {
        if (!('measured' in leaf)) return
        const expected = units.get(leaf.measured)
        if (expected !== leaf.unit) {
          problems.push({
            file,
            path,
            code: 'wrong-unit',
            id: leaf.measured,
            unit: leaf.unit,
            expected: expected ?? '–',
          })
        }
      })
      return problems
    }),
  )
}
