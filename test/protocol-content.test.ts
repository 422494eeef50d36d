import type { ProtocolEvidence } from '@stipple/domain/planning'
import { describe, expect, it } from 'vitest'
import { knowledge } from './known-content.ts'

const { protocolEvidence } = knowledge.planning

function row(id: string): ProtocolEvidence {
  const found = protocolEvidence.find((each) => each.id === id)
  if (!found) throw new RangeError(`no row '${id}'`)
  return found
}
const exactly = (number: number) => ({ low: number, high: number })
const every = <T>(span: T) => ({ low: span, high: span })

describe('the rows of the protocol evidence', () => {
  it('are the 68 that were found, each once', () => {
    const ids = Array.from({ length: 68 }, (_, at) => `p${String(at + 1).padStart(2, '0')}`)
    expect(protocolEvidence.map(({ id }) => id).sort()).toEqual(ids)
  })

  // Copied by hand from the publications as they were read, not from the content.
  it.each<[string, unknown, unknown]>([
    ['p01, Alam: sessions', row('p01').sessions, exactly(3)],
    ['p01: interval', row('p01').interval, every({ weeks: 2 })],
    ['p01: people', row('p01').people, 20],
    ['p01: needle not reported', row('p01').depthMm, null],
    ['p03, Dogra: skin types', row('p03').skinTypes, ['IV', 'V']],
    ['p07, SkinPen: depth', row('p07').depthMm, { low: 0.25, high: 2 }],
    ['p07: interval', row('p07').interval, every({ days: 30 })],
    ['p07: places', row('p07').zones, ['face', 'trunk.back']],
    ['p09, meta-analysis: people', row('p09').people, 472],
    ['p09: level', row('p09').level, { best: 1, worst: 1 }],
    ['p13, radiofrequency: interval', row('p13').interval, every({ weeks: 6 })],
    ['p15, Intensif: sessions', row('p15').sessions, { low: 2, high: 6 }],
    ['p18, pores: depth', row('p18').depthMm, exactly(2)],
    ['p18: one person', row('p18').people, 1],
    ['p19, Exceed: "at most 1.5 mm" is no range from 0', row('p19').depthMm, null],
    ['p20, neck: people', row('p20').people, 32],
    ['p20: sessions', row('p20').sessions, exactly(4)],
    ['p20: skin types', row('p20').skinTypes, ['II', 'III', 'IV']],
    ['p20: "at most 2.5 mm" is no range from 0', row('p20').depthMm, null],
    ['p26, Roll-CIT: length', row('p26').depthMm, exactly(3)],
    ['p29, planned only: level', row('p29').level, null],
    ['p29: people', row('p29').people, null],
    ['p30, review of several levels', row('p30').level, { best: 1, worst: 3 }],
    ['p33, SkinStylus: people', row('p33').people, 30],
    ['p34, review: people', row('p34').people, 1845],
    ['p36, over eight weeks: how many sessions is not said', row('p36').sessions, null],
    ['p43, stretch marks: interval', row('p43').interval, every({ months: 1 })],
    ['p45, "at least six" is no range', row('p45').sessions, null],
    ['p47, alopecia areata: interval', row('p47').interval, every({ weeks: 3 })],
    ['p51, weekly for twelve weeks', row('p51').sessions, exactly(12)],
    ['p52: depth', row('p52').depthMm, exactly(1.5)],
    ['p53, two arms: depth', row('p53').depthMm, { low: 0.6, high: 1.2 }],
    ['p56, review: interval', row('p56').interval, { low: { weeks: 1 }, high: { months: 1 } }],
    ['p57, armpits: people', row('p57').people, 25],
    ['p57: sessions', row('p57').sessions, exactly(3)],
    ['p57: interval', row('p57').interval, every({ weeks: 3 })],
    ['p57: depth not reported', row('p57').depthMm, null],
    ['p57: level', row('p57').level, { best: 2, worst: 2 }],
    ['p60: first a month apart, then three to six', row('p60').interval, { low: { months: 1 }, high: { months: 6 } }],
    ['p61, active acne: not planned for', row('p61').indications, []],
    ['p62, "up to twelve" is no range', row('p62').sessions, null],
    ['p66, measles and rubella: enrolled', row('p66').people, 281],
    ['p68, thickness: people', row('p68').people, 342],
  ])('%s', (_name, value, expected) => {
    expect(value).toEqual(expected)
  })

  it('say of every part that nobody could read where it comes from', () => {
    const marked = protocolEvidence.filter(({ unsourced }) => unsourced.length > 0)
    expect(Object.fromEntries(marked.map(({ id, unsourced }) => [id, unsourced]))).toEqual({
      p26: ['depthMm'],
      p51: ['depthMm'],
      p55: ['sessions', 'interval'],
      p64: ['depthMm', 'people'],
    })
  })

  it('carry numbers in both languages alike', () => {
    // "P = .03" and "P = 0,03" are one number; the order in a sentence may differ.
    const numbers = (text: string) =>
      (text.match(/\d*[.,]\d+|\d+/g) ?? []).map((found) => Number(found.replace(',', '.'))).sort((a, b) => a - b)
    const differing = protocolEvidence.filter(
      ({ outcome }) => JSON.stringify(numbers(outcome.en)) !== JSON.stringify(numbers(outcome.tr)),
    )
    expect(differing.map(({ id, outcome }) => [id, outcome.en, outcome.tr])).toEqual([])
  })

  it('go no deeper than 2.5 mm, but for one length that nobody could read', () => {
    const deep = protocolEvidence.filter(
      ({ depthMm, unsourced }) => depthMm && depthMm.high > 2.5 && !unsourced.includes('depthMm'),
    )
    expect(deep.map(({ id }) => id)).toEqual([])
  })
})
