/** Three-valued truth (Kleene). Unknown is an answer of its own and never turns into no. */
export const no = 0
export const unknown = 1
export const yes = 2
export type Truth = typeof no | typeof unknown | typeof yes
