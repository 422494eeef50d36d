import { type Plan, proposeMarks, proposePrescription, proposeZone } from '@stipple/domain/planning'
import type { Knowledge } from '@stipple/knowledge'

/** A course for acne scars over so many zones of the face, with a mark in one of them. */
export function planOver(knowledge: Knowledge, count: number): Plan {
  const template = knowledge.planning.protocolTemplates.find(({ id }) => id === 'acne-scars-mechanical')
  const device = knowledge.planning.devices.find(({ id }) => id === 'skinpen-precision')
  if (!template || !device) throw new Error('planOver: the content has no such template or device')
  const person = { skinType: 'III' as const, darkensAfterInjury: 'absent' as const, findings: [] }
  const { prescription } = proposePrescription({ template, zones: ['face'], person, content: knowledge.planning })
  const zones = knowledge.zones.filter(({ id }) => id.startsWith('face.')).map(({ id }) => id)
  const leaves = zones.filter((zone) => !zones.some((other) => other.startsWith(`${zone}.`))).slice(0, count)
  return {
    schemaVersion: 1,
    prescription,
    zones: leaves.map((zone) => ({
      ...proposeZone({ zone, prescription, template, device }),
      passes: 4,
      pattern: 'crosshatch',
    })),
    avoid: [],
    marks: [
      ...proposeMarks([{ rule: 'tattoo', effect: 'avoid-zone', extent: 'spot', zones: ['face.cheek.left.medial'] }]),
    ],
    pigmentSteps: [],
    otherProcedures: [],
    course: { firstOn: null, event: null, blocked: [] },
    overrides: [],
  }
}
