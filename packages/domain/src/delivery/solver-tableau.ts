/**
 * A stiffly accurate implicit Runge-Kutta method with one explicit stage and one factorisation a step.
 *
 * The last row of `stages` is the step itself, so the method is L-stable at the end of every step.
 */
export type Tableau = {
  readonly name: string
  /** Rows of the coefficients, the diagonal included; the first row is the explicit stage. */
  readonly stages: readonly (readonly number[])[]
  /** Weights of the step minus those of the embedded one. */
  readonly error: readonly number[]
  /** The local error falls with this power of the step. */
  readonly errorPower: number
}

const root2 = Math.SQRT2
const trDiagonal = 1 - root2 / 2
const trWeight = root2 / 4

/** TR-BDF2: order 2 with an embedded order 3. Source: Hosea and Shampine 1996, Appl Numer Math 20:21. */
export const trBdf2: Tableau = {
  name: 'TR-BDF2',
  stages: [[0], [trDiagonal, trDiagonal], [trWeight, trWeight, trDiagonal]],
  error: [trWeight - (1 - trWeight) / 3, trWeight - (3 * trWeight + 1) / 3, trDiagonal - trDiagonal / 3],
  errorPower: 3,
}

const weights4 = [82889 / 524892, 0, 15625 / 83664, 69875 / 102672, -2260 / 8211, 1 / 4]
const embedded3 = [
  4586570599 / 29645900160,
  0,
  178811875 / 945068544,
  814220225 / 1159782912,
  -3700637 / 11593932,
  61727 / 225920,
]

/** ESDIRK4(3)6L[2]SA: order 4 with an embedded order 3. Source: Kennedy and Carpenter 2003, Appl Numer Math 44:139. */
export const esdirk4: Tableau = {
  name: 'ESDIRK4',
  stages: [
    [0],
    [1 / 4, 1 / 4],
    [8611 / 62500, -1743 / 31250, 1 / 4],
    [5012029 / 34652500, -654441 / 2922500, 174375 / 388108, 1 / 4],
    [15267082809 / 155376265600, -71443401 / 120774400, 730878875 / 902184768, 2285395 / 8070912, 1 / 4],
    weights4,
  ],
  error: weights4.map((weight, stage) => weight - (embedded3[stage] ?? Number.NaN)),
  errorPower: 4,
}
