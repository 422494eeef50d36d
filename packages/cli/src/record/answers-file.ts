import { identifierSchema } from '@stipple/domain/evidence'
import { type Fact, factSchema, type Person } from '@stipple/domain/patient'
import { partialDateSchema } from '@stipple/domain/units'
import type { Knowledge } from '@stipple/knowledge'
import { closest } from 'fastest-levenshtein'
import { z } from 'zod'
import { exitCode } from '../exit-code.ts'
import { factsOfResponse, type Intake } from '../intake-of.ts'
import { Refusal } from '../refusal.ts'
import { readYamlFile } from '../yaml-file.ts'

/** Facts by hand: what a clinician has asked, beside what the record says. */
const answersSchema = z.strictObject({
  birthDate: partialDateSchema.optional(),
  facts: z.array(factSchema.partial({ answer: true, source: true }).extend({ concept: identifierSchema })).default([]),
})

/**
 * Reads answers: facts in YAML (docs/cli.md shows one), or a FHIR QuestionnaireResponse in JSON to the questionnaire of the
 * same intent. A fact without an answer is present; one without a source is the clinician's.
 *
 * @throws {Refusal} naming file and line for what does not fit, and for concepts and zones that do not exist
 */
export function readAnswers(file: string, knowledge: Knowledge, intake: () => Intake): Person {
  const anything = readYamlFile(file, z.unknown())
  if (isResponse(anything.value)) {
    const read = factsOfResponse(anything.value, intake())
    if ('fault' in read) {
      throw new Refusal('answers.response', { file, ...read.fault }, exitCode.problems)
    }
    return read.person
  }
  return readFacts(file, knowledge)
}

/** JSON is YAML, so that one reader serves both; only a FHIR resource says what it is. */
function isResponse(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'resourceType')
}

function readFacts(file: string, knowledge: Knowledge): Person {
  const { value, lineOf } = readYamlFile(file, answersSchema)
  const concepts = knowledge.concepts.map(({ id }) => id)
  const zones = new Set(['body', ...knowledge.zones.map(({ id }) => id)])
  for (const [at, { concept, zones: named }] of value.facts.entries()) {
    const line = lineOf(['facts', at])
    if (!concepts.includes(concept)) {
      const values = { file, line, given: concept, nearest: closest(concept, concepts) }
      throw new Refusal('answers.unknown-concept', values, exitCode.problems)
    }
    const zone = named?.find((id) => !zones.has(id))
    if (zone !== undefined) {
      const values = { file, line, given: zone, nearest: closest(zone, [...zones]) }
      throw new Refusal('answers.unknown-zone', values, exitCode.problems)
    }
  }
  return {
    ...(value.birthDate === undefined ? {} : { birthDate: value.birthDate }),
    facts: value.facts.map(
      (fact): Fact => ({ ...fact, answer: fact.answer ?? 'present', source: fact.source ?? { from: 'clinician' } }),
    ),
  }
}
