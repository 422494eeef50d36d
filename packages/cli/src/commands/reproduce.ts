import {
  type Compared,
  type Convergence,
  type Expected,
  needledFluxAgreementsOf,
  oracleTags,
  reproducePermeant,
  profileAgreementsOf,
  reproduceTransport,
  readTransportCase,
  readProfileCase,
  readNeedledFluxCase,
  readPermeantCase,
  deliveredAgreementsOf,
  readDeliveredDoseCase,
  readInversionCase,
  readPermeationSeriesCase,
  reproduceInversion,
  seriesAgreementsOf,
} from '@stipple/domain/delivery'
import { caseIn, caseFileOf, caseNames, kindOf, readCaseFile } from '../delivery/case-file.ts'
import { exitCode } from '../exit-code.ts'
import { Refusal } from '../refusal.ts'
import { padded } from '../terminal/page.ts'
import type { Call, Command } from './command.ts'

/** An expected figure beside the computed one, whatever kind of case it comes from. */
type Row = Expected & Compared & { readonly what: string }
type Reproduced = {
  readonly name: string
  readonly rows: readonly Row[]
  readonly massErrorFraction?: number
  readonly convergence?: Convergence | undefined
  /** Of what has no model or no solution: the reason the case names beside the one that was answered. */
  readonly refusals?: readonly {
    readonly what?: string
    readonly expected: string
    readonly answered: string | undefined
    readonly agrees: boolean
  }[]
}

/** How each kind of case is reproduced. @throws {Refusal} of the returned functions when the case is refused */
const kinds: Readonly<Record<string, (name: string, value: unknown) => Reproduced>> = {
  transport(name, value) {
    const { agreements, convergence, massErrorFraction } = reproduceTransport(caseIn(name, value, readTransportCase))
    const rows = agreements.map(({ oracle: { quantity, timeS, atUm, ...expected }, ...compared }): Row => {
      const at = [timeS === undefined ? '' : ` ${timeS} s`, atUm === undefined ? '' : ` ${atUm} µm`].join('')
      return { what: `${quantity}${at}`, ...expected, ...compared }
    })
    return { name, rows, massErrorFraction, convergence }
  },
  profile(name, value) {
    return { name, rows: profileAgreementsOf(caseIn(name, value, readProfileCase)).map(rowInHours) }
  },
  permeant(name, value) {
    const { agreements, refusal, massErrorFraction } = reproducePermeant(caseIn(name, value, readPermeantCase))
    return {
      name,
      rows: agreements.map(rowInHours),
      refusals: refusal ? [refusal] : [],
      ...(massErrorFraction === undefined ? {} : { massErrorFraction }),
    }
  },
  inversion(name, value) {
    const { agreements, refusals } = reproduceInversion(caseIn(name, value, readInversionCase))
    const rows = agreements.map(({ group, oracle: { quantity, from, to, against, ...expected }, ...compared }): Row => {
      const between = to === undefined ? '' : ` ${from ?? 0}–${to}`
      return { what: `${group}: ${quantity}${between}`, ...expected, ...compared }
    })
    return { name, rows, refusals: refusals.map(({ group, ...refusal }) => ({ what: group, ...refusal })) }
  },
  'delivered-dose'(name, value) {
    const rows = deliveredAgreementsOf(caseIn(name, value, readDeliveredDoseCase)).map(rowInHours)
    return { name, rows }
  },
  'permeation-series'(name, value) {
    const rows = seriesAgreementsOf(caseIn(name, value, readPermeationSeriesCase)).map(
      ({ series, oracle: { quantity, ...expected }, ...compared }): Row => ({
        what: `${series}: ${quantity}`,
        ...expected,
        ...compared,
      }),
    )
    return { name, rows }
  },
  'needled-flux'(name, value) {
    return { name, rows: needledFluxAgreementsOf(caseIn(name, value, readNeedledFluxCase)).map(rowInHours) }
  },
}

function rowInHours({
  oracle: { quantity, timeH, ...expected },
  ...compared
}: Compared & { oracle: Expected & { quantity: string; timeH?: number | undefined } }): Row {
  return { what: timeH === undefined ? quantity : `${quantity} ${timeH} h`, ...expected, ...compared }
}

/** `stipple reproduce [case …]`: runs the cases that come with Stipple against what they have to answer. */
export const reproduce: Command = {
  accepts: { options: { json: 'flag' }, words: { least: 0, most: 50 } },
  async run(call) {
    const { given, say } = call
    const known = caseNames()
    const unknown = given.words.find((word) => !known.includes(word))
    if (unknown !== undefined) throw new Refusal('reproduce.unknown', { given: unknown, known: known.join(' ') })
    const all = (given.words.length === 0 ? known : given.words).map(reproduced)
    const failed = judgedOf(all).filter(({ agrees }) => !agrees).length
    if (given.flag('json')) {
      const use = { only: 'research-and-education', text: say('simulate.research') }
      await call.write(`${JSON.stringify({ schema: 'stipple.reproduction/1', use, cases: all }, null, 2)}\n`)
    } else await call.write(pageOf(all, call))
    return failed > 0 ? exitCode.problems : exitCode.answered
  },
}

function reproduced(name: string): Reproduced {
  const value = readCaseFile(caseFileOf(name))
  const kind = kindOf(value)
  const reproduceKind = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
  if (!reproduceKind)
    throw new Refusal('reproduce.unknown-kind', { file: name, given: kind, known: Object.keys(kinds).join(' ') })
  return reproduceKind(name, value)
}

/** The figures that have to agree, and the refusals; the rest is shown and not judged. */
function judgedOf(all: readonly Reproduced[]): { readonly agrees: boolean }[] {
  return all.flatMap(({ rows, refusals = [] }) => [
    ...rows.filter(({ informational }) => informational === undefined),
    ...refusals,
  ])
}

const tags = Object.keys(oracleTags) as Expected['tag'][]

function pageOf(all: readonly Reproduced[], call: Call): string {
  const { page, say } = call
  const judged = judgedOf(all)
  const agreeing = judged.filter(({ agrees }) => agrees).length
  const shownOnly = all.flatMap(({ rows }) => rows).filter(({ informational }) => informational !== undefined).length
  const converging = all.filter(({ convergence }) => convergence !== undefined)
  return [
    '',
    ...page.paragraph(page.style('red', say('simulate.research')), { indent: 2 }),
    ...all.flatMap((one) => caseLines(one, call)),
    ...(converging.length > 0
      ? ['', page.style('bold', `  ${say('reproduce.convergence')}`), ...converging.map((one) => orderLine(one, call))]
      : []),
    '',
    `  ${page.style(agreeing === judged.length ? 'green' : 'red', say('reproduce.total', { agreeing, all: judged.length }))}`,
    ...(shownOnly > 0 ? [`  · ${say('reproduce.informational', { count: shownOnly })}`] : []),
    ...tags.map((tag) => page.style('dim', `  ${tag}  ${say(`reproduce.tag-${tag}`)}`)),
    '',
  ].join('\n')
}

function caseLines(
  { name, rows, massErrorFraction, refusals = [] }: Reproduced,
  { page, say, language }: Call,
): string[] {
  const widest = Math.max(32, ...rows.map(({ what }) => what.length + 2))
  const head = `  ${padded('', widest + 2)}${padded(say('reproduce.expected'), 15)}${padded(say('reproduce.computed'), 15)}${padded(say('reproduce.difference'), 12)}${say('reproduce.tolerance')}`
  return [
    '',
    `  ${page.style('bold', name)}${massErrorFraction === undefined ? '' : page.style('dim', `  ${say('reproduce.mass', { mass: massErrorFraction.toExponential(1) })}`)}`,
    ...refusals.map(({ what, expected, answered, agrees }) => {
      const sign = agrees ? page.style('green', '✓') : page.style('red', '✗')
      const of = what === undefined ? '' : `${what}: `
      return `  ${sign} ${of}${say('reproduce.no-model', { expected, answered: answered ?? '—' })}`
    }),
    ...(rows.length > 0 ? [page.style('dim', head)] : []),
    ...rows.map(({ what, expected, computed, difference, relativeTolerance, agrees, tag, informational }) => {
      const sign = informational ? '·' : agrees ? page.style('green', '✓') : page.style('red', '✗')
      const figures = [expected, computed].map((value) => padded(String(Number(value.toPrecision(9))), 15)).join('')
      return `  ${sign} ${padded(what, widest)}${figures}${padded(difference.toExponential(1), 12)}${padded(informational ? '' : relativeTolerance.toExponential(), 9)}${tag}`
    }),
    ...[...new Set(rows.flatMap(({ informational }) => informational?.[language] ?? []))].flatMap((reason) =>
      page.paragraph(page.style('dim', `· ${reason}`), { indent: 4 }),
    ),
  ]
}

function orderLine({ name, convergence }: Reproduced, { say }: Call): string {
  if (!convergence) return ''
  const { cells, values, order, extrapolated } = convergence
  const grids = cells.map((count, index) => `${count}: ${values[index]?.toPrecision(8)}`).join('   ')
  return `  ${padded(name, 28)}${say('reproduce.order', { order: order.toFixed(4) })}   ${grids}   ∞: ${extrapolated.toPrecision(8)}`
}
