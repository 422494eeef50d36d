import type { Person } from '@stipple/api/contract'
import { type CandidacyContent, conceptsOf } from '@stipple/domain/candidacy'
import { type Language, mayRestrict } from '@stipple/domain/evidence'
import type { Concept, Fact } from '@stipple/domain/patient'
import { addSpan, calendarDate, type Day, dayInterval, formatDay, parseDay } from '@stipple/domain/units'

/** The concept of the content that the type is noted under. */
export const skinTypeConcept = 'fitzpatrick-skin-type'

type Alert = Person['alerts'][number]

/**
 * Under this age somebody else answers. Majority in Türkiye (Civil Code, article 11), in the United Kingdom and in most of Europe;
 * a clinic elsewhere has to look at its own law.
 */
const adultYears = 18

/**
 * What the head of a chart shows of a person's facts. Alerts are derived from the content: what is an allergy, or what a
 * rule with the strength to restrict looks at for stopping, deferring or referring. No list is kept by hand.
 */
export function headOf(content: CandidacyContent) {
  const concepts = new Map(content.concepts.map((concept) => [concept.id, concept]))
  const restricting = conceptsThatRestrict(content)
  const isAlert = (id: string) => ancestry(id, concepts).some((of) => restricting.has(of))
  return (facts: readonly Fact[], today: string, language: Language) => {
    const current = facts.filter((fact) => isCurrent(fact, concepts, today))
    const denied = new Set(
      facts.flatMap(({ answer, concept, since, zones }) =>
        answer === 'absent' && since === undefined && zones === undefined ? [concept] : [],
      ),
    )
    const alerts = new Map<string, Alert>()
    for (const { concept: id, start } of current) {
      const concept = concepts.get(id)
      if (!concept || (concept.kind !== 'allergy' && !isAlert(id)) || concept.kind === 'measurement') continue
      if (alerts.has(id)) continue
      const certainty = denied.has(id) ? 'contradictory' : 'present'
      alerts.set(id, {
        concept: id,
        title: concept.title[language],
        kind: concept.kind,
        certainty,
        since: start ?? null,
      })
    }
    const listed = [...alerts.values()]
    return {
      ...skinTypeIn(facts),
      alerts: listed.toSorted((one, other) => Number(other.kind === 'allergy') - Number(one.kind === 'allergy')),
      allergies: allergiesIn(listed, denied),
    }
  }
}

function allergiesIn(alerts: readonly Alert[], denied: ReadonlySet<string>): Person['allergies'] {
  if (alerts.some(({ kind }) => kind === 'allergy')) return 'listed'
  return denied.has('any-allergy') ? 'none-known' : 'unknown'
}

/** Fitzpatrick, as it was judged last, and by whom. */
export function skinTypeIn(facts: readonly Fact[]): Pick<Person, 'skinType' | 'skinTypeFrom'> {
  const judged = facts.filter(({ concept, value }) => concept === skinTypeConcept && value !== undefined).at(-1)
  const type = judged?.value?.number
  if (!judged || type === undefined || !Number.isInteger(type) || type < 1 || type > 6) {
    return { skinType: null, skinTypeFrom: null }
  }
  const { source, start } = judged
  return { skinType: type, skinTypeFrom: { from: source.from, on: start ?? source.recordedOn ?? null } }
}

/** What a restricting clause looks at, and may stop, defer or refer for. */
function conceptsThatRestrict({ rules }: CandidacyContent): ReadonlySet<string> {
  const effects: readonly string[] = ['stop', 'refer', 'defer']
  const clauses = rules.flatMap(({ clauses: always, positions = [] }) => [
    ...always,
    ...positions.flatMap((position) => position.clauses),
  ])
  return new Set(
    clauses
      .filter(({ effect, strength }) => effects.includes(effect) && mayRestrict(strength))
      .flatMap(({ when }) => conceptsOf(when)),
  )
}

/** The concept and all it is a kind of. */
function ancestry(id: string, concepts: ReadonlyMap<string, Concept>): string[] {
  const parents = concepts.get(id)?.parents ?? []
  return [id, ...parents.flatMap((parent) => ancestry(parent, concepts))]
}

/** So now, as far as is known: not over, and not older than such a state can last. */
function isCurrent(fact: Fact, concepts: ReadonlyMap<string, Concept>, today: string): boolean {
  if (fact.answer !== 'present' || fact.end === 'unknown') return false
  if (fact.end !== undefined && fact.end < today.slice(0, fact.end.length)) return false
  const span = concepts.get(fact.concept)?.lastsAtMost
  const since = dayInterval(fact.start ?? fact.source.recordedOn ?? '')
  return span === undefined || since === undefined || formatDay(addSpan(since.latest, span)) >= today
}

/** Whole years on a day; undefined while the birth date does not say whether the birthday has been. */
export function ageOn(birthDate: string | null, today: string): number | undefined {
  const born = dayInterval(birthDate ?? '')
  if (!born) return undefined
  const [least, most] = [yearsBetween(born.latest, today), yearsBetween(born.earliest, today)]
  return least === most && least >= 0 ? least : undefined
}

/** null while it cannot be told. */
export function isMinor(birthDate: string | null, today: string): boolean | null {
  const born = dayInterval(birthDate ?? '')
  if (!born) return null
  if (yearsBetween(born.latest, today) >= adultYears) return false
  return yearsBetween(born.earliest, today) < adultYears ? true : null
}

function yearsBetween(birth: Day, today: string): number {
  const born = calendarDate(birth)
  const now = calendarDate(parseDay(today))
  const hadBirthday = now.month > born.month || (now.month === born.month && now.dayOfMonth >= born.dayOfMonth)
  return now.year - born.year - (hadBirthday ? 0 : 1)
}
