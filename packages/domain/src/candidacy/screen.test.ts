import { describe, expect, it } from 'vitest'
import { clause, fact, rule, screenWith } from './content.test-builder.ts'
import type { Screening } from './screening.ts'

const brief = (screening: Screening) => screening.findings.map(({ effect, deferUntil }) => [effect, deferUntil])

describe('three answers', () => {
  const bleeding = [rule('bleeding-rule', [clause({ present: 'bleeding' })])]
  it.each([
    ['present stops', [fact('bleeding')], 'do-not-treat'],
    ['absent lets go ahead', [fact('bleeding', { answer: 'absent' })], 'proceed'],
    ['nobody asked is a question', [], 'cannot-tell'],
    ['asked and not known is a question', [fact('bleeding', { answer: 'unknown' })], 'cannot-tell'],
    [
      'not known outweighs a no',
      [fact('bleeding', { answer: 'unknown' }), fact('bleeding', { answer: 'absent' })],
      'cannot-tell',
    ],
  ])('%s', (_name, facts, outcome) => {
    expect(screenWith(bleeding, facts).outcome).toBe(outcome)
  })

  it('a known stop outranks a missing answer', () => {
    const rules = [...bleeding, rule('rash-rule', [clause({ present: 'rash' }, { effect: 'refer' })])]
    const screening = screenWith(rules, [fact('bleeding')])
    expect(screening.outcome).toBe('do-not-treat')
    expect(screening.questions.map(({ concept }) => concept)).toEqual(['rash'])
  })

  it('a question that could only bring advice does not hold anybody back', () => {
    const informs = [rule('rash-rule', [clause({ present: 'rash' }, { effect: 'inform' })])]
    expect(screenWith(informs, []).outcome).toBe('proceed')
    const adjusts = [rule('rash-rule', [clause({ present: 'rash' }, { effect: 'adjust' })])]
    expect(screenWith(adjusts, []).outcome).toBe('proceed-with-precautions')
  })

  it('yes and no together read as yes, and say so', () => {
    const screening = screenWith(bleeding, [fact('bleeding'), fact('bleeding', { answer: 'absent' })])
    expect(screening.outcome).toBe('do-not-treat')
    expect(screening.findings[0]?.contradictory).toEqual(['bleeding'])
    expect(screening.findings[0]?.facts).toHaveLength(2)
  })
})

describe('kinds of a concept', () => {
  const anticoagulant = [rule('blood', [clause({ present: 'anticoagulant' }, { effect: 'refer' })])]
  const warfarin = [rule('blood', [clause({ present: 'warfarin' }, { effect: 'refer' })])]
  it.each([
    ['a kind that is present makes the whole present', anticoagulant, fact('warfarin'), 'refer'],
    ['the whole absent makes every kind absent', warfarin, fact('anticoagulant', { answer: 'absent' }), 'proceed'],
    [
      'a kind that is absent says nothing of the whole',
      anticoagulant,
      fact('warfarin', { answer: 'absent' }),
      'cannot-tell',
    ],
    ['the whole present says nothing of a kind', warfarin, fact('anticoagulant'), 'cannot-tell'],
    [
      'a kind that is over says nothing of the whole',
      anticoagulant,
      fact('warfarin', { end: '2020-01-01' }),
      'cannot-tell',
    ],
  ])('%s', (_name, rules, known, outcome) => {
    expect(screenWith(rules, [known]).outcome).toBe(outcome)
  })
})

describe('waiting times', () => {
  const sixMonths = [rule('wait', [clause({ recent: 'rash', within: { months: 6 } }, { effect: 'defer' })])]
  it.each([
    // last day 2025-12-15 + 6 months = 2026-06-15: free on that day, not the day before
    ['the day before the last', '2026-06-14', '2025-12-15', ['defer', '2026-06-15']],
    ['a month only is read as its last day', '2026-06-15', '2025-12', ['defer', '2026-07-01']],
    ['a year only is read as its last day', '2026-06-15', '2025', ['defer', '2026-07-01']],
    ['nobody knows when it ended', '2026-06-15', 'unknown', ['ask', null]],
  ] as const)('%s', (_name, asOf, end, expected) => {
    expect(brief(screenWith(sixMonths, [fact('rash', { end })], { asOf }))).toEqual([expected])
  })

  it('is over on the day', () => {
    expect(screenWith(sixMonths, [fact('rash', { end: '2025-12-15' })]).outcome).toBe('proceed')
  })

  it('has no date while it goes on', () => {
    const screening = screenWith(sixMonths, [fact('rash')])
    expect(brief(screening)).toEqual([['defer', null]])
    expect(screening.deferUntil).toBeNull()
  })

  it('the latest date of several wins', () => {
    const rules = [
      ...sixMonths,
      rule('other', [clause({ recent: 'bleeding', within: { weeks: 2 } }, { effect: 'defer' })]),
    ]
    const facts = [fact('rash', { end: '2026-01-10' }), fact('bleeding', { end: '2026-06-10' })]
    // 2026-01-10 + 6 months = 2026-07-10; 2026-06-10 + 2 weeks = 2026-06-24
    expect(screenWith(rules, facts).deferUntil).toBe('2026-07-10')
  })

  it('"not in the last year" answers six months, "not in the last month" does not', () => {
    const absent = (since: string) => [fact('rash', { answer: 'absent', since })]
    expect(screenWith(sixMonths, absent('2025-06-15')).outcome).toBe('proceed')
    expect(screenWith(sixMonths, absent('2026-05-15')).outcome).toBe('cannot-tell')
  })

  it('a record entry that is over does not answer for a new one', () => {
    const record = fact('rash', { end: '2020-01-01', source: { from: 'record' } })
    expect(screenWith(sixMonths, [record]).outcome).toBe('cannot-tell')
  })

  it('what begins after the as-of date is not known yet', () => {
    expect(screenWith(sixMonths, [fact('rash', { start: '2026-07-01' })]).outcome).toBe('cannot-tell')
  })
})

describe('states that end by themselves', () => {
  const pregnancy = [rule('pregnancy-rule', [clause({ present: 'pregnancy' }, { effect: 'defer' })])]
  it('an entry nobody closed is asked about again once it cannot still be so', () => {
    // 43 weeks after 2025-08-18 are 2026-06-15
    expect(screenWith(pregnancy, [fact('pregnancy', { start: '2025-08-19' })]).outcome).toBe('defer')
    expect(screenWith(pregnancy, [fact('pregnancy', { start: '2025-08-18' })]).outcome).toBe('cannot-tell')
  })

  it('and a no of today settles it', () => {
    const facts = [
      fact('pregnancy', { start: '2010-01-01' }),
      fact('pregnancy', { answer: 'absent', since: '2026-06-15' }),
    ]
    expect(screenWith(pregnancy, facts).outcome).toBe('proceed')
  })
})

describe('places', () => {
  const avoid = (extent: 'zone' | 'spot') => [
    rule('rash-rule', [clause({ present: 'rash', where: 'field' }, { effect: 'avoid-zone', extent })]),
  ]
  it('a lesion on the back does not stop the face', () => {
    const back = fact('rash', { zones: ['trunk.back'], onlyThere: true })
    expect(screenWith(avoid('zone'), [back]).outcome).toBe('proceed')
  })

  it('a record entry at the back leaves the question about the face open', () => {
    const back = fact('rash', { zones: ['trunk.back'], source: { from: 'record' } })
    expect(screenWith(avoid('zone'), [back]).outcome).toBe('cannot-tell')
  })

  it('a place to leave out is an answer, not a stop', () => {
    const screening = screenWith(avoid('zone'), [fact('rash', { zones: ['face.cheek.left'], onlyThere: true })])
    expect(screening.outcome).toBe('proceed-with-precautions')
    expect(screening.findings[0]?.zones).toEqual(['face.cheek.left'])
    expect(screening.closedZones).toEqual(['face.cheek.left'])
  })

  it('a place that is known leaves the rest of the field to be asked about', () => {
    const screening = screenWith(avoid('zone'), [fact('rash', { zones: ['face.cheek.left'] })])
    expect(screening.findings.map(({ effect }) => effect)).toEqual(['avoid-zone', 'ask'])
    expect([screening.outcome, screening.questions[0]?.aspects]).toEqual(['cannot-tell', ['where']])
    const rest = fact('rash', { answer: 'absent', zones: ['face.cheek.right', 'face.chin'] })
    const settled = screenWith(avoid('zone'), [fact('rash', { zones: ['face.cheek.left'] }), rest])
    expect(settled.outcome).toBe('proceed-with-precautions')
  })

  it('waits when nothing of the intended zones is left', () => {
    const screening = screenWith(avoid('zone'), [fact('rash', { zones: ['face.cheek'] })], {
      intent: { zones: ['face.cheek.left'] },
    })
    expect([screening.outcome, screening.findings[0]?.zones]).toEqual(['defer', ['face.cheek.left']])
  })

  it('a spot never closes a zone', () => {
    const screening = screenWith(avoid('spot'), [fact('rash', { zones: ['face'] })])
    expect(screening.outcome).toBe('proceed-with-precautions')
  })

  it('asks where when nobody has said', () => {
    const screening = screenWith(avoid('zone'), [fact('rash')])
    expect(screening.outcome).toBe('cannot-tell')
    expect(screening.questions).toMatchObject([{ concept: 'rash', aspects: ['where'] }])
  })

  it('a zone closed for everybody is no treatment when it is all that was asked for', () => {
    const site = rule('site', [
      clause({ always: true }, { effect: 'avoid-zone', extent: 'zone', scope: { zones: ['face.chin'] } }),
    ])
    expect(screenWith([site], []).outcome).toBe('proceed-with-precautions')
    expect(screenWith([site], [], { intent: { zones: ['face.chin'] } }).outcome).toBe('do-not-treat')
    expect(screenWith([site], [], { intent: { zones: ['trunk'] } }).outcome).toBe('proceed')
  })
})

describe('strength', () => {
  it.each(['trial-exclusion', 'practice', 'unsourced'] as const)(
    '%s can only advise, whatever the content says',
    (strength) => {
      const weak = [rule('weak', [clause({ present: 'rash' }, { strength, effect: 'stop' })])]
      expect(brief(screenWith(weak, [fact('rash')]))).toEqual([['adjust', null]])
    },
  )
})

describe('adjuncts and drugs', () => {
  const minoxidil = [rule('drug', [clause({ present: 'rash' }, { scope: { adjuncts: ['minoxidil'] } })])]
  it('what speaks against an adjunct leaves the needling free', () => {
    const screening = screenWith(minoxidil, [fact('rash')], { intent: { adjuncts: ['minoxidil'] } })
    expect(screening.findings[0]).toMatchObject({ effect: 'adjust', leaveOut: ['minoxidil'] })
    expect(screening.findings[0]?.wouldChange).toContainEqual([{ kind: 'adjuncts', without: ['minoxidil'] }])
  })

  it('but stops a delivery of that very drug', () => {
    const delivery = { modality: 'drug-delivery', indication: 'drug-delivery' } as const
    expect(screenWith(minoxidil, [fact('rash')], { intent: { ...delivery, adjuncts: ['minoxidil'] } }).outcome).toBe(
      'do-not-treat',
    )
    expect(screenWith(minoxidil, [fact('rash')], { intent: { ...delivery, adjuncts: ['toxin'] } }).outcome).toBe(
      'proceed',
    )
  })

  it('asks which drug when none is named', () => {
    const screening = screenWith(minoxidil, [fact('rash')], { intent: { modality: 'patch', adjuncts: [] } })
    expect(screening.outcome).toBe('cannot-tell')
    expect(screening.questions).toMatchObject([{ concept: 'delivered-drug' }])
  })
})

describe('numbers', () => {
  const low = [
    rule('platelets-rule', [
      clause({ measured: 'platelets', below: 100, unit: '10*9/L', maxAge: { days: 90 } }, { effect: 'refer' }),
    ]),
  ]
  const count = (number: number, start: string, unit = '10*9/L') =>
    fact('platelets', { start, value: { number, unit } })
  it.each([
    ['below the limit', [count(99, '2026-06-01')], 'refer'],
    ['at the limit', [count(100, '2026-06-01')], 'proceed'],
    ['the latest counts', [count(99, '2026-05-01'), count(150, '2026-06-01')], 'proceed'],
    ['two of one day: the dangerous one counts', [count(150, '2026-06-01'), count(99, '2026-06-01')], 'refer'],
    ['too old is as good as none', [count(150, '2026-03-16')], 'cannot-tell'],
    ['another unit is not read', [count(150, '2026-06-01', 'g/L')], 'cannot-tell'],
  ])('%s', (_name, facts, outcome) => {
    expect(screenWith(low, facts).outcome).toBe(outcome)
  })
})

describe('age', () => {
  const under22 = [rule('age-rule', [clause({ age: 'years', below: 22 }, { effect: 'refer' })])]
  it.each([
    ['the day before the birthday', '2004-06-16', 'refer'],
    ['the birthday', '2004-06-15', 'proceed'],
    ['a year only, on the safe side', '2004', 'refer'],
    ['a year that is surely enough', '2003', 'proceed'],
  ])('%s', (_name, birthDate, outcome) => {
    expect(screenWith(under22, [], { birthDate }).outcome).toBe(outcome)
  })

  it('nobody knows: asks', () => {
    expect(screenWith(under22, []).questions).toMatchObject([{ concept: 'birth-date', aspects: ['value'] }])
  })
})

describe('not', () => {
  const unlessCleared = [
    rule('cleared', [
      clause({ all: [{ present: 'bleeding' }, { not: { present: 'clearance' } }] }, { effect: 'refer' }),
    ]),
  ]
  it.each([
    ['cleared', [fact('bleeding'), fact('clearance')], 'proceed'],
    ['not cleared', [fact('bleeding'), fact('clearance', { answer: 'absent' })], 'refer'],
    ['nobody asked about clearance', [fact('bleeding')], 'cannot-tell'],
    [
      'clearance contradictory: the safe side',
      [fact('bleeding'), fact('clearance'), fact('clearance', { answer: 'absent' })],
      'refer',
    ],
    ['nothing to clear', [fact('bleeding', { answer: 'absent' })], 'proceed'],
  ])('%s', (_name, facts, outcome) => {
    expect(screenWith(unlessCleared, facts).outcome).toBe(outcome)
  })
})
