import type { LinePlot } from '@stipple/domain/dose'
import {
  agreementsOf,
  type CaseRun,
  evenTimesS,
  runCase,
  type SeriesRow,
  seriesOf,
  type TransportCase,
  readTransportCase,
} from '@stipple/domain/delivery'
import { answerOfKind } from '../delivery/answer-kinds.ts'
import { caseIn, caseFileFor, caseRefused, kindOf, readCaseFile } from '../delivery/case-file.ts'
import { barsOf, type Chart, figure, type Line } from '../delivery/chart.ts'
import { decimalIn, writeDrawn } from '../delivery/drawn-files.ts'
import { samplingAsked } from '../delivery/sampling-options.ts'
import { uncertaintyDrawn } from '../delivery/uncertainty-drawn.ts'
import { uncertaintyPage } from '../delivery/uncertainty-page.ts'
import { uncertaintyInThread } from '../delivery/uncertainty-thread.ts'
import { exitCode } from '../exit-code.ts'
import { padded } from '../terminal/page.ts'
import { progressOn } from '../terminal/progress.ts'
import type { Call, Command } from './command.ts'

/** `stipple simulate <case.json>`: runs a transport case and shows where the drug is. */
export const simulate: Command = {
  accepts: {
    options: { csv: 'text', json: 'flag', svg: 'text', samples: 'text', seed: 'text' },
    words: { least: 1, most: 1 },
  },
  async run(call) {
    const { given, say } = call
    const word = given.words[0] ?? ''
    const value = readCaseFile(caseFileFor(word))
    const answer = answerOfKind[kindOf(value)]
    if (answer) return await answer(word, value, call)
    const transport = caseIn(word, value, readTransportCase)
    if (given.text('samples') !== undefined) return await simulateMany(transport, word, call)
    const run = runCase(transport)
    const mark = say('simulate.research')
    const plot = () => plotOf(chartOf(transport, 240, call), call, transport)
    if (await writeDrawn({ rows: () => seriesOf(run), plot, mark }, call)) return exitCode.answered
    if (given.flag('json')) await call.write(`${JSON.stringify(documentOf(run, call), null, 2)}\n`)
    else await call.write(pageOf(run, call))
    return exitCode.answered
  },
}

/** With `--samples`: many runs over the ranges of the case, in a thread of their own. */
async function simulateMany(transport: TransportCase, file: string, call: Call): Promise<number> {
  const { given, say } = call
  const sampling = samplingAsked(given)
  const progress = progressOn(call.warn, call.showsProgress, () => performance.now())
  const { samples } = sampling
  const answer = await uncertaintyInThread(transport, sampling, (runs) =>
    progress.show(runs, samples, `${runs}/${samples}`),
  )
  progress.clear()
  if (answer.refusal) throw caseRefused(file, answer.refusal)
  const outputTimesS = evenTimesS(transport, pointsOfBand)
  const between =
    given.text('svg') === undefined
      ? answer
      : await uncertaintyInThread({ ...transport, outputTimesS }, sampling, () => {})
  if (between.refusal) throw caseRefused(file, between.refusal)
  const drawn = uncertaintyDrawn(transport, { found: answer.value, between: between.value }, call)
  if (await writeDrawn(drawn, call)) return exitCode.answered
  const use = { only: 'research-and-education', text: say('simulate.research') }
  const document = { schema: 'stipple.delivery-uncertainty/1', use, case: transport, uncertainty: answer.value }
  await call.write(
    given.flag('json') ? `${JSON.stringify(document, null, 2)}\n` : uncertaintyPage(transport, answer.value, call),
  )
  return exitCode.answered
}

function documentOf(run: CaseRun, { say }: Call) {
  const { solution, system } = run
  const { peak, massErrorFraction, lowestFraction, steps, rejected } = solution
  return {
    schema: 'stipple.delivery/1',
    use: { only: 'research-and-education', text: say('simulate.research') },
    case: run.case,
    series: seriesOf(run),
    peak:
      peak && system.compartment
        ? { timeS: peak.timeS, compartmentUgPerL: peak.amountUg / system.compartment.volumeL }
        : null,
    numerics: { massErrorFraction, lowestFraction, steps, rejected, cells: system.grid.mesh.cells },
    agreements: agreementsOf(run).map(({ oracle, computed, agrees }) => ({ ...oracle, computed, agrees })),
  }
}

/** The case over even times, for the eye; output times of a case may be few. */
function chartOf(given: TransportCase, points: number, { say }: Pick<Call, 'say'>): Chart {
  const outputTimesS = evenTimesS(given, points)
  const rows = seriesOf(runCase({ ...given, outputTimesS, oracle: [] }))
  const line = (name: string, read: (row: SeriesRow) => number) => ({ name, values: rows.map(read) })
  const lines = [
    line(say('simulate.released'), ({ releasedUg }) => releasedUg),
    line(say('simulate.in-skin'), ({ inSkinUg }) => inSkinUg),
    line(say('simulate.cleared'), ({ clearedUg }) => clearedUg),
    line(say('simulate.left-outer'), ({ leftOuterUg }) => leftOuterUg),
    line(
      say('simulate.compartment'),
      ({ compartmentUgPerL }) => (compartmentUgPerL ?? 0) * (given.compartment?.volumeL ?? 0),
    ),
  ]
  return { timesS: outputTimesS, unit: 'µg', lines: lines.filter(({ values }) => values.some((value) => value > 0)) }
}

/** Enough for a smooth band, and few enough for the most samples there may be. */
const pointsOfBand = 80

function plotOf({ timesS, unit, lines }: Chart, { say, language }: Call, { shows }: TransportCase): LinePlot {
  return {
    title: shows[language],
    notes: [say('simulate.research')],
    x: { name: say('plot.time'), unit: 's', values: timesS },
    y: { name: say('simulate.amount'), unit },
    lines,
    decimal: decimalIn(language),
  }
}

const columnWidth = 13

function pageOf(run: CaseRun, call: Call): string {
  const { page, say, language } = call
  const { case: given, solution, system } = run
  const rows = seriesOf(run)
  const columns: [string, (row: SeriesRow) => number | undefined][] = [
    [say('simulate.time'), ({ timeS }) => timeS],
    [say('simulate.released'), ({ releasedUg }) => releasedUg],
    [say('simulate.in-skin'), ({ inSkinUg }) => inSkinUg],
    [say('simulate.cleared'), ({ clearedUg }) => clearedUg],
    [say('simulate.left-inner'), ({ leftInnerUg }) => leftInnerUg],
    [say('simulate.left-outer'), ({ leftOuterUg }) => leftOuterUg],
    ...(system.compartment
      ? ([
          [say('simulate.compartment'), ({ compartmentUgPerL }) => compartmentUgPerL],
          [say('simulate.auc'), ({ aucUgHPerL }) => aucUgHPerL],
        ] as [string, (row: SeriesRow) => number | undefined][])
      : []),
  ]
  const units = ['s', 'µg', 'µg', 'µg', 'µg', 'µg', 'µg/L', 'µg h/L']
  const cells = (texts: readonly string[]) => `  ${texts.map((text) => padded(text, columnWidth)).join('')}`.trimEnd()
  const chart = chartOf(given, page.width - 4, call)
  const shown = chart.lines.filter(({ name }) => drawnInText.some((key) => name === say(key)))
  return [
    '',
    ...page.paragraph(page.style('bold', shows(given, language)), { indent: 2 }),
    ...page.paragraph(page.style('red', say('simulate.research')), { indent: 2 }),
    '',
    page.style('dim', cells(columns.map(([name]) => name))),
    page.style('dim', cells(columns.map((_, index) => units[index] ?? ''))),
    ...rows.map((row) => cells(columns.map(([, read]) => shortened(read(row))))),
    '',
    ...shown.flatMap((line) => [
      `  ${page.style('dim', chartHead(line, chart, say))}`,
      ...barsOf(line).map((bars) => `  ${bars}`),
      `  ${page.style('dim', '─'.repeat(page.width - 4))}`,
    ]),
    ...(solution.peak && system.compartment
      ? [
          `  ${say('simulate.peak', { value: figure(solution.peak.amountUg / system.compartment.volumeL), time: figure(solution.peak.timeS) })}`,
        ]
      : []),
    `  ${say('simulate.numerics', { mass: solution.massErrorFraction.toExponential(1), steps: solution.steps, cells: system.grid.mesh.cells })}`,
    '',
  ].join('\n')
}

const drawnInText = ['simulate.in-skin', 'simulate.compartment'] as const

function chartHead({ name, values }: Line, { timesS }: Chart, say: Call['say']): string {
  return say('simulate.chart', { name, most: figure(Math.max(...values)), end: figure(timesS.at(-1) ?? 0) })
}

const shows = (given: TransportCase, language: Call['language']) => given.shows[language]

function shortened(value: number | undefined): string {
  if (value === undefined) return ''
  return Math.abs(value) < 1e-12 ? '0' : String(Number(value.toPrecision(6)))
}
