import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAfter } from './dates.ts'
import { compiledExample, condition, readExample, today } from './example-record.ts'
import { readRecord } from './read-record.ts'

const ongoing = (onsetDateTime: string) => readExample(condition('keloid', { clinical: 'active', onsetDateTime }))
const over = (abatementDateTime: string) =>
  readExample(condition('keloid', { clinical: 'resolved', abatementDateTime }))

describe('dates of a record', () => {
  it.each([
    ['2019', '2019'],
    ['2019-07', '2019-07'],
    ['2019-07-31', '2019-07-31'],
    ['2019-07-31T23:59:59.123-05:00', '2019-07-31'],
    ['2024-02-29T00:00:00Z', '2024-02-29'],
  ])('%s is read as %s', (written, start) => {
    expect(ongoing(written).facts).toMatchObject([{ start }])
  })

  it.each(['2023-02-30', '2023-13', '2023-1-1', '20230101', '17.05.2023', '', '2023-01-01 10:00', '0000'])(
    'the impossible onset %j leaves the condition present, since when is not known',
    (written) => {
      const { facts, problems } = ongoing(written)
      expect(facts.map(({ answer, start, end }) => [answer, start, end])).toEqual([['present', undefined, undefined]])
      expect(problems).toEqual([{ code: 'invalid-date', place: 'Condition/c1.onsetDateTime', detail: {} }])
    },
  )

  it('an impossible end becomes an end nobody knows', () => {
    expect(over('2023-02-29').facts).toMatchObject([{ end: 'unknown' }])
  })

  it.each(['2026-06-16', '2026-07', '2027'])('%s is after today: not believed', (written) => {
    expect(ongoing(written).facts[0]).not.toHaveProperty('start')
    expect(over(written).facts).toMatchObject([{ end: 'unknown' }])
    expect(over(written).problems.map(({ code }) => code)).toEqual(['future-date'])
  })

  it.each(['2026-06-15', '2026-06', '2026'])('%s may be today or before: believed', (written) => {
    expect(ongoing(written)).toMatchObject({ facts: [{ start: written }], problems: [] })
  })

  it('a date that is no text is invalid', () => {
    const entry = { ...condition('keloid'), onsetDateTime: 2020 }
    expect(readExample(entry).problems.map(({ code }) => code)).toEqual(['invalid-date'])
  })

  it('an age without a birth date is no time', () => {
    const entry = condition('keloid', { clinical: 'resolved', abatementAge: { value: 3, code: 'a' } })
    const result = readRecord([{ resourceType: 'Patient', id: 'p1' }, entry], { terminology: compiledExample(), today })
    expect(result).toMatchObject({
      record: {
        facts: [{ end: 'unknown' }],
        problems: [{ code: 'age-without-birth-date', place: 'Condition/c1.abatementAge' }],
      },
    })
  })
})

it('of two dates one is after the other only when every day of it is', () => {
  const month = fc.integer({ min: 1, max: 12 }).map((number) => String(number).padStart(2, '0'))
  const day = fc.integer({ min: 1, max: 28 }).map((number) => String(number).padStart(2, '0'))
  const date = fc
    .tuple(fc.integer({ min: 2018, max: 2021 }), month, day, fc.integer({ min: 1, max: 3 }))
    .map(([year, ...rest]) => [String(year), ...rest.slice(0, rest[2] - 1)].join('-'))
  const first = (text: string) => `${text}-01-01`.slice(0, 10)
  const last = (text: string) => (text.length === 10 ? text : text.length === 7 ? `${text}-31` : `${text}-12-31`)
  fc.assert(fc.property(date, date, (a, b) => isAfter(a, b) === first(a) > last(b)))
})
