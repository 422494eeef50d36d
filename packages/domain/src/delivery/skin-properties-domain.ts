import type { Provenance } from '../dose/index.ts'
import type { LocalizedText } from '../evidence/index.ts'
import { ionisedFraction, molarVolumeCm3, type Permeant } from './permeant.ts'
import { corneumRatios } from './stratum-corneum.ts'

/** Why a molecule has no properties here. */
export const noPropertyReasons = ['charged', 'hydrophilic', 'too-large', 'outside-fit'] as const
export type NoPropertyReason = (typeof noPropertyReasons)[number]

/** An answer without a number: the figure that lies outside, and what may be done instead. */
export type NoProperties = {
  readonly none: NoPropertyReason
  readonly code: 'no-model'
  readonly figure: { readonly name: string; readonly value: number; readonly limit: number }
  readonly because: LocalizedText
  readonly instead: LocalizedText
  readonly provenance: readonly Provenance[]
}

/** More than this share ionised at pH 7.4 counts as charged. Our choice: the source says "charged" and no more. */
const mostIonised = 0.1
const leastLogD = -0.5
const mostMassGPerMol = 500
/** The model's other branches, for larger volumes and for slow crossing of lipid, are not used here. */
const mostVolumeCm3 = 445
const leastTransfer = 100

const modelFile: Provenance = {
  claim: 'equations and constants of diffusion, partition and capillary uptake by molecular properties',
  citation:
    'Open Systems Pharmacology, skin permeation model (Hamadeh, Sevestre, Edginton), after Dancik and others, Adv Drug Deliv Rev 2013;65:221',
  doi: '10.1016/j.addr.2012.01.006',
  read: 'page',
}

const instead: LocalizedText = {
  en: 'Put a measured diffusivity and a measured clearance into a transport case.',
  tr: 'Ölçülmüş difüzyon katsayısını ve ölçülmüş klirensi bir taşınım vakasına yazın.',
}

const because: Readonly<Record<NoPropertyReason, LocalizedText>> = {
  charged: {
    en: 'The molecule carries a charge at the pH of tissue. The model ties uptake by capillaries to a law of lipid permeability, which charged molecules do not follow; for fentanyl it was off by 12.',
    tr: 'Molekül dokunun pH değerinde yüklüdür. Model, kılcal damarlara geçişi bir lipit geçirgenliği yasasına bağlar; yüklü moleküller bu yasaya uymaz. Fentanilde 12 kat yanılmıştır.',
  },
  hydrophilic: {
    en: 'The molecule prefers water. The model ties uptake by capillaries to a law of lipid permeability; for calcein it gives a half-life of 188 days in skin, which is nonsense.',
    tr: 'Molekül suyu yeğler. Model, kılcal damarlara geçişi bir lipit geçirgenliği yasasına bağlar; kalsein için deride 188 günlük anlamsız bir yarı ömür verir.',
  },
  'too-large': {
    en: 'The molecule is larger than those the model is for. Measured macromolecules move through skin 10 to 100 times more slowly than its law says.',
    tr: 'Molekül, modelin kapsadıklarından büyüktür. Ölçülen makromoleküller deride bu yasanın söylediğinden 10 ile 100 kat yavaş ilerler.',
  },
  'outside-fit': {
    en: 'The molecule lies outside the range over which the model’s formula for the stratum corneum was fitted.',
    tr: 'Molekül, modelin stratum korneum formülünün uydurulduğu aralığın dışındadır.',
  },
}

const slowMacromolecules: Provenance = {
  claim: 'dextrans of 70 to 2,000 kDa in human skin: 1 to 8 µm²/s in epidermis, 1 to 20 in dermis',
  citation: 'Wei and others, Sci Rep 2018;8:17759',
  pmcid: 'PMC6288161',
  read: 'page',
}

/** Why the model does not hold for a molecule; undefined where it does. */
export function noProperties(permeant: Permeant): NoProperties | undefined {
  const { molarMassGPerMol, logKow } = permeant
  const ionised = ionisedFraction(permeant)
  const logD = logKow + Math.log10(1 - ionised)
  const volume = molarVolumeCm3(permeant)
  const none = (reason: NoPropertyReason, name: string, value: number, limit: number): NoProperties => ({
    none: reason,
    code: 'no-model',
    figure: { name, value, limit },
    because: because[reason],
    instead,
    provenance: reason === 'too-large' ? [modelFile, slowMacromolecules] : [modelFile],
  })
  if (molarMassGPerMol > mostMassGPerMol)
    return none('too-large', 'molarMassGPerMol', molarMassGPerMol, mostMassGPerMol)
  if (ionised > mostIonised) return none('charged', 'ionisedFraction', ionised, mostIonised)
  if (logD < leastLogD) return none('hydrophilic', 'logD', logD, leastLogD)
  if (volume > mostVolumeCm3) return none('outside-fit', 'molarVolumeCm3', volume, mostVolumeCm3)
  for (const hydration of ['full', 'partial'] as const) {
    const { transfer, roomBetweenFibres } = corneumRatios(permeant, hydration)
    if (transfer <= leastTransfer) return none('outside-fit', 'transfer', transfer, leastTransfer)
    if (roomBetweenFibres <= 0) return none('outside-fit', 'roomBetweenFibres', roomBetweenFibres, 0)
  }
}
