import erfc from '@stdlib/math-base-special-erfc'

/** Beyond this many deviations a share is 0 or 1 to the last digit. */
const widestDeviation = 9

/**
 * The value that a share of people lies below, of a positive quantity that varies lognormally around its median.
 *
 * @param cv standard deviation over mean; the deviation of the logarithm is √ln(1 + cv²)
 */
export function lognormalQuantile({ median, cv }: { median: number; cv: number }, share: number): number {
  return median * Math.exp(normalQuantile(share) * Math.sqrt(Math.log1p(cv ** 2)))
}

/** Point of the standard normal distribution that a share lies below, to 1e-12, by halving. */
export function normalQuantile(share: number): number {
  let [low, high] = [-widestDeviation, widestDeviation]
  while (high - low > 1e-12) {
    const middle = (low + high) / 2
    if (erfc(-middle / Math.SQRT2) / 2 < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}
