import type { ScreeningDocument } from '@stipple/api/screening'
import type { Policy } from '@stipple/domain/candidacy'
import type { Fact, Person } from '@stipple/domain/patient'
import type { ClinicTransaction } from '../../platform/db/database.ts'
import { policyInForce } from '../knowledge/policy-store.ts'
import { standingFacts } from '../people/people-store.ts'
import { personById } from '../people/person-store.ts'
import { unmappedOf } from '../people/unmapped.ts'

export type Gathered = {
  readonly person: Person
  /** What of `person` was said, with its ids. */
  readonly facts: readonly { readonly factId: string; readonly statement: Fact }[]
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
  const facts = await standingFacts(transaction, clinicId, personId)
  const { birthDate } = stored.details
  return {
    person: { ...(birthDate === null ? {} : { birthDate }), facts: facts.map(({ statement }) => statement) },
    facts,
    policy: await policyInForce(transaction, clinicId),
    unmapped: await unmappedOf(transaction, clinicId, personId),
  }
}
