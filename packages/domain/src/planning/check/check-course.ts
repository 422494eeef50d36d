import { isWithinZone } from '../../anatomy/index.ts'
import { mayRestrict } from '../../evidence/index.ts'
import { addSpan, type CalendarSpan, parseDay, subtractSpan } from '../../units/index.ts'
import type { Plan } from '../plan.ts'
import type { CheckContext } from './check-context.ts'
import { type PlanFinding, planFinding } from './plan-finding.ts'

/** Days between sessions, how many there are, what a place has been through already, and what else is to come. */
export function checkCourse(plan: Plan, context: CheckContext): PlanFinding[] {
  return [
    ...intervals(plan, context),
    ...labelIntervals(plan, context),
    ...sessionCount(plan, context),
    ...cumulative(plan, context),
    ...otherProcedures(plan, context),
    ...event(plan, context),
  ]
}

function pairs({ sessions }: CheckContext) {
  return sessions.slice(1).map((session, at) => {
    const before = parseDay(sessions[at]?.on ?? session.on)
    return { number: session.number, before, on: parseDay(session.on), days: parseDay(session.on) - before }
  })
}

function intervals(plan: Plan, context: CheckContext): PlanFinding[] {
  const template = context.content.protocolTemplates.find(({ id }) => id === plan.prescription.template)
  if (!template?.interval.range) return []
  const { backing, sources, range } = template.interval
  const { low, high } = range
  return pairs(context).flatMap(({ number, before, on, days }): PlanFinding[] => {
    const shortest = addSpan(before, low) - before
    const longest = addSpan(before, high) - before
    const common = { session: number, field: 'interval', value: days, unit: 'd', backing, sources } as const
    const detail = { template: template.id }
    if (days < shortest) {
      const limit = { limit: shortest, excess: shortest - days }
      return [planFinding('interval-below-published', { severity: 'override', ...common, ...limit, detail })]
    }
    if (on - before <= longest) return []
    const limit = { limit: longest, excess: days - longest }
    return [planFinding('interval-beyond-published', { severity: 'note', ...common, ...limit, detail })]
  })
}

function labelIntervals(plan: Plan, context: CheckContext): PlanFinding[] {
  const used = new Set(plan.zones.map(({ device }) => device))
  const limits = context.content.devices
    .filter(({ id }) => used.has(id))
    .flatMap(({ id, labels }) =>
      labels
        .filter(({ indications }) => indications.includes(plan.prescription.indication))
        .flatMap(({ id: label, intervalDays }) => (intervalDays ? [{ device: id, label, ...intervalDays }] : [])),
    )
  return limits.flatMap(({ device, label, value: limit, strength, sources }) =>
    pairs(context)
      .filter(({ days }) => days < limit)
      .map(({ number, days }) =>
        planFinding('interval-below-label', {
          severity: mayRestrict(strength) ? 'override' : 'note',
          session: number,
          field: 'interval',
          value: days,
          limit,
          excess: limit - days,
          unit: 'd',
          strength,
          sources,
          detail: { device, label },
        }),
      ),
  )
}

function sessionCount(plan: Plan, { content }: CheckContext): PlanFinding[] {
  const part = content.protocolTemplates.find(({ id }) => id === plan.prescription.template)?.sessions
  const value = plan.prescription.sessions.value
  if (!part?.range || value === null || value <= part.range.high) return []
  return [
    planFinding('sessions-beyond-published', {
      severity: 'override',
      field: 'sessions',
      value,
      limit: part.range.high,
      excess: value - part.range.high,
      backing: part.backing,
      sources: part.sources,
    }),
  ]
}

/** How far back sessions of earlier courses count: remodelling goes on for up to twelve months. Source: statpearls-microneedling. */
const remodelling: CalendarSpan = { months: 12 }

/** Needling that a zone had within the year before, with this course, against the most that was published for one course. */
function cumulative(plan: Plan, { content, exposures, today, sessions }: CheckContext): PlanFinding[] {
  const part = content.protocolTemplates.find(({ id }) => id === plan.prescription.template)?.sessions
  const planned = plan.prescription.sessions.value
  if (!part?.range || planned === null) return []
  const { high } = part.range
  const from = subtractSpan(parseDay(sessions[0]?.on ?? today), remodelling)
  return plan.zones.flatMap(({ zone }): PlanFinding[] => {
    const had = exposures.filter(
      ({ concept, zones, on }) =>
        concept === 'needling' &&
        // A session on an unknown day may have been within the year.
        (on === null || parseDay(on) >= from) &&
        zones.some((place) => isWithinZone(zone, place) || isWithinZone(place, zone)),
    ).length
    const total = had + planned
    if (had === 0 || total <= high) return []
    return [
      planFinding('cumulative-sessions', {
        severity: 'override',
        zone,
        field: 'sessions',
        value: total,
        limit: high,
        excess: total - high,
        backing: part.backing,
        sources: part.sources,
        detail: { earlier: String(had) },
      }),
    ]
  })
}

/** A procedure planned during the course, against the waiting time the screening rules set after it. */
function otherProcedures(plan: Plan, { windows, sessions }: CheckContext): PlanFinding[] {
  return plan.otherProcedures.flatMap(({ concept, on, zones }) =>
    windows
      .filter(
        ({ concepts, modalities }) => concepts.includes(concept) && modalities.includes(plan.prescription.modality),
      )
      .flatMap(({ rule, clause, within, effect, strength, sources }) => {
        const until = addSpan(parseDay(on), within)
        const meets = plan.zones.some(({ zone }) =>
          zones.some((place) => isWithinZone(zone, place) || isWithinZone(place, zone)),
        )
        const isRestricting = effect !== 'adjust' && effect !== 'inform' && mayRestrict(strength)
        return sessions
          .filter((session) => meets && parseDay(session.on) >= parseDay(on) && parseDay(session.on) < until)
          .map((session) =>
            planFinding('other-procedure', {
              severity: isRestricting ? 'override' : 'note',
              session: session.number,
              field: 'otherProcedures',
              value: parseDay(session.on) - parseDay(on),
              limit: until - parseDay(on),
              excess: until - parseDay(session.on),
              unit: 'd',
              strength,
              sources,
              detail: { concept, rule, clause },
            }),
          )
      }),
  )
}

function event(plan: Plan, { sessions }: CheckContext): PlanFinding[] {
  const day = plan.course.event
  const last = sessions.at(-1)
  if (!day || !last) return []
  // Counted here anew, not taken from the calendar: a week out of the sun after needling (statpearls-microneedling).
  const rest: CalendarSpan | null = day.wants === 'settled' ? { weeks: 1 } : plan.prescription.finalResult.value
  if (!rest) return []
  const ready = addSpan(parseDay(last.on), rest)
  if (ready <= parseDay(day.on)) return []
  return [
    planFinding('event-too-soon', {
      severity: 'override',
      session: last.number,
      field: 'course',
      value: last.on,
      limit: day.on,
      excess: ready - parseDay(day.on),
      unit: 'd',
      strength: 'review',
      sources: ['statpearls-microneedling'],
      detail: { wants: day.wants },
    }),
  ]
}
