import { type LocalizedText, patientLanguages } from '@stipple/domain/evidence'
import type { Concept } from '@stipple/domain/patient'
import type { Entries } from '../assemble.ts'
import type { PhraseKey } from '../knowledge.ts'
import type { ContentProblem } from '../problem.ts'

type Path = readonly (string | number)[]
type Read = { readonly file: string; readonly path: Path; readonly id: string; readonly text: LocalizedText }

/** Sentences that only clinicians read. */
const ofClinicians: ReadonlySet<PhraseKey> = new Set(['delivered-drug'])

/**
 * Everything that a patient can come to read is written in every language that a patient may choose: a question in a
 * language they do not understand is answered by guessing.
 */
export function checkPatientTexts(entries: Entries): ContentProblem[] {
  const texts = [...stepTexts(entries), ...conceptTexts(entries), ...phraseTexts(entries), ...zoneTexts(entries)]
  return texts.flatMap(({ file, path, id, text }) =>
    patientLanguages
      .filter((language) => text[language] === undefined)
      .map((language) => ({ file, path, code: 'missing-language' as const, id, language })),
  )
}

function patientSteps({ intakeSteps }: Entries) {
  return intakeSteps.filter(({ entry }) => entry.audience === 'patient')
}

function stepTexts(entries: Entries): Read[] {
  return patientSteps(entries).flatMap(({ entry: { id, title, question, help, choices = [] }, file, path }) => [
    { file, path: [...path, 'title'], id, text: title },
    { file, path: [...path, 'question'], id, text: question },
    ...(help ? [{ file, path: [...path, 'help'], id, text: help }] : []),
    ...choices.map(({ label }, at) => ({ file, path: [...path, 'choices', at, 'label'], id, text: label })),
  ])
}

/** Concepts that patients are asked for, and those asked as a kind of one: they have no question of their own. */
function conceptTexts(entries: Entries): Read[] {
  const steps = new Set(patientSteps(entries).map(({ entry }) => entry.id))
  const concepts = new Map(entries.concepts.map(({ entry }) => [entry.id, entry]))
  const isAsked = ({ ask, parents }: Concept): boolean =>
    ask ? steps.has(ask.step) : parents.some((parent) => isAskedFor(concepts.get(parent)))
  const isAskedFor = (concept: Concept | undefined) => concept !== undefined && isAsked(concept)
  return entries.concepts.flatMap(({ entry, file, path }): Read[] => {
    const { id, title, ask } = entry
    if (!isAsked(entry)) return []
    return [
      ask?.option
        ? { file, path: [...path, 'ask', 'option'], id, text: ask.option }
        : { file, path: [...path, 'title'], id, text: title },
      ...(ask?.help ? [{ file, path: [...path, 'ask', 'help'], id, text: ask.help }] : []),
    ]
  })
}

function phraseTexts({ phrases }: Entries): Read[] {
  return Object.entries(phrases)
    .filter(([key]) => !ofClinicians.has(key as PhraseKey))
    .map(([key, text]) => ({ file: 'phrases.yaml', path: [key], id: key, text }))
}

/** Any zone may be part of what is treated, and patients say in which part something is. */
function zoneTexts({ zones }: Entries): Read[] {
  return zones.map(({ entry: { id, name }, file, path }) => ({ file, path: [...path, 'name'], id, text: name }))
}
