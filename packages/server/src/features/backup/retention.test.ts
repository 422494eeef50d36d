import { describe, expect, it } from 'vitest'
import { notKept } from './retention.ts'

const backup = (at: string) => ({ at: new Date(`${at}T02:00:00Z`) })
const days = (from: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({ at: new Date(Date.parse(`${from}T02:00:00Z`) + index * 86_400_000) }))
const named = (backups: readonly { at: Date }[]) => backups.map(({ at }) => at.toISOString().slice(0, 10))
const keep = { daily: 14, weekly: 8, monthly: 12 }

describe('what is kept of daily backups', () => {
  it('after two years: the last of 14 days, 8 weeks and 12 months', () => {
    const all = days('2024-11-27', 731)
    const gone = new Set(named(notKept(all, keep)))
    // Worked out with a calendar: 2026-11-27 is a Friday.
    expect(named(all).filter((day) => !gone.has(day))).toEqual([
      '2025-12-31',
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
      '2026-06-30',
      '2026-07-31',
      '2026-08-31',
      '2026-09-30',
      '2026-10-11',
      '2026-10-18',
      '2026-10-25',
      '2026-10-31',
      '2026-11-01',
      '2026-11-08',
      '2026-11-14',
      '2026-11-15',
      '2026-11-16',
      '2026-11-17',
      '2026-11-18',
      '2026-11-19',
      '2026-11-20',
      '2026-11-21',
      '2026-11-22',
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
    ])
  })

  it('days without any do not use up the count: a clinic that was closed for months keeps its backups', () => {
    const all = [...days('2026-01-01', 3), ...days('2026-08-01', 2)]
    expect(notKept(all, keep)).toEqual([])
  })

  it('of several on a day the last is kept', () => {
    const morning = { at: new Date('2026-11-20T02:00:00Z') }
    const evening = { at: new Date('2026-11-20T20:00:00Z') }
    expect(notKept([evening, morning], keep)).toEqual([morning])
  })

  it('the newest stays whatever is asked for', () => {
    const all = [backup('2026-11-20'), backup('2026-11-21')]
    expect(named(notKept(all, { daily: 0, weekly: 0, monthly: 0 }))).toEqual(['2026-11-20'])
    expect(notKept([], keep)).toEqual([])
  })
})
