import type { Source } from '../evidence/index.ts'
import type { DepthMeasurement, KnownDepths } from './depth-ratio.ts'
import type { Provenance } from './provenance.ts'
import type { DepthRatio, PublishedDepth } from './published-depth.ts'
import type { PublishedThickness } from './published-thickness.ts'
import type { ThicknessRecord } from './skin-thickness.ts'

/** What the clinical content knows for the dose engine: published figures, and ratios pooled from them. */
export type DoseContent = {
  readonly thicknesses: readonly PublishedThickness[]
  readonly depthMeasurements: readonly PublishedDepth[]
  readonly depthRatios: readonly DepthRatio[]
}

/** The same, each figure with where it comes from; what {@link profilesFor} and {@link depthOf} are handed. */
export type DoseReference = { readonly thicknesses: readonly ThicknessRecord[]; readonly depths: KnownDepths }

/**
 * Joins the published figures with their sources.
 *
 * @param sources those of the same content; its check has made sure that they are there
 * @throws {RangeError} for a figure whose source is not among them
 */
export function doseReference(content: DoseContent, sources: readonly Source[]): DoseReference {
  const provenanceOf = provenanceAmong(sources)
  const measurements = content.depthMeasurements.map(
    ({ source, read, ...measured }): DepthMeasurement => ({ ...measured, provenance: provenanceOf(source, read) }),
  )
  return {
    thicknesses: content.thicknesses.map((published) => thicknessRecord(published, provenanceOf)),
    depths: { measurements, ratios: content.depthRatios },
  }
}

type ProvenanceOf = (id: string, read: Provenance['read']) => Provenance

function thicknessRecord(
  { meanUm, sdUm, thinnest, thickest, source, read, reviewed: _, ...same }: PublishedThickness,
  provenanceOf: ProvenanceOf,
): ThicknessRecord {
  const atSite = meanUm === undefined ? undefined : { meanUm, ...(sdUm === undefined ? {} : { sdUm }) }
  const [from, to] = [thinnest ?? atSite, thickest ?? atSite]
  if (!from || !to) throw new RangeError(`thicknessRecord: ${same.id} has no thickness`)
  return { ...same, thinnest: from, thickest: to, source, provenance: provenanceOf(source, read) }
}

function provenanceAmong(sources: readonly Source[]): ProvenanceOf {
  const known = new Map(sources.map((source) => [source.id, source]))
  return (id, read) => {
    const source = known.get(id)
    if (!source) throw new RangeError(`doseReference: there is no source ${id}`)
    const { citation, doi, pmcid, supports } = source
    return {
      claim: supports.en,
      citation,
      ...(doi === undefined ? {} : { doi }),
      ...(pmcid === undefined ? {} : { pmcid }),
      read,
    }
  }
}
