/** Numbers that look random and are the same on every run. */
export type Seeded = {
  /** A whole number from `least` up to and including `most`. */
  whole(least: number, most: number): number
  oneOf<Item>(items: readonly Item[]): Item
  /** True in so many of a hundred cases. */
  percent(share: number): boolean
}

/** mulberry32: 32 bits of state, long enough a period for a bench and short enough to read. */
export function seeded(seed: number): Seeded {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    whole,
    oneOf: (items) => items[whole(0, items.length - 1)] as (typeof items)[number],
    percent: (share) => next() * 100 < share,
  }
}
