import { expect, it } from 'vitest'
import { dayOf, isTimeZone, machineTimeZone } from './clinic-day.ts'

// Half past ten in the evening in UTC: three hours ahead it is the next day, five behind still the same.
const at = new Date('2026-12-31T22:30:00Z')

it.each([
  ['Europe/Istanbul', '2027-01-01'],
  ['America/New_York', '2026-12-31'],
  ['Pacific/Kiritimati', '2027-01-01'],
  ['UTC', '2026-12-31'],
])('the day in %s is %s', (timeZone, day) => {
  expect(dayOf(at, { timeZone })).toBe(day)
})

it('follows summer time: 23:30 in London in June is the next day by UTC+1', () => {
  expect(dayOf(new Date('2026-06-30T23:30:00Z'), { timeZone: 'Europe/London' })).toBe('2026-07-01')
})

it('without a zone of its own a clinic goes by the machine', () => {
  expect(dayOf(at, { timeZone: null })).toBe(dayOf(at, { timeZone: machineTimeZone() }))
})

it('knows which zones there are', () => {
  expect(['Europe/Istanbul', 'UTC'].every(isTimeZone)).toBe(true)
  expect(['Europe/Atlantis', '', '; drop table'].some(isTimeZone)).toBe(false)
})
