import { formatDay } from '@stipple/domain/units'
import { csvOutput, jsonOutput, type OutputContext, summaryOutput } from '../cohort/output.ts'
import { planCohort } from '../cohort/pieces.ts'
import { runCohort, runStream } from '../cohort/run-cohort.ts'
import { count, emptyTally } from '../cohort/tally.ts'
import { exitCode } from '../exit-code.ts'
import { intentOptions, readAsOf, readIntent } from '../intent-options.ts'
import { readPolicy } from '../policy-file.ts'
import { Refusal } from '../refusal.ts'
import { progressOn } from '../terminal/progress.ts'
import type { Call, Command } from './command.ts'

/** One thread stays below 300 MB, whatever the size of the cohort; every further one takes some 60 MB (bench/cohort.ts). */
const defaultWorkers = 1

/** More threads than this wait for one another rather than help. */
const mostWorkers = 16

export const cohort: Command = {
  accepts: {
    options: {
      ...intentOptions,
      policy: 'text',
      workers: 'text',
      csv: 'flag',
      json: 'flag',
      'silence-means-no': 'flag',
    },
    words: { least: 1, most: 1 },
  },
  async run(call, { knowledge }) {
    const { given, say, language } = call
    const path = given.words[0] ?? ''
    if (given.flag('csv') && given.flag('json')) throw new Refusal('usage.csv-and-json')
    const policyFile = given.text('policy')
    const job = {
      intent: readIntent(given, knowledge),
      asOf: readAsOf(given, call.today),
      today: call.today,
      policy: policyFile === undefined ? undefined : readPolicy(policyFile, knowledge),
      silenceMeansNo: given.flag('silence-means-no'),
    }
    const run = { knowledge, job, language, say, workers: workerCount(call) }
    const plan = path === '-' ? undefined : await planCohort(path)
    const batches = plan
      ? runCohort(plan, run)
      : runStream(call.stdin as AsyncIterable<Uint8Array>, say('input.standard'), run)
    const context: OutputContext = { job, knowledge, asOf: formatDay(job.asOf), language, say }
    const output = given.flag('json')
      ? jsonOutput(context)
      : given.flag('csv')
        ? csvOutput()
        : summaryOutput(context, call.page)
    const progress = progressOn(call.warn, call.showsProgress, () => performance.now())
    const tally = emptyTally()
    let bytes = 0
    await call.write(output.start())
    for await (const batch of batches) {
      count(tally, batch)
      bytes += batch.bytes
      await call.write(output.batch(batch))
      progress.show(bytes, plan?.bytes ?? 0, say('cohort.progress', { people: tally.people }))
    }
    progress.clear()
    await call.write(output.end(tally))
    if (job.silenceMeansNo && given.flag('csv')) call.warn(`${say('cohort.silence')}\n`)
    if (tally.leftOut > 0 && given.flag('csv')) call.warn(`${say('cohort.left-out', { n: tally.leftOut })}\n`)
    if (tally.people === 0) return exitCode.unreadable
    return tally.leftOut > 0 ? exitCode.problems : exitCode.answered
  },
}

function workerCount({ given }: Call): number {
  const text = given.text('workers')
  if (text === undefined) return defaultWorkers
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1 || count > mostWorkers) {
    throw new Refusal('usage.bad-workers', { given: text, most: mostWorkers })
  }
  return count
}
