import type { Sure } from '@stipple/domain/candidacy'

/** Stipple's own code systems, as they stand in questionnaires and answers. */
export const systems = {
  /** Concepts of the clinical content. */
  concept: 'urn:stipple:concept',
  /** Zones of the atlas. */
  zone: 'urn:stipple:zone',
  /** Lines of a value to choose from; the code is the number the line stands for. */
  choice: 'urn:stipple:choice',
  adjunct: 'urn:stipple:adjunct',
  /** `none`, and the answers of {@link Sure}. */
  answer: 'urn:stipple:answer',
} as const

export const noneCode = 'none'
export const notSureCode = 'not-sure' satisfies Sure
export const sureCodes: readonly Sure[] = ['yes', 'no', 'not-sure']
