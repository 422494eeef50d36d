import { z } from 'zod'
import { wholeWithin, within } from './case-number.ts'

/** Standard atomic weights in g/mol, rounded (IUPAC, Commission on Isotopic Abundances and Atomic Weights). */
export const atomicWeights = {
  C: 12.011,
  H: 1.008,
  N: 14.007,
  O: 15.999,
  F: 18.998,
  Cl: 35.45,
  Br: 79.904,
  I: 126.904,
  S: 32.06,
} as const
export type Element = keyof typeof atomicWeights
export const elements = Object.keys(atomicWeights) as Element[]

const count = wholeWithin(0, 200)

/** What the property model knows of a molecule; elements that are not listed cannot be entered. */
export const permeantSchema = z.strictObject({
  name: z.string().min(1).max(80),
  molarMassGPerMol: within(10, 1e6),
  /** Logarithm of the partition between octanol and water, of the neutral form. */
  logKow: within(-10, 12),
  atoms: z.strictObject(
    Object.fromEntries(elements.map((element) => [element, count.optional()])) as Record<
      Element,
      z.ZodOptional<typeof count>
    >,
  ),
  rings: count,
  doubleBonds: count,
  tripleBonds: count,
  compound: z.enum(['neutral', 'base', 'acid', 'acid-with-pharmacophore', 'zwitterion']),
  /** Of the strongest acid or base; a neutral compound has none. */
  pKa: within(-5, 20).optional(),
})
export type Permeant = z.output<typeof permeantSchema>

/** Mass that the atoms add up to, in g/mol. */
export function massOfAtoms({ atoms }: Permeant): number {
  return elements.reduce((sum, element) => sum + (atoms[element] ?? 0) * atomicWeights[element], 0)
}

/** Share that carries a charge in the tissue, at pH 7.4. */
export function ionisedFraction({ compound, pKa }: Permeant): number {
  if (compound === 'zwitterion') return 1
  if (compound === 'neutral' || pKa === undefined) return 0
  return 1 / (1 + 10 ** (compound === 'base' ? tissuePh - pKa : pKa - tissuePh))
}
const tissuePh = 7.4

/** Molar volume in cm³/mol by counting atoms, rings and bonds (Schroeder's method). */
export function molarVolumeCm3({ atoms, rings, doubleBonds, tripleBonds }: Permeant): number {
  const { C = 0, H = 0, N = 0, O = 0, F = 0, Cl = 0, Br = 0, I = 0, S = 0 } = atoms
  const fromAtoms = 7 * (C + H + N + O) + 10.5 * F + 24.5 * Cl + 31.5 * Br + 38.5 * I + 21 * S
  return fromAtoms - 7 * rings + 7 * doubleBonds + 14 * tripleBonds
}
