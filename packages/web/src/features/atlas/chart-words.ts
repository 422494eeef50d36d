import type { AvoidMarkKind } from '@stipple/domain/planning'
import type { MessageKey } from '../../app/say.tsx'
import type { ZoneIntention } from './looks.ts'

/** The name of each chart. */
export const chartWords: Readonly<Record<string, MessageKey>> = {
  'face-front': 'atlas.chart.face-front',
  'face-left': 'atlas.chart.face-left',
  'face-right': 'atlas.chart.face-right',
  'scalp-top': 'atlas.chart.scalp-top',
  'scalp-back': 'atlas.chart.scalp-back',
  'neck-front': 'atlas.chart.neck-front',
  'trunk-front': 'atlas.chart.trunk-front',
  'trunk-back': 'atlas.chart.trunk-back',
  axillae: 'atlas.chart.axillae',
  'arms-front': 'atlas.chart.arms-front',
  'arms-back': 'atlas.chart.arms-back',
  'hands-back': 'atlas.chart.hands-back',
  palms: 'atlas.chart.palms',
  'legs-front': 'atlas.chart.legs-front',
  'legs-back': 'atlas.chart.legs-back',
  'feet-top': 'atlas.chart.feet-top',
  soles: 'atlas.chart.soles',
}

export const intentionWords: Readonly<Record<ZoneIntention, MessageKey>> = {
  plain: 'atlas.intention.plain',
  treat: 'atlas.intention.treat',
  reduce: 'atlas.intention.reduce',
  avoid: 'atlas.intention.avoid',
}

export const markWords: Readonly<Record<AvoidMarkKind, MessageKey>> = {
  mole: 'atlas.mark.mole',
  'skin-tag': 'atlas.mark.skin-tag',
  'active-acne': 'atlas.mark.active-acne',
  wart: 'atlas.mark.wart',
  'cold-sore': 'atlas.mark.cold-sore',
  keratosis: 'atlas.mark.keratosis',
  filler: 'atlas.mark.filler',
  tattoo: 'atlas.mark.tattoo',
  implant: 'atlas.mark.implant',
  other: 'atlas.mark.other',
}
