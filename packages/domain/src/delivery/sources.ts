/** A needle that gives its drug to the skin around it, by a closed law of time. */
export type Source =
  | { readonly kind: 'cone'; readonly massUg: number; readonly dissolutionS: number; readonly wornS: number }
  | { readonly kind: 'coating'; readonly massUg: number; readonly rateUgPerS: number; readonly wornS: number }

/**
 * Drug given to the skin per second, in µg/s; zero once the needle is out or empty.
 *
 * A cone whose surface recedes at a steady speed keeps (1 − t/T)³ of its mass, so it gives (3 M/T)(1 − t/T)². A coating
 * on a shaft keeps its surface, so it gives at a steady rate.
 */
export function releaseRateUgPerS(source: Source, timeS: number): number {
  if (timeS > releaseEndS(source)) return 0
  switch (source.kind) {
    case 'cone':
      return ((3 * source.massUg) / source.dissolutionS) * (1 - timeS / source.dissolutionS) ** 2
    case 'coating':
      return source.rateUgPerS
    default:
      return source satisfies never
  }
}

/** All that the source has given until then, in µg. */
export function releasedUg(source: Source, timeS: number): number {
  const until = Math.min(timeS, releaseEndS(source))
  switch (source.kind) {
    case 'cone':
      return source.massUg * (1 - (1 - until / source.dissolutionS) ** 3)
    case 'coating':
      return source.rateUgPerS * until
    default:
      return source satisfies never
  }
}

/** When the source has nothing more to give, in seconds. */
export function releaseEndS(source: Source): number {
  const empty = source.kind === 'cone' ? source.dissolutionS : source.massUg / source.rateUgPerS
  return Math.min(empty, source.wornS)
}
