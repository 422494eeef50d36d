import type { MedicineName } from '@stipple/domain/patient'
import type { CodeMatch } from './terminology.ts'

/** What an entry says of a medicine in words: its names, and how it is given. */
export type MedicineText = { readonly names: string; readonly route: string }

type Route = MedicineName['route']
type Name = { readonly words: readonly string[]; readonly route: Route; readonly match: CodeMatch }

/** Given to the skin. */
const skinWords = words(`
  cream ointment gel lotion topical topically cutaneous shampoo foam paste solution-for-skin
  krem kremi merhem merhemi pomad pomat jel jeli losyon losyonu sampuan topikal kopuk
`)
/** Given to one place other than the skin: eye, ear, nose, airways, mouth, vagina. */
const otherPlaceWords = words(`
  ophthalmic eye ocular intravitreal otic ear nasal intranasal nose inhal inhalation inhalant inhaler inhaled nebulizer
  nebuliser vaginal mouthwash
  oftalmik goz kulak burun nazal inhalasyon inhaler inhalator nebul nebulizasyon vajinal gargara
`)
/** Given to the whole body. */
const systemicWords = words(`
  oral tablet tablets capsule capsules pill injection injectable injections infusion intravenous intramuscular subcutaneous
  syringe prefilled pen vial ampoule suppository rectal sublingual chewable syrup transdermal
  agizdan tb tablete kapsul kapsulu enjeksiyon enjektabl enjektor flakon ampul ampulu infuzyon damardan supozituvar fitil surup
`)

/** Texts are kept up to this many, so that hostile records cannot fill the memory. */
const rememberedTexts = 10_000

/**
 * Prepares the names of medicines; the returned function finds those that stand in a text as whole words.
 *
 * Case and accents do not matter, Turkish letters included. A name with `route: systemic` is not read where the text
 * says cream, eye drops or the like; one with `route: topical` is not read where it says tablet, injection or the like
 * alone. A text that says both, or nothing, is read as either.
 */
export function compileMedicineNames(
  medicines: readonly MedicineName[],
  matchOf: (concept: string) => CodeMatch,
): (text: MedicineText) => readonly CodeMatch[] {
  const byFirstWord = new Map<string, Name[]>()
  for (const medicine of medicines) {
    const match = matchOf(medicine.concept)
    for (const text of medicine.names) {
      const name: Name = { words: wordsOf(text), route: medicine.route, match }
      const first = name.words[0]
      if (first === undefined) continue
      byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), name])
    }
  }
  const memory = new Map<string, readonly CodeMatch[]>()
  return (text) => {
    const key = `${text.names}\n${text.route}`
    let found = memory.get(key)
    if (!found) {
      if (memory.size >= rememberedTexts) memory.clear()
      found = search(text)
      memory.set(key, found)
    }
    return found
  }

  function search(text: MedicineText): readonly CodeMatch[] {
    const inText = wordsOf(text.names)
    const found = new Set<CodeMatch>()
    let route: RouteSaid | undefined
    for (const [at, word] of inText.entries()) {
      for (const name of byFirstWord.get(word) ?? []) {
        if (!name.words.every((part, index) => inText[at + index] === part)) continue
        route ??= routeSaid([...inText, ...wordsOf(text.route)])
        if (agrees(name.route, route)) found.add(name.match)
      }
    }
    return [...found]
  }
}

type RouteSaid = { readonly skin: boolean; readonly elsewhere: boolean; readonly systemic: boolean }

function routeSaid(text: readonly string[]): RouteSaid {
  return {
    skin: text.some((word) => skinWords.has(word)),
    elsewhere: text.some((word) => otherPlaceWords.has(word) || word.startsWith('inhal')),
    systemic: text.some((word) => systemicWords.has(word)),
  }
}

function agrees(route: Route, said: RouteSaid): boolean {
  switch (route) {
    case 'any':
      return true
    case 'systemic':
      return said.systemic || !(said.skin || said.elsewhere)
    case 'topical':
      return said.skin || !(said.systemic || said.elsewhere)
    default:
      return route satisfies never
  }
}

/** Words in lower case without accents; the Turkish dotless i becomes an i, so that upper case loses nothing. */
function wordsOf(text: string): string[] {
  const folded = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\p{M}/gu, '').replaceAll('ı', 'i')
  return folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}
