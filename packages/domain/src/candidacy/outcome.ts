import { severity } from './bound-clause.ts'
import type { ConceptIndex } from './concepts.ts'
import { covers, fieldOf } from './field.ts'
import { severityOf } from './find.ts'
import type { LazyFinding } from './lazy-finding.ts'
import type { ClauseEffect } from './rule.ts'
import type { IntendedTreatment } from './scope.ts'
import type { Finding, Outcome, Question } from './screening.ts'

/** What is left of the intended zones once whole-zone findings have closed theirs. */
export type ClosedZones = {
  readonly zones: readonly string[]
  readonly all: boolean
  /** All of them are closed for good: nothing to wait for. */
  readonly forGood: boolean
}

const nothingClosed: ClosedZones = { zones: [], all: false, forGood: false }

/** What a sequence of closed zones leaves; one step further for every zone, by whether it is closed for good. */
type Sequence = {
  readonly forGood: Map<string, Sequence>
  readonly forNow: Map<string, Sequence>
  closed: ClosedZones | undefined
}

const newSequence = (): Sequence => ({ forGood: new Map(), forNow: new Map(), closed: undefined })

/** Sequences that are kept; people differ in few ways here. */
const sequencesKept = 2000

export type ZoneCloser = (findings: readonly LazyFinding[]) => ClosedZones

/** Answers for one field; what the same zones leave is worked out once. */
export function zoneCloser(treatment: IntendedTreatment): ZoneCloser {
  const first = newSequence()
  let kept = 0
  const closedBy = (closing: readonly LazyFinding[]) => {
    const zones = [...new Set(closing.flatMap((finding) => finding.zones))].sort()
    return { zones, all: covers(fieldOf(zones, treatment.tree).leaves, treatment.field) }
  }
  const closedByAll = (closing: readonly LazyFinding[]): ClosedZones => {
    const { zones, all } = closedBy(closing)
    return { zones, all, forGood: all && closedBy(closing.filter(({ isLasting }) => isLasting)).all }
  }
  const after = (sequence: Sequence, zone: string, isLasting: boolean): Sequence => {
    const further = isLasting ? sequence.forGood : sequence.forNow
    let next = further.get(zone)
    if (!next) {
      next = newSequence()
      if (kept++ < sequencesKept) further.set(zone, next)
    }
    return next
  }
  return (findings) => {
    let sequence = first
    for (const finding of findings) {
      if (!closesZones(finding)) continue
      for (const zone of finding.zones) sequence = after(sequence, zone, finding.isLasting)
    }
    if (sequence === first) return nothingClosed
    sequence.closed ??= closedByAll(findings.filter(closesZones))
    return sequence.closed
  }
}

function closesZones({ effect, extent }: Finding): boolean {
  return effect === 'avoid-zone' && extent === 'zone'
}

/**
 * From findings to one outcome, the most restrictive first. A known stop outranks a missing answer, and a missing answer
 * that could restrict is never read as no. Which zones are closed is only worked out where it can make a difference.
 *
 * @param findings in order of urgency
 */
export function outcomeOf(findings: readonly LazyFinding[], close: ZoneCloser): Outcome {
  const worst = findings[0]?.effect
  if (worst === 'stop') return 'do-not-treat'
  let closing = false
  let closingForGood = false
  for (const finding of findings) {
    if (!closesZones(finding)) continue
    closing = true
    closingForGood ||= finding.isLasting
  }
  if (closingForGood && close(findings).forGood) return 'do-not-treat'
  if (worst === 'refer') return 'refer'
  if (worst === 'defer' || (closing && close(findings).all)) return 'defer'
  let needsCare = worst === 'avoid-zone' || worst === 'adjust'
  for (const finding of findings) {
    if (finding.effect !== 'ask') continue
    if (couldRestrict(finding)) return 'cannot-tell'
    needsCare ||= severityOf(finding.couldBe) >= severity.adjust
  }
  return needsCare ? 'proceed-with-precautions' : 'proceed'
}

/** An open question whose answer could forbid the treatment, or close whole zones of it. */
function couldRestrict({ couldBe, extent }: Finding): boolean {
  return couldBe === 'avoid-zone' ? extent === 'zone' : severityOf(couldBe) > severity['avoid-zone']
}

/** The latest date of all deferrals; null when there is none or one of them has no date. */
export function latestDeferral(findings: readonly Finding[], closed: ClosedZones): string | null {
  let latest: string | null = null
  for (const finding of findings) {
    if (finding.effect !== 'defer' && !(closed.all && closesZones(finding))) continue
    const { deferUntil } = finding
    if (deferUntil === null) return null
    if (latest === null || deferUntil > latest) latest = deferUntil
  }
  return latest
}

/**
 * What nobody has answered yet, the question that decides most first. A kind of something that is itself open is not asked
 * for: whoever takes no anticoagulant need not say which.
 */
export function questionsOf(findings: readonly Finding[], index: ConceptIndex): Question[] {
  const open = new Set<string>()
  for (const { missing } of findings)
    for (const { concept, aspect } of missing) if (aspect === 'answer') open.add(concept)
  const questions = new Map<string, GrowingQuestion>()
  for (const { effect, couldBe, missing, rule } of findings) {
    if (effect !== 'ask' || couldBe === null) continue
    for (const { concept: kind, aspect } of missing) {
      const concept = askedFor(kind, open, index)
      const known = questions.get(concept)
      if (known) {
        if (!known.aspects.includes(aspect)) known.aspects.push(aspect)
        if (!known.rules.includes(rule)) known.rules.push(rule)
        if (severity[couldBe] > severity[known.couldBe]) known.couldBe = couldBe
      } else questions.set(concept, { concept, aspects: [aspect], rules: [rule], couldBe })
    }
  }
  const sorted = [...questions.values()].sort(
    (a, b) =>
      severity[b.couldBe] - severity[a.couldBe] || b.rules.length - a.rules.length || (a.concept < b.concept ? -1 : 1),
  )
  for (const { aspects, rules } of sorted) {
    if (aspects.length > 1) aspects.sort()
    if (rules.length > 1) rules.sort()
  }
  return sorted
}

type GrowingQuestion = {
  concept: string
  aspects: Question['aspects'][number][]
  rules: string[]
  couldBe: ClauseEffect
}

/** The concept itself, or the nearest one above it that is asked for by name and is itself open. */
function askedFor(concept: string, open: ReadonlySet<string>, index: ConceptIndex): string {
  const number = index.numberOf(concept)
  if (number === undefined || index.concepts[number]?.ask) return concept
  for (const ancestor of index.ancestors[number] ?? []) {
    const above = index.concepts[ancestor]
    if (ancestor !== number && above?.ask && open.has(above.id)) return above.id
  }
  return concept
}
