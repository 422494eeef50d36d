import type { CodingText, NamedConcept } from './coded-concept.ts'
import { isAfter } from './dates.ts'
import type { Reading, RecordEntry } from './reading.ts'
import { addRecordedFact } from './recorded-fact.ts'

/** One answer to a question that is asked again and again, such as smoking at every visit. */
export type Answer = {
  readonly named: NamedConcept
  readonly question: CodingText | undefined
  readonly date: string | undefined
  readonly recordedOn: string | undefined
  readonly zones: readonly string[] | undefined
}

type PlacedAnswer = Answer & { readonly entry: RecordEntry }

/** Answers by question and concept. */
export type AnswerSeries = Map<string, PlacedAnswer[]>

export function addAnswer(series: AnswerSeries, entry: RecordEntry, answer: Answer): void {
  const key = `${answer.named.concept}\n${answer.question?.system}\n${answer.question?.code}`
  const known = series.get(key)
  if (known) known.push({ ...answer, entry })
  else series.set(key, [{ ...answer, entry }])
}

/**
 * Turns each series into facts.
 *
 * A yes lasts until a later answer of the same question says otherwise; that day is the latest it can have ended. One
 * without a date is never outlasted. A no
 * speaks of its own day: given today it is a no, given before it only ends a yes, and the question is open again.
 */
export function addAnsweredFacts(reading: Reading, series: AnswerSeries): void {
  for (const answers of series.values()) addFactsOfSeries(reading, answers.toSorted(byDate))
}

function addFactsOfSeries(reading: Reading, answers: readonly PlacedAnswer[]): void {
  let first: PlacedAnswer | undefined
  let latest: PlacedAnswer | undefined
  let former: PlacedAnswer | undefined
  for (const answer of answers) {
    if (answer.named.means === 'present') {
      first ??= answer
      latest = answer
    } else if (answer.named.means === 'unknown') {
      continue
    } else if (first?.date !== undefined && latest && isLater(answer, latest)) {
      addPresence(reading, first, latest, answer.date)
      first = undefined
    } else if (answer.named.means === 'over') {
      former ??= answer
    }
  }
  if (former) addRecordedFact(reading, former.entry, former.named, { standing: 'over', ...beside(former) })
  if (first && latest) {
    addPresence(reading, first, latest, undefined)
    return
  }
  const last = answers.at(-1)
  if (last?.named.means === 'unknown')
    addRecordedFact(reading, last.entry, last.named, { standing: 'suspected', ...beside(last) })
  else if (last?.named.means === 'absent' && last.date === reading.today)
    addRecordedFact(reading, last.entry, last.named, { standing: 'ongoing', ...beside(last) })
}

function addPresence(reading: Reading, first: PlacedAnswer, latest: PlacedAnswer, end: string | undefined): void {
  const standing = end === undefined ? 'ongoing' : 'over'
  addRecordedFact(reading, latest.entry, latest.named, { standing, start: first.date, end, ...beside(latest) })
}

const beside = ({ recordedOn, date, zones }: PlacedAnswer) => ({ recordedOn: recordedOn ?? date, zones })

/** Undated answers first; on one day, or where the days cannot be told apart, a yes comes last, so that it stays. */
function byDate(a: PlacedAnswer, b: PlacedAnswer): number {
  const dateA = a.date ?? ''
  const dateB = b.date ?? ''
  if (dateA !== dateB) return dateA < dateB ? -1 : 1
  return Number(a.named.means === 'present') - Number(b.named.means === 'present')
}

function isLater(answer: PlacedAnswer, than: PlacedAnswer): boolean {
  return answer.date !== undefined && than.date !== undefined && isAfter(answer.date, than.date)
}
