import type { PersonSummary } from '@stipple/api/contract'
import { searchKey } from '@stipple/domain/patient'
import { type ExpressionBuilder, type RawBuilder, sql } from 'kysely'
import type { ClinicTransaction } from '../../platform/db/database.ts'
import type { Tables } from '../../platform/db/tables.ts'

/** A place in the list: the last person of the page before. */
type Place = { readonly key: string; readonly personId: string }
export type PeoplePage = { readonly people: PersonSummary[]; readonly next: string | null }

/**
 * People in the order of their names, a page at a time.
 *
 * @param asked.typed beginnings of words of a name, in any case and order and with or without marks; or a birth date, as
 *   `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or day first as people write it; or the beginning of a number. Empty: everybody
 * @param asked.after the `next` of the page before
 */
export async function findPeople(
  transaction: ClinicTransaction,
  clinicId: string,
  asked: { readonly typed: string; readonly after: string | undefined; readonly limit: number },
): Promise<PeoplePage> {
  const { typed, limit } = asked
  const after = asked.after === undefined ? undefined : placeOf(asked.after)
  const rows = await transaction
    .selectFrom('person')
    .select(['person_id', 'full_name', 'birth_date', 'sex', 'search_key'])
    .where('clinic_id', '=', clinicId)
    .where('merged_into', 'is', null)
    .where((of) => fits(of, clinicId, typed))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(search_key, person_id) > (${after?.key}, ${after?.personId}::uuid)`),
    )
    .orderBy('search_key')
    .orderBy('person_id')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    people: shown.map(({ person_id, full_name, birth_date, sex }) => ({
      personId: person_id,
      fullName: full_name,
      birthDate: birth_date,
      sex,
    })),
    next: last ? nextOf({ key: last.search_key, personId: last.person_id }) : null,
  }
}

type PersonExpression = ExpressionBuilder<Tables, 'person'>

function fits(of: PersonExpression, clinicId: string, typed: string) {
  const date = birthDateIn(typed)
  const words = searchKey(typed)
    .split(' ')
    .filter((word) => word !== '')
  const number = typed.trim()
  if (number === '') return of.lit(true)
  const named = words.map((word) =>
    isOneOf(sql`select person_id from person_word where clinic_id = ${clinicId} and ${beginsWith('word', word)}`),
  )
  const others = [
    ...(date === undefined ? [] : [beginsWith('birth_date', date)]),
    ...(/\d/.test(number)
      ? [
          isOneOf(
            sql`select person_id from person_identifier where clinic_id = ${clinicId} and ${beginsWith('value', number)}`,
          ),
        ]
      : []),
  ]
  // Signs that are neither letters nor digits are nobody's name.
  if (named.length === 0) return others.length === 0 ? of.lit(false) : of.or(others)
  // Only where something else may be meant: an "or" keeps the database from choosing the shorter way.
  return others.length === 0 ? of.and(named) : of.or([of.and(named), ...others])
}

/**
 * Whether the person is among those of a query, which is asked once and before the rest. Left to choose, the database walked
 * the whole list once for each person while it had no statistics yet: for the minutes after a large import.
 */
const isOneOf = (people: RawBuilder<unknown>) => sql<boolean>`person.person_id = any (array (${people}))`

/** The birth date that was typed, as it is kept; day first is how it is written in Türkiye and Britain. */
export function birthDateIn(typed: string): string | undefined {
  const text = typed.trim()
  if (/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)) return text
  const [, day, month, year] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text) ?? []
  return year === undefined ? undefined : `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
}

/** The last sign there is: no word that begins with a text stands after the text and this. */
const last = String.fromCodePoint(0x10_ffff)

/**
 * As a range and not with `like`: behind a wall by row, PostgreSQL looks in an index only for comparisons that are known to
 * give nothing away, and `like` is none of them.
 */
function beginsWith(column: 'word' | 'value' | 'birth_date', text: string) {
  const named = sql.ref<string>(column)
  return sql<boolean>`(${named} >= ${text} and ${named} < ${`${text}${last}`})`
}

const nextOf = (place: Place) => Buffer.from(JSON.stringify([place.key, place.personId])).toString('base64url')

/** undefined for what is no place: the list begins anew then. */
function placeOf(after: string): Place | undefined {
  try {
    const read = JSON.parse(Buffer.from(after, 'base64url').toString('utf8')) as unknown
    if (!Array.isArray(read)) return undefined
    const [key, personId] = read as unknown[]
    const isId = typeof personId === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(personId)
    return typeof key === 'string' && isId ? { key, personId } : undefined
  } catch {
    return undefined
  }
}

/** How many there are in all. */
export async function countPeople(transaction: ClinicTransaction, clinicId: string): Promise<number> {
  const { count } = await transaction
    .selectFrom('person')
    .select((of) => of.fn.countAll<string>().as('count'))
    .where('clinic_id', '=', clinicId)
    .where('merged_into', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}
