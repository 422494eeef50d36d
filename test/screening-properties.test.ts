import { compileCandidacy, type Finding, type Intent, outcomes, type Screening } from '@stipple/domain/candidacy'
import type { Fact, Person } from '@stipple/domain/patient'
import { type Day, parseDay } from '@stipple/domain/units'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { knowledge } from './known-content.ts'
import { asOfText, contraindications, intents, people } from './screening-arbitraries.ts'

const candidacy = compileCandidacy(knowledge)
const asOf = parseDay(asOfText)
const screen = (intent: Intent, person: Person, day: Day = asOf): Screening =>
  candidacy.forIntent(intent).screen(candidacy.prepare(person), day)

/** 0 forbids or waits, 1 lets go ahead with precautions, 2 lets go ahead. */
const permission = ({ outcome }: Screening) => Math.max(0, outcomes.indexOf(outcome) - 3)
const runs = { numRuns: 400 }

describe('screening, over the whole content', () => {
  it('a contraindicating fact more never makes the outcome more permissive', () => {
    fc.assert(
      fc.property(intents, people, contraindications, (intent, person, fact) => {
        const before = screen(intent, person)
        const after = screen(intent, { ...person, facts: [...person.facts, fact] })
        expect(outcomes.indexOf(after.outcome)).toBeLessThanOrEqual(outcomes.indexOf(before.outcome))
      }),
      runs,
    )
  })

  it('a known answer replaced by unknown never permits what was not permitted', () => {
    fc.assert(
      fc.property(intents, people, fc.nat(), (intent, person, at) => {
        fc.pre(person.facts.length > 0)
        const known = person.facts[at % person.facts.length] as Fact
        const unknown: Fact = { concept: known.concept, answer: 'unknown', source: known.source }
        const facts = person.facts.map((fact) => (fact === known ? unknown : fact))
        const before = screen(intent, person)
        const after = screen(intent, { ...person, facts })
        expect(permission(after)).toBeLessThanOrEqual(permission(before))
        if (known.answer === 'absent') {
          expect(outcomes.indexOf(after.outcome)).toBeLessThanOrEqual(outcomes.indexOf(before.outcome))
        }
      }),
      runs,
    )
  })

  it('leaving a fact out never permits what was not permitted', () => {
    fc.assert(
      fc.property(intents, people, fc.nat(), (intent, person, at) => {
        fc.pre(person.facts.length > 0)
        const facts = person.facts.filter((_, position) => position !== at % person.facts.length)
        const known = person.facts[at % person.facts.length] as Fact
        // What is left may contradict what was taken away; only a lone statement is an input of its own.
        fc.pre(known.answer !== 'unknown' && facts.every(({ concept }) => !related(concept, known.concept)))
        expect(permission(screen(intent, { ...person, facts }))).toBeLessThanOrEqual(permission(screen(intent, person)))
      }),
      runs,
    )
  })

  it('does not depend on the order of facts or rules', () => {
    const reversed = compileCandidacy({ ...knowledge, rules: [...knowledge.rules].reverse() })
    fc.assert(
      fc.property(intents, people, fc.integer(), (intent, person, seed) => {
        const facts = shuffled(person.facts, seed)
        const other = reversed.forIntent(intent).screen(reversed.prepare({ ...person, facts }), asOf)
        expect(JSON.stringify(other)).toBe(JSON.stringify(screen(intent, person)))
      }),
      runs,
    )
  })

  it('replayed from its stored inputs it is equal to the byte', () => {
    fc.assert(
      fc.property(intents, people, (intent, person) => {
        const stored = JSON.stringify({ intent, person, asOf: asOfText, knowledge })
        const inputs = JSON.parse(stored) as {
          intent: Intent
          person: Person
          asOf: string
          knowledge: typeof knowledge
        }
        const fresh = compileCandidacy(inputs.knowledge)
        const replayed = fresh.forIntent(inputs.intent).screen(fresh.prepare(inputs.person), parseDay(inputs.asOf))
        expect(JSON.stringify(replayed)).toBe(JSON.stringify(screen(intent, person)))
      }),
      { numRuns: 40 },
    )
  })

  it('fewer zones never add a stop', () => {
    fc.assert(
      fc.property(intents, people, fc.nat(), (intent, person, at) => {
        const zones = narrowed(intent.zones, at)
        const stops = (screening: Screening) =>
          screening.findings
            .filter(({ effect }) => effect === 'stop')
            .map(({ rule, clauses }) => `${rule} ${clauses.join()}`)
        const before = screen(intent, person)
        const after = screen({ ...intent, zones }, person)
        expect(stops(before)).toEqual(expect.arrayContaining(stops(after)))
        // Zones that are closed for good leave nothing to treat when only they are asked for; no finding is a stop then.
        const nothingLeft = without(zones, after.closedZones).length === 0
        if (after.outcome === 'do-not-treat' && !nothingLeft) expect(before.outcome).toBe('do-not-treat')
      }),
      runs,
    )
  })

  it('what is said to lift a finding lifts it, and a day too early does not', () => {
    fc.assert(
      fc.property(intents, people, (intent, person) => {
        for (const finding of screen(intent, person).findings) checkChanges(finding, intent, person)
      }),
      runs,
    )
  })

  it('only label, guideline and review ever restrict', () => {
    fc.assert(
      fc.property(intents, people, (intent, person) => {
        for (const { effect, couldBe, strength } of screen(intent, person).findings) {
          if (['label', 'guideline', 'review'].includes(strength)) continue
          expect(['adjust', 'inform']).toContain(couldBe ?? effect)
        }
      }),
      runs,
    )
  })
})

function related(a: string, b: string): boolean {
  const { index } = candidacy
  const [left, right] = [index.numberOf(a) ?? -1, index.numberOf(b) ?? -1]
  return index.ancestors[left]?.includes(right) === true || index.ancestors[right]?.includes(left) === true
}

function checkChanges(finding: Finding, intent: Intent, person: Person): void {
  if (finding.effect === 'ask') return
  const holds = (screening: Screening) =>
    screening.findings.some(
      ({ rule, clauses, effect }) => rule === finding.rule && clauses[0] === finding.clauses[0] && effect !== 'ask',
    )
  for (const changes of finding.wouldChange) {
    const [change] = changes
    if (changes.length !== 1 || change === undefined) continue
    if (change.kind === 'date') {
      expect(holds(screen(intent, person, parseDay(change.date)))).toBe(false)
      expect(holds(screen(intent, person, (parseDay(change.date) - 1) as Day))).toBe(true)
    } else if (change.kind === 'adjuncts') {
      const adjuncts = intent.adjuncts.filter((adjunct) => !change.without.includes(adjunct))
      expect(holds(screen({ ...intent, adjuncts }, person))).toBe(false)
    } else if (change.kind === 'modality') {
      for (const modality of change.to) {
        const depthMm = modality === 'superficial' ? 0.2 : 1
        expect(holds(screen({ ...intent, modality, depthMm } as Intent, person))).toBe(false)
      }
    } else if (change.kind === 'depth') {
      expect(holds(screen({ ...intent, depthMm: change.belowMm / 2 } as Intent, person))).toBe(false)
    } else if (change.kind === 'zones') {
      const zones = without(intent.zones, change.without)
      expect(zones).not.toEqual([])
      expect(holds(screen({ ...intent, zones }, person))).toBe(false)
    }
  }
}

/** The leaves of some zones that lie in none of others, by their ids. */
function without(zones: readonly string[], others: readonly string[]): string[] {
  const gone = new Set(others.flatMap((zone) => candidacy.zones.leavesOf(zone) ?? []))
  const wanted = new Set(zones.flatMap((zone) => candidacy.zones.leavesOf(zone) ?? []))
  return candidacy.zones.ids.filter((id) => {
    const leaves = candidacy.zones.leavesOf(id) ?? []
    return leaves.length === 1 && leaves.every((leaf) => wanted.has(leaf) && !gone.has(leaf))
  })
}

function narrowed(zones: readonly string[], at: number): string[] {
  const leaves = without(zones, [])
  const kept = leaves.filter((_, position) => (position + at) % 3 === 0)
  return kept.length > 0 ? kept : leaves.slice(0, 1)
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const order = [...items]
  let state = seed >>> 0
  for (let at = order.length - 1; at > 0; at--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const other = state % (at + 1)
    const item = order[at] as T
    order[at] = order[other] as T
    order[other] = item
  }
  return order
}
