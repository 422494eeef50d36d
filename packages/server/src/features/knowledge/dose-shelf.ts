import type { AnswerOf, Contract } from '@stipple/api/contract'
import type { Knowledge } from '@stipple/knowledge'

/** The published figures of the dose engine as they are handed out, with the sources that they name and no others. */
export function doseShelf({ version, dose, sources, zones }: Knowledge): AnswerOf<Contract['getDoseReference']> {
  const named = new Set([...dose.thicknesses, ...dose.depthMeasurements].map(({ source }) => source))
  return {
    knowledgeVersion: version,
    content: {
      thicknesses: [...dose.thicknesses],
      depthMeasurements: [...dose.depthMeasurements],
      depthRatios: [...dose.depthRatios],
    },
    sources: sources.filter(({ id }) => named.has(id)),
    zones: [...zones],
  }
}
