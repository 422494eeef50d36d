import type { ScreeningDocument } from '@stipple/api/screening'
import type { Language } from '@stipple/domain/evidence'
import type { Knowledge } from '@stipple/knowledge'
import type { Say } from '../messages/messages.ts'
import { effectSigns } from './effects.ts'
import type { Page } from './page.ts'

type Question = ScreeningDocument['questions'][number]

/** Open questions under the step of the intake that asks them, the step that decides most first. */
export function questionLines(
  questions: readonly Question[],
  knowledge: Pick<Knowledge, 'intakeSteps' | 'concepts'>,
  language: Language,
  page: Page,
  say: Say,
): string[] {
  const bySteps = new Map<string, Question[]>()
  for (const question of questions) {
    const key = question.step ?? ''
    bySteps.set(key, [...(bySteps.get(key) ?? []), question])
  }
  return [...bySteps].flatMap(([id, asked]) => {
    const step = knowledge.intakeSteps.find((candidate) => candidate.id === id)
    const worst = asked[0] as Question
    const { sign, style } = effectSigns[worst.couldBe]
    const could = page.style('dim', say('question.could', { effect: say(`effect.${worst.couldBe}`) }))
    if (!step || (asked.length === 1 && step.tense === 'value')) {
      return asked.flatMap(({ text }) => [...page.spread(`${page.style(style, sign)} ${text}`, could), ''])
    }
    const options = asked.map((question) => optionOf(question, step.question[language]))
    return [
      ...page.paragraph(step.question[language], { indent: 2, label: page.style(style, sign) }),
      ...options.flatMap((option) => page.paragraph(option, { indent: 6, label: '    –' })),
      `    ${could}`,
      '',
    ]
  })
}

function optionOf({ text }: Question, stem: string): string {
  return text.startsWith(stem) ? text.slice(stem.length).trim() : text
}
