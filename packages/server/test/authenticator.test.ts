import { expect, it } from 'vitest'
import { authenticatorCode } from './authenticator.ts'

it('agrees with RFC 6238, appendix B (its eight digits end in these six)', () => {
  // The ASCII secret 12345678901234567890 in base32.
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  expect(authenticatorCode(secret, new Date(59_000))).toBe('287082')
  expect(authenticatorCode(secret, new Date(1_111_111_109_000))).toBe('081804')
  expect(authenticatorCode(secret, new Date(20_000_000_000_000))).toBe('353130')
})
