import { searchKey } from '@stipple/domain/patient'
import type { Database } from '../packages/server/src/platform/db/database.ts'
import { newId } from '../packages/server/src/platform/db/new-id.ts'
import { seeded } from './seeded.ts'

const random = seeded(1)
const syllables = ['ka', 'ya', 'şi', 'mar', 'ti', 'nez', 'o', 'ban', 'le', 'rö', 'tam', 'ik', 'sen', 'du', 'pol', 'vi']

/** A word that could be part of a name. */
export const madeUpWord = () => Array.from({ length: random.whole(2, 4) }, () => random.oneOf(syllables)).join('')

/** Adds so many people to a clinic, past the application: what is measured is the finding and not the adding. */
export async function fillWithPeople(database: Database, clinicId: string, count: number): Promise<void> {
  const at = new Date()
  for (let from = 0; from < count; from += 1_000) {
    const rows = Array.from({ length: Math.min(1_000, count - from) }, () => {
      const [given, family] = [madeUpWord(), madeUpWord()]
      return {
        clinic_id: clinicId,
        person_id: newId(at),
        full_name: `${given} ${family}`,
        given_name: given,
        family_name: family,
        search_key: searchKey(`${given} ${family}`),
        birth_date: `${random.whole(1930, 2008)}-${String(random.whole(1, 12)).padStart(2, '0')}-15`,
        sex: null,
        guardian: null,
        legal_hold: null,
        merged_into: null,
        phone: null,
        email: null,
        language: null,
        created_at: at,
      }
    })
    const words = rows.flatMap(({ person_id, search_key }) =>
      [...new Set(search_key.split(' '))].map((word) => ({ clinic_id: clinicId, word, person_id })),
    )
    await database.inClinic(clinicId, async (transaction) => {
      await transaction.insertInto('person').values(rows).execute()
      await transaction.insertInto('person_word').values(words).execute()
    })
  }
}
