import type { CodeEntry, CodeMap, Concept } from '@stipple/domain/patient'

/** Stipple's own code systems in records. */
export const conceptSystem = 'urn:stipple:concept'
export const zoneSystem = 'urn:stipple:zone'
export const answerSystem = 'urn:stipple:answer'
/** The statement as Stipple keeps it: what FHIR has no word for is not lost. */
export const statementUrl = 'urn:stipple:statement'

const answers: NonNullable<CodeEntry['answers']> = (['present', 'absent', 'unknown'] as const).map((code) => ({
  system: answerSystem,
  code,
  means: code,
  verified: true,
}))

/** Stipple's own codes: each says the concept it names, also after a system on the way dropped the extensions. */
export function ownCodeMap(
  concepts: readonly Pick<Concept, 'id' | 'kind'>[],
): Pick<CodeMap, 'name' | 'system' | 'alsoWritten' | 'entries'> {
  return {
    name: 'stipple',
    system: conceptSystem,
    alsoWritten: [],
    entries: concepts.map(({ id, kind }) => ({
      code: id,
      concept: id,
      means: 'present',
      verified: true,
      // A measurement has a value and no answer.
      ...(kind === 'measurement' ? {} : { answers }),
    })),
  }
}
