import type { CheckContext } from './check-context.ts'

/** Skin that rarely darkens after injury. Source: skin-of-color-review-2016. Nobody is taken for it who was not asked. */
const rarelyDarkened: readonly (string | null)[] = ['I', 'II', 'III']

/** Skin types IV to VI, dark marks after earlier injuries, or a skin type that nobody has found out. */
export function darkensEasily({ skinType, darkensAfterInjury }: CheckContext['person']): boolean {
  return !rarelyDarkened.includes(skinType) || darkensAfterInjury === 'present'
}
