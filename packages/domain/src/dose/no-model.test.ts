import { describe, expect, it } from 'vitest'
import { noModel, unanswered } from './no-model.ts'

describe('what must not be calculated', () => {
  it.each(unanswered)('%s: no model, with a reason, what to do instead and a source', (asked) => {
    const answer = noModel(asked)
    expect(answer).toMatchObject({ code: 'no-model', asked })
    expect(answer.because.en.length).toBeGreaterThan(20)
    expect(answer.because.tr.length).toBeGreaterThan(20)
    expect(answer.instead.tr).not.toBe('')
    expect(answer.provenance.length).toBeGreaterThan(0)
  })

  it.each(unanswered)('%s: no number stands where a figure could be read', (asked) => {
    expect(Object.values(noModel(asked)).some((part) => typeof part === 'number')).toBe(false)
  })

  it('names both ends of the published enhancement: 0.87 for almotriptan, 56 for naloxone', () => {
    // 11.28 / 13.04 = 0.865; the naloxone study prints 56
    expect(noModel('enhancement-multiplier').because.en).toMatch(/0\.87 .*56/)
    expect((11.28 / 13.04).toFixed(2)).toBe('0.87')
  })
})
