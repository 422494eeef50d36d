import type { Provenance } from './provenance.ts'
import type { Sex, SkinLayer, Thickness, ThicknessRecord } from './skin-thickness.ts'

const ultrasoundFace: Provenance = {
  claim: 'thickness of epidermis and dermis of the face by ultrasound in 49 men and 69 women',
  citation: 'PMC9205051, Table 2',
  pmcid: 'PMC9205051',
  read: 'page',
}

const cadaverFace: Provenance = {
  claim: 'thickness in 39 sub-units of the face of 10 cadavers, by histology',
  citation: 'Chopra and others, Aesthet Surg J 2015',
  doi: '10.1093/asj/sjv079',
  read: 'abstract',
}

const sixRegions: Provenance = {
  claim: 'thickness in six regions of the face, 180 samples, by histology',
  citation: 'Selcuk Medical Journal, article 7154',
  read: 'abstract',
}

const archive: Provenance = {
  claim: 'thickness at scalp, abdomen, back, foot, hand and breast, 180 archived samples, by histology',
  citation: 'Oltulu and others 2018',
  read: 'abstract',
}

const eyelids = ['left', 'right'].flatMap((side) =>
  ['upper-eyelid', 'lower-eyelid'].map((lid) => `face.periorbital.${side}.${lid}`),
)

/** Palms and soles are several times thicker, so they are none of these. */
const archiveZones = [
  'scalp',
  'trunk.abdomen',
  'trunk.back',
  'trunk.chest.breast',
  'hands.left.back',
  'hands.right.back',
  'feet.left.back',
  'feet.right.back',
]

/** Site, zones, then epidermis and dermis of men and of women: mean and standard deviation in millimetres, as printed. */
type UltrasoundRow = readonly [string, readonly string[], ...(readonly (readonly [number, number])[])]
const ultrasoundRows: readonly UltrasoundRow[] = [
  ['forehead', ['face.forehead'], [0.22, 0.03], [0.2, 0.03], [1.17, 0.28], [0.86, 0.16]],
  ['glabella', ['face.glabella'], [0.21, 0.03], [0.19, 0.02], [1.14, 0.3], [0.9, 0.23]],
  ['temple', ['face.temple'], [0.19, 0.02], [0.18, 0.02], [1.06, 0.2], [0.8, 0.19]],
  ['eyelid', eyelids, [0.18, 0.03], [0.17, 0.02], [0.67, 0.14], [0.58, 0.11]],
  ['nasal dorsum', ['face.nose.dorsum'], [0.2, 0.03], [0.19, 0.02], [1.03, 0.16], [0.93, 0.25]],
  ['zygoma', ['face.cheek'], [0.19, 0.03], [0.2, 0.18], [1.14, 0.21], [0.87, 0.35]],
  ['submandibular', ['face.submental'], [0.21, 0.09], [0.18, 0.03], [1.02, 0.24], [0.91, 0.34]],
  ['neck', ['neck'], [0.19, 0.03], [0.17, 0.03], [0.98, 0.22], [0.99, 0.2]],
]
const ultrasoundColumns: readonly (readonly [SkinLayer, Sex])[] = [
  ['epidermis', 'male'],
  ['epidermis', 'female'],
  ['dermis', 'male'],
  ['dermis', 'female'],
]

const byUltrasound = ultrasoundRows.flatMap(([site, zones, ...figures]) =>
  ultrasoundColumns.map(([layer, sex], column): ThicknessRecord => {
    const [meanMm, sdMm] = figures[column] as readonly [number, number]
    const thickness = { meanUm: meanMm * 1000, sdUm: sdMm * 1000 }
    const isMisprint = site === 'zygoma' && layer === 'epidermis' && sex === 'female'
    return {
      zones,
      site,
      layer,
      sex,
      method: 'ultrasound',
      thinnest: thickness,
      thickest: thickness,
      provenance: ultrasoundFace,
      ...(isMisprint ? { doubt: 'a deviation of 0.18 mm beside 0.02 to 0.03 elsewhere looks like a misprint' } : {}),
    }
  }),
)

const histology = (
  provenance: Provenance,
  zones: readonly string[],
  site: string,
  layer: SkinLayer,
  { thinnest, thickest, sex }: { thinnest: Thickness; thickest: Thickness; sex?: Sex },
): ThicknessRecord => ({
  zones,
  site,
  layer,
  method: 'histology',
  thinnest,
  thickest,
  provenance,
  ...(sex ? { sex } : {}),
})

/**
 * Published thicknesses, each with its method. Of the histology of the face only the thinnest and the thickest site could
 * be read, so those records say "from … to …" for the whole face.
 */
export const publishedThicknesses: readonly ThicknessRecord[] = [
  ...byUltrasound,
  histology(cadaverFace, ['face'], 'face, 39 sub-units', 'epidermis', {
    thinnest: { meanUm: 29.6 },
    thickest: { meanUm: 62.6 },
  }),
  histology(cadaverFace, ['face'], 'face, 39 sub-units', 'dermis', {
    thinnest: { meanUm: 758.9 },
    thickest: { meanUm: 1969.2 },
  }),
  histology(sixRegions, ['face'], 'face, six regions', 'epidermis', {
    sex: 'female',
    thinnest: { meanUm: 65.9, sdUm: 14.4 },
    thickest: { meanUm: 120.9, sdUm: 44.7 },
  }),
  histology(sixRegions, ['face'], 'face, six regions', 'epidermis', {
    sex: 'male',
    thinnest: { meanUm: 79.1, sdUm: 13.9 },
    thickest: { meanUm: 122.8, sdUm: 32.5 },
  }),
  histology(sixRegions, ['face'], 'face, six regions', 'dermis', {
    sex: 'female',
    thinnest: { meanUm: 1150, sdUm: 217 },
    thickest: { meanUm: 1498, sdUm: 389 },
  }),
  histology(sixRegions, ['face'], 'face, six regions', 'dermis', {
    sex: 'male',
    thinnest: { meanUm: 1107, sdUm: 390 },
    thickest: { meanUm: 1943, sdUm: 464 },
  }),
  ...(['epidermis', 'dermis'] as const).map((layer) =>
    histology(
      archive,
      archiveZones,
      'scalp, abdomen, back, foot, hand, breast',
      layer,
      layer === 'epidermis'
        ? { thinnest: { meanUm: 76.9, sdUm: 26.2 }, thickest: { meanUm: 267.4, sdUm: 120.6 } }
        : { thinnest: { meanUm: 2115, sdUm: 946 }, thickest: { meanUm: 5888, sdUm: 2422 } },
    ),
  ),
]
