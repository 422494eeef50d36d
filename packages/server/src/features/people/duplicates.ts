import type { AnswerOf, Contract, PersonDetails, PersonSummary } from '@stipple/api/contract'
import { searchKey } from '@stipple/domain/patient'
import { sql } from 'kysely'
import type { ClinicTransaction } from '../../platform/db/database.ts'

type Duplicate = AnswerOf<Contract['findDuplicates']>[number]
type Reason = Duplicate['reasons'][number]
type Row = {
  readonly person_id: string
  readonly full_name: string
  readonly birth_date: string | null
  readonly sex: PersonSummary['sex']
  readonly search_key: string
}

/** How many are looked at, and how many are shown. */
const mostRead = 200
const mostShown = 5

/** Reasons from the strongest to the weakest; a number alone, or the same phone, may be a family's. */
const order: readonly Reason[] = ['birth-date-and-name', 'number', 'name', 'contact']

/**
 * Entries that may be the same person: born on the same day and of a similar name; of the same name while one birth date
 * is not known; with the same number under another system; or with the same phone or e-mail.
 */
export async function duplicatesOf(
  transaction: ClinicTransaction,
  clinicId: string,
  personId: string,
  details: Pick<PersonDetails, 'fullName' | 'birthDate' | 'phone' | 'email'>,
): Promise<Duplicate[]> {
  const { fullName, birthDate, phone, email } = details
  const key = searchKey(fullName)
  const others = transaction
    .selectFrom('person')
    .select(['person_id', 'full_name', 'birth_date', 'sex', 'search_key'])
    .where('clinic_id', '=', clinicId)
    .where('person_id', '!=', personId)
    .where('merged_into', 'is', null)
    .limit(mostRead)
  const found = new Map<string, { readonly row: Row; readonly reasons: Set<Reason> }>()
  const note = (rows: readonly Row[], reason: Reason) => {
    for (const row of rows) {
      const known = found.get(row.person_id)
      if (known) known.reasons.add(reason)
      else found.set(row.person_id, { row, reasons: new Set([reason]) })
    }
  }
  if (birthDate !== null) {
    const sameDay = await others.where('birth_date', '=', birthDate).execute()
    note(
      sameDay.filter(({ search_key }) => namesAreSimilar(key, search_key)),
      'birth-date-and-name',
    )
  }
  const namesakes = others.where('search_key', '=', key)
  note(await (birthDate === null ? namesakes : namesakes.where('birth_date', 'is', null)).execute(), 'name')
  const sameNumber = sql<boolean>`person_id in (
    select theirs.person_id from person_identifier own
    join person_identifier theirs on theirs.clinic_id = own.clinic_id and theirs.value = own.value
    where own.clinic_id = ${clinicId} and own.person_id = ${personId} and theirs.person_id <> own.person_id)`
  note(await others.where(sameNumber).execute(), 'number')
  if (birthDate !== null && (phone !== null || email !== null)) {
    // Families share a phone; with another birth date it is somebody else.
    const reached = others
      .where('birth_date', '=', birthDate)
      .where((of) =>
        of.or([
          ...(phone === null ? [] : [of('phone', '=', phone)]),
          ...(email === null ? [] : [of('email', '=', email)]),
        ]),
      )
    note(await reached.execute(), 'contact')
  }
  return [...found.values()]
    .map(({ row, reasons }) => ({
      person: { personId: row.person_id, fullName: row.full_name, birthDate: row.birth_date, sex: row.sex },
      reasons: order.filter((reason) => reasons.has(reason)),
    }))
    .toSorted((one, other) => rank(one.reasons) - rank(other.reasons) || other.reasons.length - one.reasons.length)
    .slice(0, mostShown)
}

const rank = ([strongest]: readonly Reason[]) => (strongest === undefined ? order.length : order.indexOf(strongest))

/**
 * Whether two names, as they are searched by, may be one person's: all words of the shorter but one are in the longer,
 * where a word counts that differs in one letter.
 */
export function namesAreSimilar(one: string, other: string): boolean {
  const [shorter = [], longer = []] = [one.split(' '), other.split(' ')].toSorted((a, b) => a.length - b.length)
  const left = [...longer]
  let shared = 0
  for (const word of shorter) {
    const place = left.findIndex((of) => of === word || differByOneLetter(of, word))
    if (place === -1) continue
    left.splice(place, 1)
    shared++
  }
  return shared > 0 && shared >= shorter.length - 1
}

/** One letter more, less or other. Of words of three letters or fewer, that is another word. */
function differByOneLetter(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length < 4 || long.length - short.length > 1) return false
  let same = 0
  while (same < short.length && short[same] === long[same]) same++
  return long.length === short.length
    ? short.slice(same + 1) === long.slice(same + 1)
    : short.slice(same) === long.slice(same + 1)
}
