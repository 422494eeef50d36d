import type { CheckedFinding } from '@stipple/domain/planning'
import { describe, expect, it } from 'vitest'
import { groupFindings } from './group-findings.ts'

const finding = (
  check: CheckedFinding['check'],
  zone: string | null,
  more: Partial<CheckedFinding> = {},
): CheckedFinding => ({
  check,
  key: `${check} ${zone} ${more.field ?? ''} ${more.value ?? ''}`,
  severity: 'blocks',
  zone,
  session: null,
  field: null,
  value: null,
  limit: null,
  excess: null,
  unit: null,
  strength: null,
  backing: null,
  sources: [],
  detail: {},
  override: null,
  ...more,
})

describe('groupFindings', () => {
  it('joins what is said of several zones, and keeps apart what has another value', () => {
    const groups = groupFindings([
      finding('depth-beyond-label', 'a', { value: 2 }),
      finding('depth-beyond-label', 'b', { value: 2 }),
      finding('depth-beyond-label', 'c', { value: 2.5 }),
    ])
    expect(groups.map(({ zones }) => zones)).toEqual([['a', 'b'], ['c']])
  })

  it('joins what is not decided yet in the same zones', () => {
    const open = (field: string, ...zones: string[]) => zones.map((zone) => finding('incomplete', zone, { field }))
    const groups = groupFindings([...open('device', 'a', 'b'), ...open('passes', 'a', 'b'), ...open('pattern', 'b')])
    expect(groups.map(({ zones, fields }) => [zones, fields])).toEqual([
      [
        ['a', 'b'],
        ['device', 'passes'],
      ],
      [['b'], ['pattern']],
    ])
  })

  it('loses none', () => {
    const all = [
      finding('incomplete', null, { field: 'zones' }),
      finding('consent-missing', null, { severity: 'note' }),
    ]
    expect(groupFindings(all).flatMap(({ findings }) => findings)).toEqual(all)
  })
})
