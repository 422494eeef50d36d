import {
  againstLabel,
  depthDefinitions,
  type DepthDefinition,
  depthOf,
  type DeviceClass,
  deviceClasses,
  doseReference,
  type DoseReference,
  type EvaluatedMaximum,
  noModel,
  profilesFor,
  reach,
  sexes,
  type SkinProfile,
  thicknessMethods,
} from '@stipple/domain/dose'
import { closest } from 'fastest-levenshtein'
import { doseRefused } from '../dose/options.ts'
import { exitCode } from '../exit-code.ts'
import { Refusal } from '../refusal.ts'
import { type DepthDocument, depthJson, depthPage, type DepthShown, type ReachShown } from '../terminal/depth.ts'
import { readQuantity } from '../units.ts'
import type { Call, Command, Content } from './command.ts'

/** Deepest setting that may be asked about, in micrometres: longer needles are none of needling's. */
const deepestUm = 5000

/** `stipple depth`: a set depth against the label and against the thickness of the skin, in three words. */
export const depth: Command = {
  accepts: {
    options: {
      'set-um': 'text',
      'device-class': 'text',
      zone: 'text',
      method: 'text',
      definition: 'text',
      sex: 'text',
      'evaluated-max-um': 'text',
      json: 'flag',
    },
    words: { least: 0, most: 0 },
  },
  async run(call, { knowledge }) {
    const setUm = lengthUm('set-um', call) ?? missing('set-um')
    const deviceClass = oneOf('device-class', deviceClasses, call) ?? missing('device-class')
    const zoneId = call.given.text('zone') ?? missing('zone')
    const zone = knowledge.zones.find(({ id }) => id === zoneId)
    if (!zone) {
      const ids = knowledge.zones.map(({ id }) => id)
      throw new Refusal('depth.unknown-zone', { given: zoneId, nearest: closest(zoneId, ids) })
    }
    const method = oneOf('method', thicknessMethods, call)
    const sex = oneOf('sex', sexes, call)
    const wantedDefinition = oneOf('definition', depthDefinitions, call)
    const evaluated = evaluatedMaximum(deviceClass, call, knowledge)
    const verdict = againstLabel(setUm, evaluated)
    const { thicknesses, depths } = doseReference(knowledge.dose, knowledge.sources)
    const profiles = profilesFor(zoneId, { method, sex }, thicknesses)
    const definitions = wantedDefinition ? [wantedDefinition] : depthDefinitions
    const document: DepthDocument & { schema: string; domain: unknown } = {
      schema: 'stipple.depth/1',
      setUm,
      deviceClass,
      zone: zoneId,
      label: { verdict, ...(evaluated ? { evaluated } : {}) },
      ...(verdict === 'beyond'
        ? { noModel: noModel('depth-beyond-label') }
        : {
            depths: definitions.map((definition) => depthShown(definition, { setUm, deviceClass, depths })),
            reach: definitions.flatMap((definition) =>
              reachShown(definition, { setUm, deviceClass, depths, profiles }),
            ),
          }),
      domain: { setUm: { from: 1, to: deepestUm }, thicknesses: profiles.length },
    }
    const text = call.given.flag('json')
      ? `${JSON.stringify(depthJson(document), null, 2)}\n`
      : depthPage(document, zone.name[call.language], call)
    await call.write(text)
    return exitCode.answered
  },
}

type Asked = {
  readonly setUm: number
  readonly deviceClass: DeviceClass
  readonly depths: DoseReference['depths']
}

function depthShown(definition: DepthDefinition, { setUm, deviceClass, depths }: Asked): DepthShown {
  const found = depthOf({ lengthUm: setUm, deviceClass, definition }, depths)
  if (found.none) return { definition, none: found.none, provenance: [] }
  const { depthUm, confidence, basis, provenance } = found
  return { definition, depthUm, confidence, basis, provenance }
}

/**
 * Words for every publication's thicknesses. Without a measured ratio the two definitions say the same, and it is said
 * once, of the needle.
 */
function reachShown(
  definition: DepthDefinition,
  { setUm, deviceClass, depths, profiles }: Asked & { readonly profiles: readonly SkinProfile[] },
): ReachShown[] {
  const found = depthOf({ lengthUm: setUm, deviceClass, definition }, depths)
  if (found.none && definition === 'channel-after-removal') return []
  return profiles.flatMap((profile) =>
    (['dermis', 'subcutis'] as const).flatMap((layer): ReachShown[] => {
      const word = reach(layer, { lengthUm: setUm, depth: found, profile })
      if (word === undefined) return []
      const { method, site, sex, epidermis, dermis } = profile
      return [
        {
          definition,
          layer,
          reach: word,
          from: found.none ? 'every-ratio' : 'measured-ratio',
          method,
          site,
          ...(sex ? { sex } : {}),
          above: layer === 'subcutis' && dermis ? [epidermis, dermis] : [epidermis],
        },
      ]
    }),
  )
}

/** Whose limit stands for a pen where no label is named: that of the first pen that was cleared, for the face. */
const pensDefault = { device: 'skinpen-precision', label: 'den160029-acne-scars' }

function evaluatedMaximum(
  deviceClass: DeviceClass,
  call: Call,
  { planning, sources }: Content['knowledge'],
): EvaluatedMaximum | undefined {
  const maxUm = lengthUm('evaluated-max-um', call)
  if (maxUm !== undefined) {
    return { maxUm, provenance: { claim: 'given', citation: call.say('depth.label-given'), read: 'quoted' } }
  }
  if (deviceClass !== 'pen') return undefined
  const device = planning.devices.find(({ id }) => id === pensDefault.device)
  const label = device?.labels.find(({ id }) => id === pensDefault.label)
  const figure = label?.evaluatedMaximumMm
  if (!figure) return undefined
  const citation = sources
    .filter(({ id }) => figure.sources.includes(id))
    .map((source) => source.citation)
    .join('; ')
  return {
    maxUm: Math.round(figure.value * 1000),
    provenance: { claim: label.document, citation, read: 'quoted' },
  }
}

function lengthUm(name: 'set-um' | 'evaluated-max-um', { given }: Call): number | undefined {
  const text = given.text(name)
  if (text === undefined) return undefined
  const read = readQuantity(text, 'length', 'µm')
  const option = `--${name}`
  if (read.value === undefined) {
    throw new Refusal(`dose.${read.fault}`, { option, given: text, known: read.known.join(' ') })
  }
  if (!(read.value >= 1 && read.value <= deepestUm)) {
    throw doseRefused('out-of-domain', option, read.value, { from: 1, to: deepestUm })
  }
  return read.value
}

function oneOf<T extends string>(name: string, known: readonly T[], { given }: Call): T | undefined {
  const text = given.text(name)
  if (text === undefined) return undefined
  const found = known.find((one) => one === text)
  if (!found) throw new Refusal('depth.unknown-word', { option: `--${name}`, given: text, known: known.join(' ') })
  return found
}

function missing(name: string): never {
  throw new Refusal('depth.missing', { option: `--${name}` })
}
