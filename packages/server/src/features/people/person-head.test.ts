import type { Fact } from '@stipple/domain/patient'
import { describe, expect, it } from 'vitest'
import { installedKnowledge } from '../../../test/test-clinic.ts'
import { birthDateIn } from './find-people.ts'
import { ageOn, headOf, isMinor } from './person-head.ts'

const today = '2026-11-27'
const head = headOf(installedKnowledge())
const said = (concept: string, answer: Fact['answer'], more: Partial<Fact> = {}): Fact => ({
  concept,
  answer,
  source: { from: 'clinician', recordedOn: today },
  ...more,
})
const alertsOf = (...facts: Fact[]) =>
  head(facts, today, 'en').alerts.map(({ concept, certainty }) => [concept, certainty])

describe('age', () => {
  it.each([
    ['the day before the birthday', '2008-11-28', 17, true],
    ['on the birthday', '2008-11-27', 18, false],
    ['a month that leaves the birthday open', '2008-11', undefined, null],
    ['a year that leaves nothing open', '1980', undefined, false],
    ['nothing known', null, undefined, null],
  ])('%s', (_name, birthDate, age, minor) => {
    expect(ageOn(birthDate, today)).toBe(age)
    expect(isMinor(birthDate, today)).toBe(minor)
  })
})

describe('alerts', () => {
  it('are what a rule may stop, defer or refer for, while it is so', () => {
    expect(alertsOf(said('isotretinoin', 'present'))).toHaveLength(1)
    expect(alertsOf(said('isotretinoin', 'present', { end: '2026-11-01' }))).toEqual([])
    expect(alertsOf(said('isotretinoin', 'absent'))).toEqual([])
    expect(alertsOf(said('isotretinoin', 'unknown'))).toEqual([])
  })

  it('end with what ends by itself: an old entry of a pregnancy is asked about again', () => {
    expect(alertsOf(said('pregnancy', 'present', { start: '2026-10-01' }))).toEqual([['pregnancy', 'present']])
    // 43 weeks after 1 January is 29 October.
    expect(alertsOf(said('pregnancy', 'present', { start: '2026-01-01' }))).toEqual([])
  })

  it('show what was both said and denied', () => {
    expect(alertsOf(said('keloid', 'present'), said('keloid', 'absent'))).toEqual([['keloid', 'contradictory']])
  })
})

describe('allergies', () => {
  it('are unknown until somebody says that there are none', () => {
    expect(head([], today, 'en').allergies).toBe('unknown')
    expect(head([said('any-allergy', 'absent')], today, 'en').allergies).toBe('none-known')
    expect(head([said('any-allergy', 'unknown')], today, 'en').allergies).toBe('unknown')
  })

  it('are listed before everything else', () => {
    const allergy = installedKnowledge().concepts.find(({ kind, id }) => kind === 'allergy' && id !== 'any-allergy')
    const { allergies, alerts } = head([said('keloid', 'present'), said(allergy?.id ?? '', 'present')], today, 'en')
    expect(allergies).toBe('listed')
    expect(alerts[0]?.concept).toBe(allergy?.id)
  })
})

it.each([
  ['1980', '1980'],
  ['1980-05', '1980-05'],
  ['4.5.1980', '1980-05-04'],
  ['04/05/1980', '1980-05-04'],
  [' 4-5-1980 ', '1980-05-04'],
  ['5.1980', undefined],
  ['kaya', undefined],
])('“%s” is looked for as the birth date %s', (typed, date) => {
  expect(birthDateIn(typed)).toBe(date)
})
