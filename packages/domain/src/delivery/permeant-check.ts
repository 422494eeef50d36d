import { type CaseRefusal, refusalOf } from './case-refusal.ts'
import { massOfAtoms } from './permeant.ts'
import { type PermeantCase, permeantCaseSchema } from './permeant-case.ts'

export type ReadPermeant =
  | { readonly value: PermeantCase; readonly refusal?: never }
  | { readonly value?: never; readonly refusal: CaseRefusal }

/** Reads a permeant case; a formula that does not weigh what is given is a slip. */
export function readPermeantCase(given: unknown): ReadPermeant {
  const read = permeantCaseSchema.safeParse(given)
  if (!read.success) return { refusal: refusalOf(read.error, given) }
  for (const check of [mass, charge, times, oracles]) {
    const refusal = check(read.data)
    if (refusal) return { refusal }
  }
  return { value: read.data }
}

/** Atoms of elements that the model does not know show as mass that is missing. */
const mostOff = 0.01

function mass({ permeant }: PermeantCase): CaseRefusal | undefined {
  const fromAtoms = massOfAtoms(permeant)
  if (Math.abs(permeant.molarMassGPerMol / fromAtoms - 1) <= mostOff) return undefined
  const allowed = { code: 'sum-of-atoms', mass: fromAtoms.toFixed(2) } as const
  return { code: 'not-allowed', field: 'permeant.molarMassGPerMol', allowed, given: String(permeant.molarMassGPerMol) }
}

function charge({ permeant: { compound, pKa } }: PermeantCase): CaseRefusal | undefined {
  const needsPka = compound !== 'neutral' && compound !== 'zwitterion'
  if (needsPka === (pKa !== undefined)) return undefined
  return needsPka
    ? { code: 'missing', field: 'permeant.pKa', allowed: { code: 'acid-constant', what: compound }, given: undefined }
    : {
        code: 'not-allowed',
        field: 'permeant.pKa',
        allowed: { code: 'nothing-with', what: compound },
        given: String(pKa),
      }
}

function times({ outputTimesH }: PermeantCase): CaseRefusal | undefined {
  for (const [index, timeH] of outputTimesH.entries()) {
    const before = outputTimesH[index - 1]
    if (before === undefined || timeH > before) continue
    return {
      code: 'not-ascending',
      field: `outputTimesH.${index}`,
      allowed: { code: 'above', from: before },
      given: String(timeH),
    }
  }
}

function oracles({ oracle, outputTimesH, dose, refuses }: PermeantCase): CaseRefusal | undefined {
  for (const [index, { quantity, timeH }] of oracle.entries()) {
    const needsDose = quantity !== 'permeabilityCmPerH' && quantity !== 'unboundFraction'
    if (refuses !== undefined || (needsDose && !dose)) {
      const allowed = { code: refuses === undefined ? 'figure-without-dose' : 'nothing-when-refused' } as const
      return { code: 'not-allowed', field: `oracle.${index}.quantity`, allowed, given: quantity }
    }
    const needsTime = quantity === 'absorbedUg'
    if (needsTime ? timeH !== undefined && outputTimesH.includes(timeH) : timeH === undefined) continue
    const allowed = needsTime
      ? ({ code: 'output-time', field: 'outputTimesH' } as const)
      : ({ code: 'nothing-with', what: quantity } as const)
    return { code: 'not-an-output-time', field: `oracle.${index}.timeH`, allowed, given: timeH?.toString() }
  }
}
