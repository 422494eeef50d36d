import { type Compared, comparedWith } from './case-oracle.ts'
import type { PermeantCase, PermeantOracle } from './permeant-case.ts'
import { type SkinAbsorption, skinAbsorptionOf } from './skin-absorption.ts'
import type { NoProperties } from './skin-properties-domain.ts'
import { type SkinProperties, skinPropertiesOf } from './skin-properties.ts'

/** Properties of the molecule and, with a dose, what is taken up; or no model. */
export type PermeantAnswer =
  | { readonly none?: undefined; readonly properties: SkinProperties; readonly absorption: SkinAbsorption | undefined }
  | NoProperties

export function permeantAnswerOf({ permeant, skin, dose, outputTimesH }: PermeantCase): PermeantAnswer {
  const properties = skinPropertiesOf(permeant, skin)
  if (properties.none !== undefined) return properties
  return { properties, absorption: dose && skinAbsorptionOf(properties, dose, outputTimesH) }
}

export type PermeantAgreement = Compared & { readonly oracle: PermeantOracle }

/** Figures beside what came out; of a case that has to be refused, whether it was and for that reason. */
export type PermeantReproduction = {
  readonly agreements: readonly PermeantAgreement[]
  readonly refusal:
    | { readonly expected: string; readonly answered: string | undefined; readonly agrees: boolean }
    | undefined
  readonly massErrorFraction: number | undefined
}

export function reproducePermeant(given: PermeantCase): PermeantReproduction {
  const answer = permeantAnswerOf(given)
  const { refuses } = given
  const answered = answer.none
  const isRefusal = refuses !== undefined || answered !== undefined
  return {
    agreements:
      answer.none === undefined
        ? given.oracle.map((oracle) => ({ oracle, ...comparedWith(oracle, figureOf(answer, oracle)) }))
        : [],
    refusal: isRefusal
      ? { expected: refuses ?? 'an answer', answered, agrees: refuses !== undefined && refuses === answered }
      : undefined,
    massErrorFraction: answer.none === undefined ? answer.absorption?.massErrorFraction : undefined,
  }
}

function figureOf(
  { properties, absorption }: Exclude<PermeantAnswer, NoProperties>,
  { quantity, timeH }: PermeantOracle,
): number {
  switch (quantity) {
    case 'permeabilityCmPerH':
      return properties.permeabilityCmPerS.skin * 3600
    case 'unboundFraction':
      return properties.unboundFraction
    case 'absorbedUg':
      return absorption?.moments.find((moment) => moment.timeH === timeH)?.absorbedUg ?? Number.NaN
    case 'highestUgPerH':
      return absorption?.highestUgPerH ?? Number.NaN
    case 'depositEmptyH':
      return absorption?.depositEmptyH ?? Number.NaN
    default:
      return quantity satisfies never
  }
}
