import { type DepthRatio, type PublishedDepth } from './published-depth.ts'
import type { PublishedThickness } from './published-thickness.ts'
import { doseReference } from './dose-reference.ts'

const text = (en: string) => ({ en, tr: en })

/** A published thickness of women's foreheads by ultrasound, with what is wanted otherwise. */
export function thickness(wanted: Partial<PublishedThickness>): PublishedThickness {
  return {
    id: 'forehead',
    zones: ['face.forehead'],
    site: text('forehead'),
    layer: 'epidermis',
    method: 'ultrasound',
    population: text('69 women'),
    sex: 'female',
    source: 'measured',
    read: 'page',
    reviewed: 'none yet',
    ...(wanted.thinnest ? {} : { meanUm: 200, sdUm: 30 }),
    ...wanted,
  }
}

export const rollerDepth: PublishedDepth = {
  id: 'roller',
  deviceClass: 'roller',
  definition: 'channel-after-removal',
  nominalUm: 770,
  measuredUm: 152.5,
  sdUm: 9.6,
  skin: text('hairless rat'),
  method: text('histology'),
  source: 'measured',
  read: 'page',
  reviewed: 'none yet',
}

export const rollerRatio: DepthRatio = {
  id: 'roller',
  deviceClass: 'roller',
  definition: 'channel-after-removal',
  mean: 0.25,
  sd: 0.08,
  lengthsUm: { from: 300, to: 1000 },
  measurements: ['roller'],
  basis: text('pooled'),
  reviewed: 'none yet',
}

/** What the engine knows: the thicknesses given, and the roller's depth. */
export function reference(...thicknesses: readonly PublishedThickness[]) {
  return doseReference({ thicknesses, depthMeasurements: [rollerDepth], depthRatios: [rollerRatio] }, [
    {
      id: 'measured',
      citation: 'Somebody, 2022',
      kind: 'measurement',
      strongest: 'practice',
      doi: '10.1000/1',
      read: 'abstract',
      supports: text('what was measured'),
      limits: text('few people'),
    },
  ])
}
