import { runCase } from './case-run.ts'
import type { TransportCase } from './case.ts'

/** A part of what entered too small to be seen in a drawing. */
const unseen = 2e-3

/** Even times for a drawing, up to where all has left skin and body as far as the eye goes; output times of a case may be few. */
export function evenTimesS(given: TransportCase, points: number): number[] {
  const endS = endOfInterestS(given)
  return Array.from({ length: points }, (_, index) => (endS * (index + 1)) / points)
}

/** The last output time before nothing is left. */
function endOfInterestS(given: TransportCase): number {
  const { moments } = runCase(given).solution
  const most = Math.max(...moments.map(({ releasedUg, inSkinUg }) => Math.max(releasedUg, inSkinUg)))
  const seen = moments.findLastIndex(({ inSkinUg, compartmentUg }) => inSkinUg + compartmentUg > unseen * most)
  const last = given.outputTimesS.length - 1
  return given.outputTimesS[seen < 0 ? last : Math.min(seen + (seen === 0 ? 1 : 0), last)] ?? 0
}
