import { z } from 'zod'

/** How far a source was read for a figure, or that the figure is our own derivation. */
export const readSchema = z.enum(['full-text', 'abstract', 'page', 'quoted', 'derived'])

/** Where a figure of the dose engine comes from, and what that source does not say. */
export type Provenance = {
  readonly claim: string
  readonly citation: string
  readonly doi?: string
  readonly pmcid?: string
  readonly read: z.infer<typeof readSchema>
}

export const rollerGeometry: Provenance = {
  claim: 'drum 20 mm across and 20 mm wide, 192 needles 1.5 mm long',
  citation: 'Schwarz & Laaff, Plast Reconstr Surg 2011;127(6)',
  doi: '10.1097/PRS.0b013e3182131e0f',
  read: 'page',
}

export const rollerCount: Provenance = {
  claim: 'rolling 15 times makes about 250 holes per cm²',
  citation: 'Doddaballapur, J Cutan Aesthet Surg 2009;2:110',
  doi: '10.4103/0974-2077.58529',
  read: 'page',
}

export const nominalModel: Provenance = {
  claim: 'density from geometry, rate and time; coverage of discs placed at random; the band of ±30 %',
  citation: 'docs/evidence/puncture-density.md',
  read: 'derived',
}

export const measuredPore: Provenance = {
  claim: 'a 770 µm roller needle left pores 70.7 ± 9.9 µm wide in hairless rat skin',
  citation: 'Kalluri and others, AAPS J 2011;13:473',
  doi: '10.1208/s12248-011-9288-3',
  pmcid: 'PMC3160154',
  read: 'page',
}
