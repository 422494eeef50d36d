import { searchKey } from '@stipple/domain/patient'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import { passwordLimits } from './auth-library.ts'

const guessing = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })

/** Least score, of 0 to 4: “safely unguessable, moderate protection from offline slow-hash scenario”. */
const leastScore = 3
/** Signs a password needs beside the person's own words. */
const leastOfItsOwn = 8
/** What is guessed is looked at up to here; longer ones are long enough. */
const lookedAt = 100

/**
 * Why a password is refused. Length and guessability decide, not kinds of signs: passwords that were breached most, words,
 * dates, keyboard runs and the person's own words count as guessed.
 *
 * @param own words an attacker would try first: name, e-mail address, the clinic
 * @source NIST SP 800-63B-4, section 3.1.1.2
 */
export function passwordFault(
  password: string,
  own: readonly string[],
): 'password-too-short' | 'password-guessable' | undefined {
  if (Array.from(password).length < passwordLimits.shortest) return 'password-too-short'
  // Without marks: whoever is called Işık types isik in a password.
  const words = own.flatMap((text) => searchKey(text).split(' ')).filter((word) => word.length > 2)
  const { score } = guessing.check(password.slice(0, lookedAt), [...words, 'stipple', 'microneedling'])
  return score < leastScore || withoutWords(password, words).length < leastOfItsOwn ? 'password-guessable' : undefined
}

/** What is left of a password when the person’s own words are taken out. */
function withoutWords(password: string, words: readonly string[]): string {
  return words.reduce((left, word) => left.replaceAll(word, ''), searchKey(password))
}
