import { ionisedFraction, molarVolumeCm3, type Permeant } from './permeant.ts'
import { type NoProperties, noProperties } from './skin-properties-domain.ts'
import { type Hydration, type LayerProperties, stratumCorneumOf } from './stratum-corneum.ts'

export type SkinProperties = {
  readonly none?: undefined
  readonly molarVolumeCm3: number
  /** Share of the drug in tissue that no albumin holds. */
  readonly unboundFraction: number
  readonly stratumCorneum: LayerProperties
  readonly epidermis: LayerProperties
  readonly dermis: LayerProperties & { readonly clearancePerS: number }
  /** Of each layer, and of all in a row, in living skin. */
  readonly permeabilityCmPerS: {
    readonly stratumCorneum: number
    readonly epidermis: number
    readonly dermis: number
    readonly skin: number
  }
}

const albuminSpace = 0.32
const waterSpace = 0.6
const fatSpace = 0.001
const boundDiffusivityCm2PerS = 1e-7
const capillarySurfacePerCm = 100
const capillaryFlowPerS = 0.0022
const epidermisUm = 100

/** Slope and floor of the bound share against lipophilicity, by kind of compound. */
const albuminFit: Readonly<Record<Permeant['compound'], readonly [number, number]>> = {
  neutral: [0.5578, 0.0188],
  base: [0.5578, 0.0188],
  'acid-with-pharmacophore': [0.7936, 0.2239],
  acid: [0.3127, 0.5121],
  zwitterion: [0.3127, 0.5121],
}

/**
 * Diffusion, partition and clearance in skin from what a molecule is.
 *
 * Only for small neutral molecules that are not hydrophilic; for others there is no model, with the reason. Where it does
 * answer, it differed from experiment by factors of 0.4 to 1.8 in the published cases of its domain.
 *
 * @source Dancik and others 2013, Adv Drug Deliv Rev 65:221, as coded by Hamadeh, Sevestre and Edginton for Open Systems
 *   Pharmacology (model file and guide); docs/evidence/skin-properties.md
 */
export function skinPropertiesOf(
  permeant: Permeant,
  { hydration, dermisUm }: { hydration: Hydration; dermisUm: number },
): SkinProperties | NoProperties {
  const none = noProperties(permeant)
  if (none) return none
  const tissue = viableTissue(permeant)
  const stratumCorneum = stratumCorneumOf(permeant, hydration)
  const { partition, diffusivityCm2PerS, clearancePerS } = tissue
  const epidermis = { thicknessUm: epidermisUm, partition, diffusivityCm2PerS }
  const dermis = { thicknessUm: dermisUm, partition, diffusivityCm2PerS, clearancePerS }
  const permeability = {
    stratumCorneum: permeabilityOf(stratumCorneum),
    epidermis: permeabilityOf(epidermis),
    dermis:
      (partition * Math.sqrt(clearancePerS * diffusivityCm2PerS)) /
      Math.tanh(dermisUm * 1e-4 * Math.sqrt(clearancePerS / diffusivityCm2PerS)),
  }
  const resistance = Object.values(permeability).reduce((sum, one) => sum + 1 / one, 0)
  return {
    molarVolumeCm3: molarVolumeCm3(permeant),
    unboundFraction: tissue.unboundFraction,
    stratumCorneum,
    epidermis,
    dermis,
    permeabilityCmPerS: { ...permeability, skin: 1 / resistance },
  }
}

const permeabilityOf = ({ thicknessUm, diffusivityCm2PerS, partition }: LayerProperties) =>
  (diffusivityCm2PerS * partition) / (thicknessUm * 1e-4)

/** Epidermis and dermis alike: water with albumin and a little fat, and capillaries that take up what reaches them. */
function viableTissue(permeant: Permeant) {
  const { molarMassGPerMol, logKow, compound } = permeant
  const neutral = 1 - ionisedFraction(permeant)
  const [slope, floor] = albuminFit[compound]
  const boundOverFree = slope * Math.exp(logKow + Math.log10(neutral)) + floor
  const unboundFraction = 1 / (1 + boundOverFree)
  const binding = 1 - albuminSpace + albuminSpace / unboundFraction + fatSpace * neutral * 10 ** logKow
  const free = 10 ** (-4.15 - 0.6555 * Math.log10(molarMassGPerMol))
  const capillaryCmPerS = (100 * 10 ** (-2.7437 + 0.71 * logKow - 0.0061 * molarMassGPerMol)) / 3600
  const uptakePerS = 1 / (1 / (capillaryCmPerS * capillarySurfacePerCm) + 1 / capillaryFlowPerS)
  return {
    unboundFraction,
    partition: (waterSpace / neutral) * binding,
    diffusivityCm2PerS: (free + albuminSpace * boundDiffusivityCm2PerS * boundOverFree) / binding,
    clearancePerS: uptakePerS / binding,
  }
}
