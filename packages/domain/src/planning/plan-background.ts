import { z } from 'zod'
import { intentSchema, modalitySchema, outcomes } from '../candidacy/index.ts'
import { identifierSchema, strengthSchema } from '../evidence/index.ts'
import { addSpan, calendarSpanSchema, isoDateSchema, parseDay, partialDateSchema } from '../units/index.ts'
import type { CheckContext } from './check/check-context.ts'
import type { PlanningContent } from './content.ts'
import { type CourseCalendar, courseCalendar } from './course-calendar.ts'
import { skinTypeSchema } from './figure.ts'
import type { Plan } from './plan.ts'

const effectSchema = z.enum(['stop', 'refer', 'defer', 'avoid-zone', 'adjust', 'inform', 'ask'])

const findingSchema = z.strictObject({
  rule: identifierSchema,
  effect: effectSchema,
  strength: strengthSchema,
  sources: z.array(identifierSchema),
  zones: z.array(z.string()),
  extent: z.enum(['zone', 'spot']).nullable(),
  leaveOut: z.array(z.string()),
  deferUntil: isoDateSchema.nullable(),
})

/** The screening a plan rests on, cut to what planning looks at. */
export const screeningForPlanSchema = z.strictObject({
  screeningId: z.uuid(),
  asOf: isoDateSchema,
  intent: intentSchema,
  outcome: z.enum(outcomes),
  findings: z.array(findingSchema),
  judgement: z
    .strictObject({
      decision: z.enum(['proceed', 'proceed-with-precautions', 'defer', 'refer', 'do-not-treat']),
      override: z.boolean(),
      deferUntil: isoDateSchema.nullable(),
    })
    .nullable(),
  isCurrent: z.boolean(),
})

/** Everything about a person that a plan is checked against. Kept with an approval, so that it can be checked again. */
export const planBackgroundSchema = z.strictObject({
  today: isoDateSchema,
  person: z.strictObject({
    birthDate: partialDateSchema.nullable(),
    skinType: skinTypeSchema.nullable(),
    darkensAfterInjury: z.enum(['present', 'absent', 'unknown']),
  }),
  screening: screeningForPlanSchema.nullable(),
  consent: z.enum(['current', 'withdrawn', 'missing']),
  exposures: z.array(
    z.strictObject({ concept: identifierSchema, zones: z.array(z.string()), on: partialDateSchema.nullable() }),
  ),
  windows: z.array(
    z.strictObject({
      rule: identifierSchema,
      clause: identifierSchema,
      concepts: z.array(identifierSchema),
      within: calendarSpanSchema,
      effect: z.enum(['stop', 'refer', 'defer', 'avoid-zone', 'adjust', 'inform']),
      modalities: z.array(modalitySchema),
      strength: strengthSchema,
      sources: z.array(identifierSchema),
    }),
  ),
})
export type PlanBackground = z.infer<typeof planBackgroundSchema>

/** What marks cover on the atlas. */
export type MarkGeometry = Pick<CheckContext, 'markedShare' | 'zonesUnderMark'>

/** Ids that the content knows, beside the content of planning. */
export type KnownIds = Pick<CheckContext, 'knownZones' | 'knownSources'>

/** Days of a plan's course; undefined while sessions or interval are not chosen. */
export function calendarOf(
  plan: Plan,
  background: PlanBackground,
  content: PlanningContent,
): CourseCalendar | undefined {
  const { prescription, course } = plan
  const sessions = prescription.sessions.value
  const interval = prescription.interval.value ?? (sessions === 1 ? { days: 1 } : null)
  if (sessions === null || interval === null) return undefined
  const range = content.protocolTemplates.find(({ id }) => id === prescription.template)?.interval.range ?? null
  return courseCalendar({
    wishes: course,
    today: background.today,
    notBefore: notBefore(background),
    sessions,
    interval,
    published: range,
    finalResult: prescription.finalResult.value,
  })
}

/** First day on which no deferral with a date holds any more; null where nothing with a date is in the way. */
function notBefore({ screening }: PlanBackground): string | null {
  if (!screening) return null
  const waits = screening.findings.flatMap(({ effect, deferUntil }) =>
    effect === 'defer' && deferUntil !== null ? [deferUntil] : [],
  )
  // A clinician who overrode the deferral decided that it need not be waited for.
  if (screening.judgement?.override === true) waits.length = 0
  const judged = screening.judgement?.decision === 'defer' ? screening.judgement.deferUntil : null
  return [...waits, ...(judged === null ? [] : [judged])].sort((a, b) => (a < b ? 1 : -1))[0] ?? null
}

/** What the plan check is asked with: background, content, the days of the course and what marks cover. */
export function checkContextOf(
  plan: Plan,
  background: PlanBackground,
  { content, ids, geometry }: { content: PlanningContent; ids: KnownIds; geometry: (plan: Plan) => MarkGeometry },
): CheckContext {
  const { today, person, screening, consent, exposures, windows } = background
  return {
    today,
    content,
    ...ids,
    windows,
    person,
    screening,
    consent,
    // Of a date that is not known to the day, the last possible day counts: the interval is then never overstated.
    exposures: exposures.map((each) => ({ ...each, on: each.on === null ? null : lastDayOf(each.on) })),
    sessions: calendarOf(plan, background, content)?.sessions ?? [],
    ...geometry(plan),
  }
}

function lastDayOf(date: string): string {
  if (date.length === 10) return date
  if (date.length === 4) return `${date}-12-31`
  const first = `${date}-01`
  const days = addSpan(parseDay(first), { months: 1 }) - parseDay(first)
  return `${date}-${days}`
}
