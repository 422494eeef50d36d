import type { Consideration } from '@stipple/api/contract'
import type { Fact } from '@stipple/domain/patient'
import type { FactDraft } from '../people/fact-draft.ts'

/** A statement that somebody is correcting, or a question that they are answering. */
export type Correction = {
  readonly concept: string
  /** Where on the page it was opened: a finding, or a question. */
  readonly place: string
  /** Statements that the new one takes the place of; none while nobody said anything. */
  readonly corrects: readonly string[]
  readonly draft: FactDraft
  /** Somebody else changed what is corrected, after it was opened here. */
  readonly overtaken: boolean
}

export type KnownFacts = Consideration['facts']

/** Statements are the same when they say the same; members of a JSON object have no order. */
const said = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  )

/** Ids of the statements that say what a finding rests on; the same may have been said twice. */
export function idsOf(fact: Fact, facts: KnownFacts): string[] {
  const asked = said(fact)
  return facts.filter(({ statement }) => said(statement) === asked).map(({ factId }) => factId)
}

/** What stands now of a concept. */
export const standingOf = (concept: string, facts: KnownFacts) =>
  facts.filter(({ statement }) => statement.concept === concept)

/** Whether what is being corrected is a statement with one of these ids, opened at this place. */
export const isOpenAt = (correction: Correction | undefined, place: string, ids: readonly string[]) =>
  correction?.place === place && ids.some((id) => correction.corrects.includes(id))
