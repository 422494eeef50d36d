import { readRecord } from '@stipple/api/fhir'
import { intentSchema } from '@stipple/domain/candidacy'
import { parseDay } from '@stipple/domain/units'
import type { Knowledge } from '@stipple/knowledge'
import { peopleScreener, type Screened } from '../packages/cli/src/cohort/screen-people.ts'
import { sayIn } from '../packages/cli/src/messages/messages.ts'
import { terminologyOf } from '../packages/cli/src/record/person.ts'
import { type Contestant, timeTogether, type Times } from './stopwatch.ts'

export const readingSteps = ['JSON.parse alone', 'parse and map', 'parse, map and screen'] as const
export type ReadingStep = (typeof readingSteps)[number]

const asOf = parseDay('2026-06-15')
const today = '2026-06-15'

/**
 * What it costs in one thread to get from the bytes of a record to a screening.
 *
 * @param records each as the bytes that a file or line holds
 * @returns processor time per record
 */
export function timeReading(
  records: readonly Buffer[],
  knowledge: Knowledge,
  rounds: number,
): Promise<Times<ReadingStep>> {
  const terminology = terminologyOf(knowledge)
  const job = {
    intent: intentSchema.parse({ indication: 'acne-scars', modality: 'mechanical', depthMm: 1.5, zones: ['face'] }),
    asOf,
    today: asOf,
    policy: undefined,
    silenceMeansNo: false,
  }
  const people = peopleScreener(knowledge, job, sayIn('en'))
  const each = (name: ReadingStep, treat: (value: unknown) => number): Contestant<ReadingStep> => ({
    name,
    pieces: records.length,
    isAsync: false,
    run: () => records.reduce((sum, record) => sum + treat(JSON.parse(record.toString('utf8'))), 0),
  })
  return timeTogether(
    [
      each('JSON.parse alone', (value) => (value === null ? 0 : 1)),
      each('parse and map', (value) => {
        const read = readRecord(value, { terminology, today })
        if ('refusal' in read) throw new Error(`a record of the bench is refused: ${read.refusal.code}`)
        return read.record.facts.length
      }),
      each('parse, map and screen', (value) => {
        const into: Screened = { rows: [], problems: [] }
        people.screenOne(value, { file: '', line: null }, into)
        const [row] = into.rows
        if (!row) throw new Error('a record of the bench is not screened')
        return row.undecidedRules
      }),
    ],
    { rounds, roundMs: 300, warmUpMs: 1500 },
  )
}
