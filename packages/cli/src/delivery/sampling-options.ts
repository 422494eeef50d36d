import { refusalOf, type Sampling, samplingSchema } from '@stipple/domain/delivery'
import type { Given } from '../arguments.ts'
import { caseRefused } from './case-file.ts'

/**
 * `--samples` and `--seed`; a thousand samples and seed 1 where they are not given.
 *
 * @throws {Refusal} naming what they may be
 */
export function samplingAsked(given: Given): Sampling {
  const asked = { samples: Number(given.text('samples') ?? 1000), seed: Number(given.text('seed') ?? 1) }
  const sampling = samplingSchema.safeParse(asked)
  if (!sampling.success) throw caseRefused('--samples, --seed', refusalOf(sampling.error, asked))
  return sampling.data
}
