import {
  areaLogDensity,
  cautionWindow,
  checkedRanges,
  coverage,
  densityBand,
  drag,
  glideDensity,
  measuredPore,
  motorOnSecondsWanted,
  nominalModel,
  noModel,
  passesWanted,
  rollerCount,
  rollerDensity,
  rollerGeometry,
  slitFreeSpeedMmPerSecond,
  stampDensity,
  unanswered,
  untouchedDiscChance,
  type Coverage,
  type NominalDensity,
  type Result,
} from '@stipple/domain/dose'
import { writeDrawn } from '../delivery/drawn-files.ts'
import { coverageDrawn } from '../dose/coverage-drawn.ts'
import { latticeRuns } from '../dose/lattice-runs.ts'
import { refuseToModel } from '../dose/no-model.ts'
import { answerOpenArea } from '../dose/open-area.ts'
import {
  forms,
  needed,
  piercingOf,
  quantities,
  readOption,
  taken,
  type Form,
  type Quantity,
  type Read,
} from '../dose/options.ts'
import { exitCode } from '../exit-code.ts'
import { Refusal } from '../refusal.ts'
import { dosePage, type DoseShown } from '../terminal/dose.ts'
import type { Command } from './command.ts'

/** Diameter of a hole when none is given, in micrometres: {@link measuredPore}. */
const measuredPoreUm = 70.7

/** `stipple dose roller|stamp|pen`: nominal density and coverage of a setting, or what a wanted density takes. */
export const dose: Command = {
  accepts: {
    options: {
      ...(Object.fromEntries(Object.keys(quantities).map((name) => [name, 'text'])) as Record<Quantity, 'text'>),
      occlusion: 'text',
      csv: 'text',
      svg: 'text',
      json: 'flag',
    },
    words: { least: 1, most: 1 },
  },
  async run(call) {
    const form = forms.find((known) => known === call.given.words[0])
    const asked = unanswered.find((known) => known === call.given.words[0])
    const drawn = (['csv', 'svg'] as const).find((name) => call.given.text(name) !== undefined)
    if (!form && drawn) throw new Refusal('dose.no-curve', { option: `--${drawn}`, known: forms.join(' ') })
    if (asked) return await refuseToModel(noModel(asked), call)
    if (call.given.words[0] === 'open-area') return await answerOpenArea(call)
    if (!form) {
      throw new Refusal('dose.unknown-form', {
        given: call.given.words[0] ?? '',
        known: [...forms, 'open-area'].join(' '),
      })
    }
    if (call.given.text('occlusion') !== undefined || call.given.text('after-h') !== undefined) {
      throw new Refusal('dose.open-area-only', { form })
    }
    const read: Read = (name) => readOption(name, call)
    const wanted = wantedOf(form, read)
    const setting = settingOf(form, {
      passes: read('passes') ?? wanted?.passes?.value ?? 1,
      motorOnSeconds: read('motor-on-s') ?? wanted?.motorOnSeconds?.value,
      read,
    })
    const all = taken(setting.density)
    const onePass = taken(settingOf(form, { passes: 1, motorOnSeconds: setting.motorOnSeconds, read }).density)
    const holeDiameterUm = read('hole-um') ?? measuredPoreUm
    const monteCarlo = await latticeRuns(form, { passes: setting.fields.passes, holeDiameterUm, read, call })
    const { motorOnSeconds, fields } = setting
    const spent =
      motorOnSeconds === undefined
        ? ({ unit: 'passes', amount: fields.passes ?? 1 } as const)
        : ({ unit: 'seconds', amount: motorOnSeconds } as const)
    if (await writeDrawn(coverageDrawn({ density: all, holeDiameterUm, spent }, call), call)) return exitCode.answered
    const document = {
      schema: 'stipple.dose/1',
      form,
      ...(wanted ? { wanted } : {}),
      densityPerCm2: all,
      perPassPerCm2: onePass.value,
      coverage: taken(coverage(all.value, holeDiameterUm)),
      coverageBand: bandOf(all, (density) => taken(coverage(density, holeDiameterUm))),
      holeDiameterUm,
      ...gapOf(all, read('disc-mm')),
      ...(form === 'pen' ? dragOf(read) : {}),
      ...(monteCarlo ? { monteCarlo } : {}),
      cautionWindow,
      basis: {
        kind: 'nominal',
        band: densityBand,
        piercingFraction: read('piercing-fraction') ?? 1,
        holeDiameterSource: read('hole-um') === undefined ? measuredPore.doi : 'given',
        evidence: 'docs/evidence/puncture-density.md',
      },
      provenance: [
        nominalModel,
        ...(form === 'roller' ? [rollerGeometry, rollerCount] : []),
        ...(read('hole-um') === undefined ? [measuredPore] : []),
      ],
      domain: { inside: true, ranges: checkedRanges({ ...setting.fields, holeDiameterUm }) },
    }
    await call.write(call.given.flag('json') ? `${JSON.stringify(document, null, 2)}\n` : dosePage(document, call))
    return exitCode.answered
  },
}

type Setting = {
  readonly fields: Readonly<Record<string, number | undefined>>
  readonly density: Result<NominalDensity>
  readonly motorOnSeconds: number | undefined
}

function settingOf(
  form: Form,
  { passes, motorOnSeconds, read }: { passes: number; motorOnSeconds: number | undefined; read: Read },
): Setting {
  const need = (name: Quantity) => needed(form, name, read)
  const needles = need('needles')
  const piercing = piercingOf(read)
  const made = <T extends Readonly<Record<string, number>>>(
    fields: T,
    density: (fields: T) => Result<NominalDensity>,
  ): Setting => ({ fields, density: density(fields), motorOnSeconds })
  if (form === 'roller') {
    const drum = { tipCircleMm: need('drum-mm'), widthMm: need('width-mm') }
    return made({ needles, ...drum, passes, ...piercing }, rollerDensity)
  }
  if (form === 'stamp') return made({ needles, headAreaCm2: need('area-cm2'), passes, ...piercing }, stampDensity)
  const rate = { needles, strokesPerSecond: need('strokes-per-s'), ...piercing }
  if (motorOnSeconds !== undefined) {
    return made({ ...rate, motorOnSeconds, treatedAreaCm2: need('area-cm2') }, areaLogDensity)
  }
  const glide = { swathMm: need('swath-mm'), speedMmPerSecond: need('speed-mm-per-s') }
  return made({ ...rate, ...glide, passes }, glideDensity)
}

/** What a wanted density takes: seconds of a pen over an area, passes of everything else. */
function wantedOf(form: Form, read: Read): DoseShown['wanted'] {
  const densityPerCm2 = read('wanted-per-cm2')
  if (densityPerCm2 === undefined) return undefined
  const settled = (['passes', 'motor-on-s'] as const).find((name) => read(name) !== undefined)
  if (settled) throw new Refusal('dose.wanted-and-given', { option: `--${settled}` })
  const treatedAreaCm2 = read('area-cm2')
  if (form === 'pen' && treatedAreaCm2 !== undefined) {
    const strokesPerSecond = needed(form, 'strokes-per-s', read)
    const rate = { needles: needed(form, 'needles', read), strokesPerSecond, ...piercingOf(read) }
    return { densityPerCm2, motorOnSeconds: taken(motorOnSecondsWanted(densityPerCm2, { ...rate, treatedAreaCm2 })) }
  }
  const onePass = taken(settingOf(form, { passes: 1, motorOnSeconds: undefined, read }).density)
  return { densityPerCm2, passes: taken(passesWanted(densityPerCm2, onePass)) }
}

function gapOf(density: NominalDensity, radiusMm: number | undefined): Pick<DoseShown, 'untouchedDisc'> {
  if (radiusMm === undefined) return {}
  const chance = (perCm2: number) => taken(untouchedDiscChance(perCm2, radiusMm))
  // A denser field leaves fewer gaps, so the ends change places.
  const banded = { value: chance(density.value), low: chance(density.high), high: chance(density.low) }
  return { untouchedDisc: { radiusMm, chance: banded } }
}

function dragOf(read: Read): Pick<DoseShown, 'drag'> {
  const [dutyFraction, needleDiameterUm] = [read('duty'), read('needle-um')]
  if (dutyFraction === undefined) {
    if (needleDiameterUm !== undefined) throw new Refusal('dose.missing', { form: 'pen', option: '--duty' })
    return {}
  }
  const strokesPerSecond = needed('pen', 'strokes-per-s', read)
  const speedMmPerSecond = needed('pen', 'speed-mm-per-s', read)
  const dragged = taken(drag({ strokesPerSecond, speedMmPerSecond, dutyFraction }))
  if (needleDiameterUm === undefined) return { drag: dragged }
  const limit = taken(slitFreeSpeedMmPerSecond({ needleDiameterUm, strokesPerSecond, dutyFraction }))
  return { drag: { ...dragged, slitFreeSpeedMmPerSecond: limit } }
}

function bandOf({ low, high }: NominalDensity, at: (density: number) => Coverage) {
  return { atLowDensity: at(low), atHighDensity: at(high) }
}
