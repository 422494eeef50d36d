import { isWithinZone } from '@stipple/domain/anatomy'
import type { CandidacyContent } from '@stipple/domain/candidacy'
import type { Concept, Fact, Person } from '@stipple/domain/patient'
import { approximateDays, type Day, formatDay, parseDay } from '@stipple/domain/units'
import { type Seeded, seeded } from './seeded.ts'

/** Where and when the people are asked; what is answered completely for one place is not for another. */
export type Occasion = { readonly content: CandidacyContent; readonly asOf: Day; readonly zones: readonly string[] }

/** Somewhere that is never treated here. */
const elsewhere = 'legs'

/** Answered by the birth date and by the intent, not by facts. */
const notFacts = new Set(['birth-date', 'delivered-drug'])

const source: Fact['source'] = { from: 'clinician' }

/** Every question answered with no; skin type III. */
export function healthyPerson(occasion: Occasion): Person {
  return answeredPerson(occasion, [measurement('fitzpatrick-skin-type', 3, occasion)])
}

/** A busy case: a medicine, a wait that runs, something in the zone and a history. */
export function personWithFindings(occasion: Occasion): Person {
  const { asOf, zones } = occasion
  const before = (days: number) => formatDay((asOf - days) as Day)
  return answeredPerson(occasion, [
    measurement('fitzpatrick-skin-type', 5, occasion),
    { concept: 'isotretinoin', answer: 'present', start: before(240), end: before(40), source },
    { concept: 'active-acne', answer: 'present', start: before(900), zones: [...zones], onlyThere: true, source },
    { concept: 'warfarin', answer: 'present', start: before(300), source },
    { concept: 'herpes-simplex', answer: 'present', start: before(700), end: before(690), zones: [...zones], source },
    { concept: 'keloid', answer: 'present', start: before(2000), zones: [elsewhere], onlyThere: true, source },
    { concept: 'smoking', answer: 'present', start: before(4000), source },
  ])
}

/** People with none to six things to tell, the same on every run. */
export function mixedPeople(count: number, occasion: Occasion, seed = 20_260_615): Person[] {
  const random = seeded(seed)
  const tellable = occasion.content.concepts.filter(({ id }) => !notFacts.has(id) && !id.startsWith('any-'))
  return Array.from({ length: count }, () => {
    const told = new Map<string, Fact>()
    for (let left = random.whole(0, 6); left > 0; left--) {
      const concept = random.oneOf(tellable)
      told.set(concept.id, presence(concept, occasion, random))
    }
    return answeredPerson(occasion, [...told.values()], `${random.whole(1940, 2012)}-0${random.whole(1, 9)}-17`)
  })
}

function presence(concept: Concept, occasion: Occasion, random: Seeded): Fact {
  const { asOf, zones } = occasion
  if (concept.kind === 'measurement') return measurement(concept.id, random.whole(1, 14), occasion, concept.unit)
  const lasting = concept.lastsAtMost ? Math.floor(approximateDays(concept.lastsAtMost)) - 40 : 900
  const place = random.oneOf([zones, zones, [elsewhere]])
  const isOver = concept.kind === 'procedure' || random.percent(50)
  const end = asOf - random.oneOf([random.whole(1, 30), random.whole(31, 400), random.whole(401, 3000)])
  const start = concept.kind === 'procedure' ? end : (isOver ? end : asOf) - random.whole(1, lasting)
  return {
    concept: concept.id,
    answer: 'present',
    start: formatDay(start as Day),
    ...(isOver ? { end: formatDay(end as Day) } : {}),
    zones: [...place],
    onlyThere: true,
    source,
  }
}

function measurement(concept: string, number: number, { asOf, content }: Occasion, unit?: string): Fact {
  const value = { number, unit: unit ?? content.concepts.find(({ id }) => id === concept)?.unit ?? '1' }
  const day = formatDay((asOf - 20) as Day)
  return { concept, answer: 'present', start: day, end: day, value, source }
}

/** The person of whom these presences and nothing else are true, with an answer to every question. */
function answeredPerson(occasion: Occasion, presences: readonly Fact[], birthDate = '1986-01-01'): Person {
  const absences = occasion.content.concepts.flatMap(({ id }) => {
    if (notFacts.has(id)) return []
    const below = presences.filter(({ concept }) => isKindOf(concept, id, occasion.content))
    return absenceBeside(id, below, occasion.content)
  })
  return { birthDate, facts: [...presences, ...absences] }
}

/** "No" to a concept as far as the presences below it allow: not in other places, not any more. */
function absenceBeside(concept: string, presences: readonly Fact[], content: CandidacyContent): Fact[] {
  const absence: Fact = { concept, answer: 'absent', source }
  if (presences.length === 0) return [absence]
  const lasting = presences.filter(({ end }) => end === undefined)
  if (lasting.length === 0) return [...notElsewhere(absence, presences, content), notAnyMore(absence, presences)]
  const over = presences.filter((fact) => !lasting.includes(fact))
  const zones = over.flatMap((fact) => (lasting.some((other) => overlaps(fact, other)) ? [] : (fact.zones ?? [])))
  return [
    ...notElsewhere(absence, presences, content),
    ...(zones.length > 0 ? [{ ...notAnyMore(absence, over), zones }] : []),
  ]
}

function notElsewhere(absence: Fact, presences: readonly Fact[], content: CandidacyContent): Fact[] {
  const isFree = (id: string) => !presences.some((fact) => overlaps({ zones: [id] }, fact))
  const free = content.zones.flatMap(({ id }) => (isFree(id) ? [id] : []))
  // A zone stands for all below it.
  const zones = free.filter((id) => !free.some((other) => other !== id && isWithinZone(id, other)))
  return zones.length === 0 ? [] : [{ ...absence, zones }]
}

function notAnyMore(absence: Fact, ended: readonly Fact[]): Fact {
  const last = Math.max(...ended.map(({ end = '' }) => parseDay(end)))
  return { ...absence, since: formatDay((last + 1) as Day) }
}

type Placed = Pick<Fact, 'zones'>

function overlaps({ zones: some }: Placed, { zones: others }: Placed): boolean {
  if (!some || !others) return true
  return some.some((a) => others.some((b) => isWithinZone(a, b) || isWithinZone(b, a)))
}

function isKindOf(concept: string, above: string, content: CandidacyContent): boolean {
  if (concept === above) return true
  const parents = content.concepts.find(({ id }) => id === concept)?.parents ?? []
  return parents.some((parent) => isKindOf(parent, above, content))
}
