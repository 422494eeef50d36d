import { isWithinZone } from '../anatomy/index.ts'
import type { LocalizedText } from '../evidence/index.ts'
import type { Provenance } from './provenance.ts'
import type { PublishedThickness, Sex, ThicknessMethod } from './published-thickness.ts'

/** Mean and standard deviation over people, in micrometres; some publications give no deviation. */
export type Thickness = {
  readonly meanUm: number
  readonly sdUm?: number | undefined
  /** Where in the region that was, for its thinnest and thickest site. */
  readonly at?: LocalizedText | undefined
}

/**
 * A published thickness of one layer with its provenance, from the thinnest to the thickest site of a region; the two are
 * the same where one site was measured.
 */
export type ThicknessRecord = Pick<
  PublishedThickness,
  'id' | 'zones' | 'site' | 'layer' | 'sex' | 'method' | 'population' | 'doubt' | 'source'
> & { readonly thinnest: Thickness; readonly thickest: Thickness; readonly provenance: Provenance }

/** One publication's two layers at the same place in the same people. */
export type SkinProfile = {
  readonly method: ThicknessMethod
  readonly site: LocalizedText
  readonly sex?: Sex
  readonly epidermis: ThicknessRecord
  readonly dermis?: ThicknessRecord
}

/**
 * The profiles that hold for a zone, each from one publication, method, site and sex; what was measured in living skin stands
 * first. Figures that look misprinted are left out, and of one publication's sites only those that contain the zone count: a
 * forehead says nothing about the whole face.
 */
export function profilesFor(
  zone: string,
  { method, sex }: { method?: ThicknessMethod | undefined; sex?: Sex | undefined },
  records: readonly ThicknessRecord[],
): SkinProfile[] {
  const usable = records.filter(
    (record) =>
      record.doubt?.code !== 'likely-misprint' &&
      (method === undefined || record.method === method) &&
      (sex === undefined || record.sex === undefined || record.sex === sex) &&
      record.zones.some((place) => isWithinZone(zone, place)),
  )
  return usable
    .filter(({ layer }) => layer === 'epidermis')
    .sort((one, other) => livingFirst.indexOf(one.method) - livingFirst.indexOf(other.method))
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

const livingFirst: readonly ThicknessMethod[] = ['ultrasound', 'histology']

function isSameSample(one: ThicknessRecord, other: ThicknessRecord): boolean {
  return (
    one.source === other.source && one.site.en === other.site.en && one.sex === other.sex && one.method === other.method
  )
}
