/** Sum of terms that fall in the end, up to the first that no longer counts. */
export function sumOf(term: (index: number) => number): number {
  let sum = 0
  for (let index = 0; index < mostTerms; index++) {
    const next = term(index)
    sum += next
    if (Math.abs(next) <= negligible * Math.abs(sum)) return sum
  }
  throw new RangeError(`sumOf: no end after ${mostTerms} terms; the time is too short for this series`)
}

const mostTerms = 200_000
const negligible = 1e-18

/** @throws {RangeError} naming the first value that is not a finite number above zero */
export function requirePositive(values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (!(value > 0 && value < Number.POSITIVE_INFINITY))
      throw new RangeError(`${name} must be above 0; ${value} is not`)
  }
}
