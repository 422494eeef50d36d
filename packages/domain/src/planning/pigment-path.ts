import type { SkinType } from './figure.ts'

/** Skin types that darken easily after injury. Source: skin-of-color-review-2016. */
const easilyDarkened: ReadonlySet<SkinType> = new Set(['IV', 'V', 'VI'])

/**
 * Whether the path for skin that darkens easily applies: skin types IV to VI, or dark marks after earlier injuries. A skin
 * type that nobody has found out counts as one of them until it is known.
 */
export function pigmentPathApplies(person: {
  readonly skinType: SkinType | undefined
  readonly darkensAfterInjury: 'present' | 'absent' | 'unknown'
}): boolean {
  return person.skinType === undefined || easilyDarkened.has(person.skinType) || person.darkensAfterInjury === 'present'
}
