import {
  areaLogDensity,
  checkedRanges,
  type Coverage,
  coverage,
  densityBand,
  type DoseRefusal,
  drag,
  glideDensity,
  measuredPore,
  motorOnSecondsWanted,
  type NominalDensity,
  noModel,
  type NoModel,
  nominalModel,
  passesWanted,
  type Result,
  rollerCount,
  rollerDensity,
  refuseMonteCarlo,
  rollerGeometry,
  slitFreeSpeedMmPerSecond,
  squarestRows,
  stampDensity,
  unanswered,
  untouchedDiscChance,
} from '@stipple/domain/dose'
import { exitCode } from '../exit-code.ts'
import { latticeOf, type LatticeJob } from '../lattice/job.ts'
import { runLattice } from '../lattice/run-lattice.ts'
import { Refusal } from '../refusal.ts'
import { dosePage, type DoseShown } from '../terminal/dose.ts'
import { progressOn } from '../terminal/progress.ts'
import { type Dimension, readQuantity } from '../units.ts'
import type { Call, Command } from './command.ts'

const forms = ['roller', 'stamp', 'pen'] as const
type Form = (typeof forms)[number]

/** Options with the dimension their name carries. */
const quantities = {
  'drum-mm': { dimension: 'length', unit: 'mm' },
  'width-mm': { dimension: 'length', unit: 'mm' },
  'swath-mm': { dimension: 'length', unit: 'mm' },
  'hole-um': { dimension: 'length', unit: 'µm' },
  'disc-mm': { dimension: 'length', unit: 'mm' },
  'needle-um': { dimension: 'length', unit: 'µm' },
  'area-cm2': { dimension: 'area', unit: 'cm²' },
  'speed-mm-per-s': { dimension: 'speed', unit: 'mm/s' },
  'strokes-per-s': { dimension: 'rate', unit: '/s' },
  'motor-on-s': { dimension: 'time', unit: 's' },
  needles: { dimension: 'number', unit: '' },
  passes: { dimension: 'number', unit: '' },
  'wanted-per-cm2': { dimension: 'number', unit: '' },
  duty: { dimension: 'number', unit: '' },
  'piercing-fraction': { dimension: 'number', unit: '' },
  'monte-carlo': { dimension: 'number', unit: '' },
  seed: { dimension: 'number', unit: '' },
  rows: { dimension: 'number', unit: '' },
} as const satisfies Record<string, { dimension: Dimension; unit: string }>
type Quantity = keyof typeof quantities
type Read = (name: Quantity) => number | undefined

/** Diameter of a hole when none is given, in micrometres: {@link measuredPore}. */
const measuredPoreUm = 70.7

/** `stipple dose roller|stamp|pen`: nominal density and coverage of a setting, or what a wanted density takes. */
export const dose: Command = {
  accepts: {
    options: {
      ...(Object.fromEntries(Object.keys(quantities).map((name) => [name, 'text'])) as Record<Quantity, 'text'>),
      json: 'flag',
    },
    words: { least: 1, most: 1 },
  },
  async run(call) {
    const form = forms.find((known) => known === call.given.words[0])
    const asked = unanswered.find((known) => known === call.given.words[0])
    if (asked) return await refuseToModel(noModel(asked), call)
    if (!form) throw new Refusal('dose.unknown-form', { given: call.given.words[0] ?? '', known: forms.join(' ') })
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

/** Says why there is no number; that is an answer. */
async function refuseToModel(answer: NoModel, { given, language, page, say, write }: Call): Promise<number> {
  const lines = [
    '',
    `  ${page.style('bold', say('dose.no-model'))}`,
    ...page.paragraph(answer.because[language], { indent: 2 }),
    ...page.paragraph(answer.instead[language], { indent: 2 }),
    ...answer.provenance.flatMap(({ citation }) => page.paragraph(page.style('dim', citation), { indent: 4 })),
    '',
  ]
  await write(
    given.flag('json') ? `${JSON.stringify({ schema: 'stipple.dose/1', ...answer }, null, 2)}\n` : lines.join('\n'),
  )
  return exitCode.answered
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

/**
 * The runs that `--monte-carlo` asks for. Rows that are not given are those that make the lattice most nearly square. The
 * piercing fraction is left out: every needle of a rigid lattice pierces.
 */
async function latticeRuns(
  form: Form,
  {
    passes,
    holeDiameterUm,
    read,
    call,
  }: { passes: number | undefined; holeDiameterUm: number; read: Read; call: Call },
): Promise<DoseShown['monteCarlo']> {
  const runs = read('monte-carlo')
  if (runs === undefined) {
    const idle = (['seed', 'rows'] as const).find((name) => read(name) !== undefined)
    if (idle) throw new Refusal('dose.needs-monte-carlo', { option: `--${idle}` })
    return undefined
  }
  if (form === 'stamp' || passes === undefined) throw new Refusal('dose.no-lattice', { form })
  const seed = read('seed') ?? 1
  if (!Number.isSafeInteger(seed) || seed < 0) throw new Refusal('dose.bad-seed', { given: seed })
  const tool = toolOf(form, read)
  const job = { tool, passes, holeDiameterUm, runs, seed }
  const refusal = refuseMonteCarlo({ ...job, lattice: latticeOf(tool) })
  if (refusal) taken({ refusal })
  const progress = progressOn(call.warn, call.showsProgress, () => performance.now())
  const findings = await runLattice(job, (done) => progress.show(done, runs, `${done} / ${runs}`))
  progress.clear()
  return { ...findings, rows: tool.rows, rowsGiven: read('rows') !== undefined }
}

function toolOf(form: 'roller' | 'pen', read: Read): LatticeJob['tool'] {
  const needles = needed(form, 'needles', read)
  const rowsOf = (alongMm: number, acrossMm: number) => {
    const rows = read('rows') ?? squarestRows(needles, { alongMm, acrossMm })
    if (!(rows > 0 && Number.isInteger(rows) && needles % rows === 0)) {
      throw new Refusal('dose.uneven-rows', { needles, rows })
    }
    return rows
  }
  if (form === 'roller') {
    const [tipCircleMm, widthMm] = [needed(form, 'drum-mm', read), needed(form, 'width-mm', read)]
    return { form, needles, tipCircleMm, widthMm, rows: rowsOf(Math.PI * tipCircleMm, widthMm) }
  }
  const swathMm = needed(form, 'swath-mm', read)
  const advanceMm = needed(form, 'speed-mm-per-s', read) / needed(form, 'strokes-per-s', read)
  return { form, needles, swathMm, advanceMm, rows: rowsOf(swathMm, swathMm) }
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

function piercingOf(read: Read): { piercingFraction?: number } {
  const piercingFraction = read('piercing-fraction')
  return piercingFraction === undefined ? {} : { piercingFraction }
}

function needed(form: Form, name: Quantity, read: Read): number {
  const value = read(name)
  if (value === undefined) throw new Refusal('dose.missing', { form, option: `--${name}` })
  return value
}

function readOption(name: Quantity, { given }: Call): number | undefined {
  const text = given.text(name)
  if (text === undefined) return undefined
  const { dimension, unit } = quantities[name]
  const read = readQuantity(text, dimension, unit)
  if (read.value !== undefined) return read.value
  throw new Refusal(`dose.${read.fault}`, { option: `--${name}`, given: text, known: read.known.join(' ') })
}

function taken<T>(result: { readonly value?: T | undefined; readonly refusal?: DoseRefusal | undefined }): T {
  if (result.value !== undefined) return result.value
  const { code, field, given, range } = result.refusal as DoseRefusal
  throw new Refusal(`dose.${code}`, { field, given, from: range?.from ?? '', to: range?.to ?? '' })
}
