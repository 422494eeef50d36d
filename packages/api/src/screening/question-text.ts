import type { CandidacyContent, Missing } from '@stipple/domain/candidacy'
import type { Language, LocalizedText } from '@stipple/domain/evidence'
import type { Concept } from '@stipple/domain/patient'

/** What the wording of questions needs of the clinical content. */
export type QuestionContent = Pick<CandidacyContent, 'concepts' | 'intakeSteps'> & {
  readonly phrases: Readonly<
    Record<'now' | 'where' | 'ended' | 'which' | 'birth-date' | 'delivered-drug', LocalizedText>
  >
}

export type WordedQuestion = { text: string; step: string | null; audience: 'patient' | 'clinician' }

/**
 * One missing answer as a question, in the words of the intake. A concept that no step asks for by itself is asked
 * through the nearest one above it, as "which kind".
 */
export function questionText(
  concept: string,
  aspects: readonly Missing['aspect'][],
  content: QuestionContent,
  language: Language,
): WordedQuestion {
  const asked = askedConcept(concept, content.concepts)
  const step = content.intakeSteps.find(({ id }) => id === asked?.ask?.step)
  const place = { step: step?.id ?? null, audience: step?.audience ?? ('clinician' as const) }
  const phrase = (key: keyof QuestionContent['phrases'], name: string) =>
    content.phrases[key][language].replaceAll('{concept}', name)
  if (concept === 'delivered-drug') return { text: phrase('delivered-drug', ''), step: null, audience: 'clinician' }
  if (concept === 'birth-date') return { text: phrase('birth-date', ''), ...place, audience: 'patient' }
  const own = content.concepts.find(({ id }) => id === concept)
  const name = (asked?.id === concept ? asked.ask?.option[language] : own?.title[language]) ?? concept
  if (aspects.includes('answer') || aspects.includes('value')) {
    const stem = step?.question[language]
    // A step that asks for one value, such as the skin type, is a whole question by itself.
    const isWhole = step?.tense === 'value' && step.choices !== undefined
    return { text: stem === undefined ? name : isWhole ? stem : `${stem} ${name}`, ...place }
  }
  return { text: aspects.map((aspect) => phrase(aspect === 'where' ? 'where' : 'ended', name)).join(' '), ...place }
}

function askedConcept(id: string, concepts: readonly Concept[]): Concept | undefined {
  const found = concepts.find((concept) => concept.id === id)
  if (!found || found.ask) return found
  for (const parent of found.parents) {
    const asked = askedConcept(parent, concepts)
    if (asked?.ask) return asked
  }
  return found
}
