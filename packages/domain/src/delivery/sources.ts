/** A needle or patch that gives its drug to the skin around it, by a closed law of time. */
export type Source =
  | { readonly kind: 'cone'; readonly massUg: number; readonly dissolutionS: number; readonly wornS: number }
  | { readonly kind: 'coating'; readonly massUg: number; readonly rateUgPerS: number; readonly wornS: number }
  | { readonly kind: 'sphere'; readonly massUg: number; readonly dissolutionS: number; readonly wornS: number }
  | {
      readonly kind: 'swelling-reservoir'
      readonly massUg: number
      /** Share of what is in it that leaves per second: dry at first, and when it has swollen. */
      readonly dryPerS: number
      readonly wetPerS: number
      readonly swellingS: number
      readonly wornS: number
    }

/**
 * Drug given to the skin per second, in µg/s; zero once the source is out or empty.
 *
 * A cone whose surface recedes at a steady speed keeps (1 − t/T)³ of its mass, so it gives (3 M/T)(1 − t/T)². A coating
 * on a shaft keeps its surface, so it gives at a steady rate. The square of a sphere's radius falls evenly where its drug
 * is far denser than soluble, so it keeps (1 − t/T)^(3/2). A stirred reservoir behind a membrane gives in proportion to
 * what it holds, the faster the more the membrane has swollen.
 */
export function releaseRateUgPerS(source: Source, timeS: number): number {
  if (timeS > releaseEndS(source)) return 0
  const { massUg } = source
  switch (source.kind) {
    case 'cone':
      return ((3 * massUg) / source.dissolutionS) * (1 - timeS / source.dissolutionS) ** 2
    case 'coating':
      return source.rateUgPerS
    case 'sphere':
      return ((1.5 * massUg) / source.dissolutionS) * Math.sqrt(Math.max(0, 1 - timeS / source.dissolutionS))
    case 'swelling-reservoir': {
      const { dryPerS, wetPerS, swellingS } = source
      const share = wetPerS - (wetPerS - dryPerS) * Math.exp(-timeS / swellingS)
      return share * (massUg - releasedUg(source, timeS))
    }
    default:
      return source satisfies never
  }
}

/** All that the source has given until then, in µg. */
export function releasedUg(source: Source, timeS: number): number {
  const until = Math.min(timeS, releaseEndS(source))
  const { massUg } = source
  switch (source.kind) {
    case 'cone':
      return massUg * (1 - (1 - until / source.dissolutionS) ** 3)
    case 'coating':
      return source.rateUgPerS * until
    case 'sphere':
      return massUg * (1 - (1 - until / source.dissolutionS) ** 1.5)
    case 'swelling-reservoir': {
      const { dryPerS, wetPerS, swellingS } = source
      return -massUg * Math.expm1(-(wetPerS * until + (wetPerS - dryPerS) * swellingS * Math.expm1(-until / swellingS)))
    }
    default:
      return source satisfies never
  }
}

/** When the source has nothing more to give, in seconds. */
export function releaseEndS(source: Source): number {
  switch (source.kind) {
    case 'cone':
    case 'sphere':
      return Math.min(source.dissolutionS, source.wornS)
    case 'coating':
      return Math.min(source.massUg / source.rateUgPerS, source.wornS)
    case 'swelling-reservoir':
      return source.wornS
    default:
      return source satisfies never
  }
}
