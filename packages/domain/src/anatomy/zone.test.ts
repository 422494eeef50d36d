import { describe, expect, it } from 'vitest'
import { isWithinZone, type Zone, zoneTree } from './zone.ts'

const zone = (id: string): Zone => ({ id, name: { en: id, tr: id } })
const tree = zoneTree(['face', 'face.cheek', 'face.cheek.left', 'face.cheek.right', 'face.chin', 'trunk'].map(zone))

describe('zoneTree', () => {
  it('a parent stands for all leaves below it', () => {
    expect(tree.leavesOf('face.cheek')).toEqual([
      ...(tree.leavesOf('face.cheek.left') ?? []),
      ...(tree.leavesOf('face.cheek.right') ?? []),
    ])
    expect(tree.leavesOf('body')).toHaveLength(4)
    expect(tree.leavesOf('trunk')).toHaveLength(1)
  })

  it('does not know a zone that is not there', () => {
    expect(tree.leavesOf('face.cheek.middle')).toBeUndefined()
  })

  it('refuses a zone without its parent, and one listed twice', () => {
    expect(() => zoneTree([zone('face.chin')])).toThrow("zone 'face.chin' has no parent entry 'face'")
    expect(() => zoneTree([zone('face'), zone('face')])).toThrow("zone 'face' is listed twice")
  })
})

describe('isWithinZone', () => {
  it.each([
    ['face.cheek.left', 'face', true],
    ['face', 'face', true],
    ['face', 'face.cheek', false],
    ['facelift', 'face', false],
    ['trunk', 'body', true],
  ])('%s within %s: %s', (inner, outer, expected) => {
    expect(isWithinZone(inner, outer)).toBe(expected)
  })
})
