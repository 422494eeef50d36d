import { z } from 'zod'
import { zoneIdSchema } from '../anatomy/index.ts'
import { modalitySchema } from '../candidacy/index.ts'
import { identifierSchema, localizedTextSchema } from '../evidence/index.ts'
import type { Device } from './device.ts'
import type { Endpoint, PigmentStep, StopRule } from './endpoint.ts'
import { figureSchema } from './figure.ts'
import type { Instrument } from './instrument.ts'
import type { ProtocolEvidence } from './protocol-evidence.ts'
import type { ProtocolTemplate } from './protocol-template.ts'
import type { Topical } from './topical.ts'

/** A place that asks for more than the rest, whatever the device. */
export const zoneRestrictionSchema = z.strictObject({
  id: identifierSchema,
  zones: z.array(zoneIdSchema).min(1),
  modalities: z.array(modalitySchema).min(1),
  /** `closed`: not treated; `caution`: treated with a recorded reason. */
  asks: z.enum(['closed', 'caution']),
  /** Holds only for skin that darkens easily after injury, and for skin that nobody has asked about. */
  skin: z.literal('darkens-easily').optional(),
  says: localizedTextSchema,
  because: figureSchema(z.literal(true)),
  /** Devices whose label covers the place are not held to it. */
  liftedByLabel: z.boolean(),
})
export type ZoneRestriction = z.infer<typeof zoneRestrictionSchema>

/** Everything that planning and the plan check take from the clinical content. */
export type PlanningContent = {
  readonly devices: readonly Device[]
  readonly topicals: readonly Topical[]
  readonly instruments: readonly Instrument[]
  readonly protocolEvidence: readonly ProtocolEvidence[]
  readonly protocolTemplates: readonly ProtocolTemplate[]
  readonly endpoints: readonly Endpoint[]
  readonly stopRules: readonly StopRule[]
  readonly pigmentSteps: readonly PigmentStep[]
  readonly zoneRestrictions: readonly ZoneRestriction[]
}
