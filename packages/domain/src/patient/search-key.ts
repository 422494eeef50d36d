/** Letters that Unicode does not take apart into a base letter and a mark. */
const folded: Readonly<Record<string, string>> = {
  ı: 'i',
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
}

/**
 * Text as it is compared when somebody is searched for: without case, marks and punctuation, words parted by one space.
 *
 * All of I, İ, ı and i fold to `i`, so that IŞIK, Işık, ışık and isik find one another whatever keyboard they were typed
 * on. Letters of other scripts stay. The key is for finding, never for showing.
 */
export function searchKey(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[ıßøđðłæœþ]/g, (letter) => folded[letter] ?? letter)
    .replace(/['’ʼ`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
