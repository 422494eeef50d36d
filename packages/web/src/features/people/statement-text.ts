import type { Fact } from '@stipple/domain/patient'
import { type Say, usePartialDate, useSay } from '../../app/say.tsx'
import { useChoices } from '../screening/use-choices.ts'

/** A statement in a few words: whether, since when, where, how much. */
export function useStatementText(): (fact: Omit<Fact, 'source'>) => string {
  const say = useSay()
  const date = usePartialDate()
  const { zoneName } = useChoices()
  return (fact) =>
    [
      fact.value === undefined ? say(`answer.${fact.answer}`) : `${fact.value.number} ${unitText(fact.value.unit)}`,
      ...timeText(fact, date, say),
      ...(fact.zones === undefined ? [] : [fact.zones.map(zoneName).join(', ')]),
    ].join(' · ')
}

/** UCUM writes “1” for a number without a unit. */
const unitText = (unit: string) => (unit === '1' ? '' : unit)

function timeText(fact: Omit<Fact, 'source'>, date: (date: string) => string, say: Say): string[] {
  const { start, end, since } = fact
  const texts: string[] = []
  if (start !== undefined) texts.push(say(fact.value === undefined ? 'time.from' : 'time.on', { date: date(start) }))
  if (end === 'unknown') texts.push(say('time.over'))
  else if (end !== undefined) texts.push(say('time.until', { date: date(end) }))
  if (since !== undefined) texts.push(say('time.since', { date: date(since) }))
  return texts
}
