export { type PlanningContent, type ZoneRestriction, zoneRestrictionSchema } from './content.ts'
export { type Cartridge, type Device, type DeviceLabel, deviceKinds, deviceSchema } from './device.ts'
export {
  type Endpoint,
  endpointSchema,
  type PigmentStep,
  pigmentStepSchema,
  type StopRule,
  stopRuleSchema,
} from './endpoint.ts'
export {
  type Figure,
  figureSchema,
  type Range,
  rangeSchema,
  type SkinType,
  skinTypeSchema,
  skinTypes,
} from './figure.ts'
export { type Instrument, instrumentSchema } from './instrument.ts'
export { evidenceLevels, type ProtocolEvidence, protocolEvidenceSchema } from './protocol-evidence.ts'
export { type Backing, type Basis, type ProtocolTemplate, protocolTemplateSchema } from './protocol-template.ts'
export { type AnaestheticDose, type Topical, topicalSchema } from './topical.ts'
