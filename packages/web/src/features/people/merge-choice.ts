import type { PersonDetails } from '@stipple/api/contract'

export const mergedFields = ['fullName', 'birthDate', 'sex', 'phone', 'email', 'language', 'guardian'] as const
export type MergedField = (typeof mergedFields)[number]
/** From which entry a field is taken. */
export type Chosen = Readonly<Partial<Record<MergedField, 'kept' | 'other'>>>
type Sides = { readonly kept: PersonDetails; readonly other: PersonDetails }

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** Fields that both entries have, and not the same. */
export function differingFields({ kept, other }: Sides): MergedField[] {
  return mergedFields.filter(
    (field) => kept[field] !== null && other[field] !== null && !same(kept[field], other[field]),
  )
}

/** What stays written down; undefined while somebody has yet to choose. What only one entry has is taken from it. */
export function mergedDetails({ kept, other }: Sides, chosen: Chosen): PersonDetails | undefined {
  if (differingFields({ kept, other }).some((field) => chosen[field] === undefined)) return undefined
  const of = <Field extends MergedField>(field: Field): PersonDetails[Field] =>
    (chosen[field] === 'other' ? other[field] : kept[field]) ?? other[field]
  return {
    fullName: of('fullName'),
    birthDate: of('birthDate'),
    sex: of('sex'),
    phone: of('phone'),
    email: of('email'),
    language: of('language'),
    guardian: of('guardian'),
  }
}
