import type { Language } from '@stipple/domain/evidence'
import { wholeBody } from '@stipple/domain/anatomy'
import type { Knowledge } from '@stipple/knowledge'

/** Names of coded things in the language of the reader; the code itself where the content has no name for it. */
export type Names = {
  concept(id: string): string
  zones(ids: readonly string[]): string
  indication(id: string): string
  adjuncts(ids: readonly string[]): string
}

export function namesIn(knowledge: Knowledge, language: Language): Names {
  const lookup = (
    entries: readonly { id: string; title?: Record<Language, string>; name?: Record<Language, string> }[],
  ) => {
    const names = new Map(entries.map((entry) => [entry.id, (entry.title ?? entry.name)?.[language] ?? entry.id]))
    return (id: string) => names.get(id) ?? id
  }
  const lower = (text: string) => text.charAt(0).toLocaleLowerCase(language) + text.slice(1)
  const concept = lookup(knowledge.concepts)
  const zone = lookup(knowledge.zones)
  const adjunct = lookup(knowledge.adjuncts)
  return {
    concept,
    zones: (ids) => ids.map((id) => (id === wholeBody ? id : lower(zone(id)))).join(', '),
    indication: lookup(knowledge.indications),
    adjuncts: (ids) => ids.map((id) => lower(adjunct(id))).join(', '),
  }
}
