import type { Timing } from './dates.ts'
import { shortText } from './json.ts'
import type { NotCountedReason } from './problem.ts'
import { addProblem, type Reading, type RecordEntry } from './reading.ts'
import type { Course } from './recorded-fact.ts'
import type { ConceptKind } from './terminology.ts'

/** What a status says of something that is done once: a procedure, a vaccination. */
export type Happening = 'happened' | 'going-on' | 'unknown' | { readonly notCounted: NotCountedReason }
export type CountedHappening = Exclude<Happening, object>

/** Undefined, with a note, for what is not counted. A status that R4 does not know is read as "unknown". */
export function happeningOf(
  reading: Reading,
  entry: RecordEntry,
  statuses: Readonly<Record<string, Happening>>,
): CountedHappening | undefined {
  const { status } = entry.resource
  const happening = typeof status === 'string' && Object.hasOwn(statuses, status) ? statuses[status] : undefined
  if (happening === undefined) {
    addProblem(reading, entry, 'status', 'unknown-status', { status: shortText(status) })
    return 'unknown'
  }
  if (typeof happening === 'string') return happening
  addProblem(reading, entry, 'status', 'not-counted', { reason: happening.notCounted })
  return undefined
}

/** What a procedure brings about and leaves behind: an implant, a transplant. It began then and has not ended. */
const lastingKinds: ReadonlySet<ConceptKind> = new Set(['condition', 'device', 'circumstance'])

export function courseOf(happening: CountedHappening, kind: ConceptKind, when: Timing): Course {
  switch (happening) {
    case 'unknown':
      return { standing: 'suspected' }
    case 'going-on':
      return { standing: 'ongoing', start: when.from }
    case 'happened':
      return lastingKinds.has(kind)
        ? { standing: 'ongoing', start: when.from }
        : { standing: 'over', start: when.from, end: when.to }
    default:
      return happening satisfies never
  }
}
