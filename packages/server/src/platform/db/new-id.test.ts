import { expect, it } from 'vitest'
import { newId } from './new-id.ts'

it('is the example of RFC 9562, appendix A.6', () => {
  // unix_ts_ms 0x017F22E279B0 (2022-02-22 19:22:22.000 UTC), rand_a 0xCC3, rand_b 0x18C4DC0C0C07398F
  const random = Uint8Array.from([0xcc >> 4, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f])
  expect(newId(new Date(0x017f22e279b0), random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
})

it('sorts by time and does not repeat', () => {
  const ids = [0, 1, 2_000, 2 ** 32, 2 ** 41].map((time) => newId(new Date(time)))
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(Array.from({ length: 1_000 }, () => newId(new Date(5)))).size).toBe(1_000)
})
