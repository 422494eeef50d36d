import type { ScreeningDocument } from '@stipple/api/screening'
import type { Policy } from '@stipple/domain/candidacy'
import type { Person } from '@stipple/domain/patient'
import type { ClinicTransaction } from '../../platform/db/database.ts'
import { policyInForce } from '../knowledge/policy-store.ts'
import { knownOf } from '../people/people-store.ts'
import { personById } from '../people/person-store.ts'
import { unmappedOf } from '../people/unmapped.ts'

export type Gathered = {
  readonly person: Person
  readonly policy: Policy | null
  readonly unmapped: ScreeningDocument['unmapped']
}

/** Everything a screening of a person is decided from; undefined when there is no such person. */
export async function gather(
  transaction: ClinicTransaction,
  clinicId: string,
  personId: string,
): Promise<Gathered | undefined> {
  const stored = await personById(transaction, clinicId, personId)
  if (!stored || stored.mergedInto !== null) return undefined
  const person = await knownOf(transaction, clinicId, personId)
  if (!person) return undefined
  return {
    person,
    policy: await policyInForce(transaction, clinicId),
    unmapped: await unmappedOf(transaction, clinicId, personId),
  }
}
