import type { Sure } from '@stipple/domain/candidacy'
import { dayInterval, parseDay } from '@stipple/domain/units'
import { sureCodes, systems } from './coding.ts'
import type { ResponseProblem } from './response-problem.ts'

type Members = Readonly<Record<string, unknown>>

/** The answers of a form by item, each taken once; what nobody takes was not asked. */
export type Given = {
  /** Codes answered, with the system each belongs to. */
  codes(linkId: string, systems: readonly string[]): { system: string; code: string }[]
  sure(linkId: string): Sure | undefined
  /** A day, month or year not after the day of the answers. */
  date(linkId: string): string | undefined
  number(linkId: string): number | undefined
  isAnswered(linkId: string): boolean
  /** What has been answered and not taken. */
  untaken(): string[]
  /** All items of the form, answered or not. */
  readonly items: readonly string[]
  report(problem: ResponseProblem): void
}

/**
 * Collects the answers of all items, whether nested in items or in answers.
 *
 * @param answeredOn the latest day a date may name
 */
export function collectGiven(response: Members, answeredOn: string, problems: ResponseProblem[]): Given {
  const answers = new Map<string, Members[]>()
  const items: string[] = []
  collect(response, { answers, items }, problems)
  const taken = new Set<string>()
  const report = (problem: ResponseProblem) => problems.push(problem)
  const take = (linkId: string): Members[] => {
    taken.add(linkId)
    return answers.get(linkId) ?? []
  }
  const single = (linkId: string): Members | undefined => {
    const [first, ...more] = take(linkId)
    if (more.length > 0) report({ code: 'too-many-answers', linkId })
    return first
  }
  const codings = (linkId: string, given: readonly Members[], allowed: readonly string[]) =>
    given.flatMap((answer) => {
      const coding = valueOf(answer, 'valueCoding')
      if (!isMembers(coding) || typeof coding.code !== 'string') {
        report({ code: 'wrong-answer-type', linkId })
        return []
      }
      const { system, code } = coding
      if (typeof system === 'string' && allowed.includes(system)) return [{ system, code }]
      report({ code: 'unknown-code', linkId })
      return []
    })
  return {
    report,
    codes: (linkId, allowed) => codings(linkId, take(linkId), allowed),
    sure(linkId) {
      const given = single(linkId)
      const [coding] = given ? codings(linkId, [given], [systems.answer]) : []
      const answer = sureCodes.find((code) => code === coding?.code)
      if (coding && !answer) report({ code: 'unknown-code', linkId })
      return answer
    },
    date(linkId) {
      const given = single(linkId)
      if (!given) return undefined
      const text = valueOf(given, 'valueDate')
      if (typeof text !== 'string') report({ code: 'wrong-answer-type', linkId })
      else {
        const interval = dayInterval(text)
        if (!interval) report({ code: 'not-a-date', linkId })
        else if (interval.earliest > parseDay(answeredOn)) report({ code: 'date-in-future', linkId })
        else return text
      }
      return undefined
    },
    number(linkId) {
      const given = single(linkId)
      if (!given) return undefined
      const value = valueOf(given, 'valueDecimal')
      if (typeof value === 'number' && Number.isFinite(value)) return value
      report({ code: 'wrong-answer-type', linkId })
      return undefined
    },
    isAnswered: (linkId) => answers.has(linkId),
    items,
    untaken: () => [...answers.keys()].filter((linkId) => !taken.has(linkId)),
  }
}

type Collected = { readonly answers: Map<string, Members[]>; readonly items: string[] }

function collect(parent: Members, into: Collected, problems: ResponseProblem[]): void {
  for (const item of listOf(parent.item)) {
    const { linkId } = item
    if (typeof linkId !== 'string') {
      problems.push({ code: 'unknown-item' })
      continue
    }
    into.items.push(linkId)
    const answers = listOf(item.answer)
    if (answers.length > 0) {
      if (into.answers.has(linkId)) problems.push({ code: 'item-twice', linkId })
      into.answers.set(linkId, answers)
    }
    collect(item, into, problems)
    for (const answer of answers) collect(answer, into, problems)
  }
}

/** The value of an answer, when it has one and that is of the kind asked for. */
function valueOf(answer: Members, name: string): unknown {
  const values = Object.keys(answer).filter((key) => key.startsWith('value'))
  return values.length === 1 ? answer[name] : undefined
}

function listOf(value: unknown): Members[] {
  return Array.isArray(value) ? value.filter(isMembers) : []
}

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
