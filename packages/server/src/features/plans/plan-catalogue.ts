import type { AnswerOf, Contract } from '@stipple/api/contract'
import type { Knowledge } from '@stipple/knowledge'

/** The content of planning as the planner gets it, with every source. */
export function planCatalogue(knowledge: Knowledge): AnswerOf<Contract['getPlanningContent']> {
  const { planning, sources, rules, concepts } = knowledge
  return {
    knowledgeVersion: knowledge.version,
    devices: [...planning.devices],
    topicals: [...planning.topicals],
    instruments: [...planning.instruments],
    protocolEvidence: [...planning.protocolEvidence],
    protocolTemplates: [...planning.protocolTemplates],
    endpoints: [...planning.endpoints],
    stopRules: [...planning.stopRules],
    pigmentSteps: [...planning.pigmentSteps],
    zoneRestrictions: [...planning.zoneRestrictions],
    zoneAreas: [...knowledge.zoneAreas],
    thicknesses: [...knowledge.dose.thicknesses],
    sources: [...sources],
    rules: rules.map(({ id, title }) => ({ id, title })),
    procedures: concepts.filter(({ kind }) => kind === 'procedure').map(({ id, title }) => ({ id, title })),
  }
}
