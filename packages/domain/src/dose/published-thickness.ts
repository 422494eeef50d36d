import { z } from 'zod'
import { zoneIdSchema } from '../anatomy/index.ts'
import { identifierSchema, localizedTextSchema, reviewedSchema } from '../evidence/index.ts'
import { readSchema } from './provenance.ts'

/** How a thickness was measured. Ultrasound reads systematically thicker than a section; the two are never mixed. */
export const thicknessMethods = ['histology', 'ultrasound'] as const
export type ThicknessMethod = (typeof thicknessMethods)[number]

export const skinLayers = ['epidermis', 'dermis'] as const
export type SkinLayer = (typeof skinLayers)[number]
export const sexes = ['female', 'male'] as const
export type Sex = (typeof sexes)[number]

/**
 * Why a published figure is suspicious. One that looks like a misprint is shown and never used; one far from every other
 * series is used, and the doubt is said with it.
 */
export const thicknessDoubts = ['likely-misprint', 'outlier'] as const

const micrometres = z.number().positive()
const atOneSite = { meanUm: micrometres, sdUm: micrometres.optional() }
const extreme = z.strictObject({ ...atOneSite, at: localizedTextSchema.optional() })

/**
 * One published thickness of one layer: mean and standard deviation over people at a site, or, where only those could be
 * read, the thinnest and the thickest site of a region.
 */
export const publishedThicknessSchema = z
  .strictObject({
    id: identifierSchema,
    /** Zones that the site lies in or stands for; which they are is a reading of ours. */
    zones: z.array(zoneIdSchema).min(1),
    /** The site in the publication's words. */
    site: localizedTextSchema,
    layer: z.enum(skinLayers),
    method: z.enum(thicknessMethods),
    population: localizedTextSchema,
    /** Absent where the publication does not part the sexes. */
    sex: z.enum(sexes).optional(),
    meanUm: micrometres.optional(),
    sdUm: micrometres.optional(),
    thinnest: extreme.optional(),
    thickest: extreme.optional(),
    source: identifierSchema,
    read: readSchema,
    doubt: z.strictObject({ code: z.enum(thicknessDoubts), says: localizedTextSchema }).optional(),
    reviewed: reviewedSchema,
  })
  .refine(
    ({ meanUm, sdUm, thinnest, thickest }) =>
      meanUm === undefined
        ? sdUm === undefined && thinnest !== undefined && thickest !== undefined
        : thinnest === undefined && thickest === undefined,
    { message: 'a thickness is meanUm with or without sdUm, or both thinnest and thickest' },
  )
  .refine(({ thinnest, thickest }) => !thinnest || !thickest || thinnest.meanUm <= thickest.meanUm, {
    message: 'the thinnest site is thicker than the thickest',
  })
export type PublishedThickness = z.infer<typeof publishedThicknessSchema>
