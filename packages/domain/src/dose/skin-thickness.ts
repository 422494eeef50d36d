import { isWithinZone } from '../anatomy/index.ts'
import type { Provenance } from './provenance.ts'

/** How a thickness was measured. Ultrasound reads systematically thicker than a section; the two are never mixed. */
export const thicknessMethods = ['histology', 'ultrasound'] as const
export type ThicknessMethod = (typeof thicknessMethods)[number]

export type SkinLayer = 'epidermis' | 'dermis'
export type Sex = 'female' | 'male'

/** Mean and standard deviation over people, in micrometres; some publications give no deviation. */
export type Thickness = { readonly meanUm: number; readonly sdUm?: number }

/** A published thickness of one layer: at a site, or from the thinnest to the thickest site of a region. */
export type ThicknessRecord = {
  readonly zones: readonly string[]
  /** The site in the publication's words. */
  readonly site: string
  readonly layer: SkinLayer
  readonly sex?: Sex
  readonly method: ThicknessMethod
  readonly thinnest: Thickness
  readonly thickest: Thickness
  readonly provenance: Provenance
  /** Why a published figure stands here but is not used. */
  readonly doubt?: string
}

/** One publication's two layers at the same place in the same people. */
export type SkinProfile = {
  readonly method: ThicknessMethod
  readonly site: string
  readonly sex?: Sex
  readonly epidermis: ThicknessRecord
  readonly dermis?: ThicknessRecord
}

/**
 * The profiles that hold for a zone, each from one publication, method, site and sex. Figures in doubt are left out, and
 * of one publication's sites only those that contain the zone count: a forehead says nothing about the whole face.
 */
export function profilesFor(
  zone: string,
  { method, sex }: { method?: ThicknessMethod | undefined; sex?: Sex | undefined },
  records: readonly ThicknessRecord[],
): SkinProfile[] {
  const usable = records.filter(
    (record) =>
      record.doubt === undefined &&
      (method === undefined || record.method === method) &&
      (sex === undefined || record.sex === undefined || record.sex === sex) &&
      record.zones.some((place) => isWithinZone(zone, place)),
  )
  return usable
    .filter(({ layer }) => layer === 'epidermis')
    .map((epidermis) => {
      const dermis = usable.find((record) => record.layer === 'dermis' && isSameSample(record, epidermis))
      return {
        method: epidermis.method,
        site: epidermis.site,
        ...(epidermis.sex === undefined ? {} : { sex: epidermis.sex }),
        epidermis,
        ...(dermis === undefined ? {} : { dermis }),
      }
    })
}

function isSameSample(one: ThicknessRecord, other: ThicknessRecord): boolean {
  return (
    one.provenance.citation === other.provenance.citation &&
    one.site === other.site &&
    one.sex === other.sex &&
    one.method === other.method
  )
}
