import type { CaseRefusal, SeriesRow, Uncertainty } from '@stipple/domain/delivery'

/** What the worker is asked. */
export type TransportAsked = { readonly case: unknown; readonly samples: number }

/** What it says: the run, how far the many runs are, their band, or why there is none. */
export type TransportAnswer =
  | { readonly kind: 'refused'; readonly refusal: CaseRefusal }
  | TransportRan
  | { readonly kind: 'progress'; readonly runs: number }
  | { readonly kind: 'band'; readonly uncertainty: Uncertainty }

export type TransportRan = {
  readonly kind: 'ran'
  readonly shows: { readonly en: string; readonly tr: string }
  readonly volumeL: number | undefined
  readonly rows: readonly SeriesRow[]
  readonly peak: { readonly timeS: number; readonly ugPerL: number } | undefined
  readonly numerics: { readonly massErrorFraction: number; readonly steps: number; readonly cells: number }
  readonly isUncertain: boolean
}
