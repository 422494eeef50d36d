import { z } from 'zod'
import { zoneIdSchema } from '../anatomy/index.ts'
import { modalitySchema } from '../candidacy/index.ts'
import { identifierSchema, localizedTextSchema, reviewedSchema } from '../evidence/index.ts'
import { isoDateSchema } from '../units/index.ts'
import { figureSchema, rangeSchema, skinTypeSchema } from './figure.ts'

/** How the needles are driven: a drum that rolls, a head that is pressed, a motor that moves them. */
export const deviceKinds = ['roller', 'stamp', 'pen', 'rf-handpiece'] as const
export const deviceKindSchema = z.enum(deviceKinds)

/** Needles that go onto a device, or the drum of a roller. */
export const cartridgeSchema = z.strictObject({
  id: identifierSchema,
  title: localizedTextSchema,
  needles: figureSchema(z.number().int().positive()).nullable(),
  /** As printed; needle gauges are no linear measure, so they are words. */
  gauge: figureSchema(z.string().min(1)).nullable(),
  geometry: figureSchema(localizedTextSchema).nullable(),
  needleLengthMm: figureSchema(z.number().positive()).nullable(),
  /** Width of the needle field across the direction of movement. */
  fieldWidthMm: figureSchema(z.number().positive()).nullable(),
  /** Diameter of the circle that the needle tips of a drum run on. */
  tipCircleMm: figureSchema(z.number().positive()).nullable(),
  singleUse: figureSchema(z.boolean()).nullable(),
})
export type Cartridge = z.infer<typeof cartridgeSchema>

/** What a regulator or maker evaluated a device for. One entry a document. */
export const deviceLabelSchema = z.strictObject({
  id: identifierSchema,
  /** Number of the document, as printed. */
  document: z.string().min(1),
  jurisdiction: z.string().regex(/^([A-Z]{2}|international)$/),
  on: isoDateSchema.nullable(),
  indications: z.array(identifierSchema).min(1),
  /** Places the evaluation covers. */
  zones: z.array(zoneIdSchema).min(1),
  ageFromYears: figureSchema(z.number().int().positive()).nullable(),
  skinTypes: figureSchema(z.array(skinTypeSchema).min(1)).nullable(),
  /** Deepest setting that was evaluated. Beyond it nothing is proposed. */
  evaluatedMaximumMm: figureSchema(z.number().positive()).nullable(),
  /** Shortest time between sessions that was evaluated. */
  intervalDays: figureSchema(z.number().int().positive()).nullable(),
  sources: z.array(identifierSchema).min(1),
})
export type DeviceLabel = z.infer<typeof deviceLabelSchema>

/** A place where a device's own papers say that it is not to be used. */
export const deviceExclusionSchema = z.strictObject({
  id: identifierSchema,
  zones: z.array(zoneIdSchema).min(1),
  says: localizedTextSchema,
  because: figureSchema(z.literal(true)),
})

export const deviceSchema = z.strictObject({
  id: identifierSchema,
  /** Trade name; the same in every language. */
  title: z.string().min(1),
  maker: z.string().min(1).nullable(),
  kind: deviceKindSchema,
  modalities: z.array(modalitySchema).min(1),
  /** What the device can be set to. */
  depthMm: figureSchema(rangeSchema).nullable(),
  depthStepMm: figureSchema(z.number().positive()).nullable(),
  /** Half-width of what the maker states about the set depth. */
  depthToleranceMm: figureSchema(z.number().positive()).nullable(),
  /** Strokes in a second; null also where the device has no motor. */
  strokesPerSecond: figureSchema(rangeSchema).nullable(),
  cartridges: z.array(cartridgeSchema).min(1),
  labels: z.array(deviceLabelSchema),
  exclusions: z.array(deviceExclusionSchema),
  /** Label text says that nothing may be delivered through the punctures. */
  excludesDelivery: figureSchema(z.boolean()).nullable(),
  notes: localizedTextSchema.optional(),
  reviewed: reviewedSchema,
})
export type Device = z.infer<typeof deviceSchema>
