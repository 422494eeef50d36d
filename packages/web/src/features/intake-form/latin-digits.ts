/** The first digit of each set that keyboards of Arabic and Persian type. */
const zeros = [0x0660, 0x06f0]

/** A text with 0 to 9 for the digits ٠ to ٩ and ۰ to ۹, and a point for the Arabic decimal sign. */
export function withLatinDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => {
      const code = digit.charCodeAt(0)
      const zero = zeros.find((first) => code >= first && code <= first + 9) ?? code
      return String(code - zero)
    })
    .replaceAll('\u066b', '.')
}
