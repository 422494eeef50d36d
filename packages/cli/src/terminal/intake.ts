import type { IntakePlan, PlannedStep } from '@stipple/domain/candidacy'
import type { Language } from '@stipple/domain/evidence'
import type { Say } from '../messages/messages.ts'
import type { Page } from './page.ts'

/** The questions of a plan for a person to read, numbered as they are asked. */
export function intakePage(
  { steps, title }: { steps: IntakePlan['steps']; title: string },
  page: Page,
  say: Say,
  language: Language,
): string {
  const patient = steps.filter(({ step }) => step.audience === 'patient')
  const clinician = steps.filter(({ step }) => step.audience === 'clinician')
  return [
    '',
    ...page.paragraph(page.style('bold', title), { indent: 0 }),
    ...page.paragraph(page.style('dim', say('questionnaire.counts', countsOf(patient, clinician))), { indent: 0 }),
    '',
    ...patient.flatMap((step, at) => stepLines(step, `${at + 1}.`, page, say, language)),
    ...(clinician.length > 0 ? [page.style('bold', say('section.questions-clinician')), ''] : []),
    ...clinician.flatMap((step, at) => stepLines(step, `${at + 1}.`, page, say, language)),
    ...page.paragraph(page.style('dim', say('questionnaire.json-hint')), { indent: 0 }),
    '',
  ].join('\n')
}

function countsOf(patient: readonly PlannedStep[], clinician: readonly PlannedStep[]) {
  const options = (steps: readonly PlannedStep[]) =>
    steps.reduce((sum, step) => sum + (step.kind === 'list' ? step.options.length : step.values.length), 0)
  return { steps: patient.length, options: options(patient), clinician: options(clinician) }
}

function stepLines(planned: PlannedStep, number: string, page: Page, say: Say, language: Language): string[] {
  const { step } = planned
  const dim = (text: string) => page.style('dim', text)
  const choices = (step.choices ?? []).map(({ label }) => label[language])
  const lines =
    planned.kind === 'value'
      ? choices.length > 0 || planned.values.length < 2
        ? choices
        : planned.values.map(({ concept }) => concept.ask?.option[language] ?? concept.title[language])
      : planned.options.map((option) => {
          const next = [
            option.now ? say('questionnaire.now') : '',
            option.where ? say('questionnaire.where') : '',
            option.ended ? say('questionnaire.ended') : '',
          ].filter(Boolean)
          const text = option.concept.ask?.option[language] ?? option.concept.title[language]
          return next.length === 0 ? text : `${text} ${dim(say('questionnaire.then', { next: next.join(', ') }))}`
        })
  return [
    ...page.paragraph(page.style('bold', step.question[language]), { indent: 4, label: number }),
    ...(step.help ? page.paragraph(dim(step.help[language]), { indent: 4 }) : []),
    ...lines.flatMap((line) => page.paragraph(line, { indent: 8, label: '    □' })),
    '',
  ]
}
