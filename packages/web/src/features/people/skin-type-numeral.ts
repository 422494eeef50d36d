const numerals = ['I', 'II', 'III', 'IV', 'V', 'VI'] as const

/** Fitzpatrick types are written in Roman numerals. */
export const skinTypeNumeral = (type: number) => numerals[type - 1] ?? String(type)
