import type { IntakePlan } from '@stipple/domain/candidacy'

/** Addresses of the items; the questionnaire and the reader of its answers share them. */
export const introductionLink = 'introduction'
export const drugLink = 'delivered-drug'

/** The group of a step. */
export const stepLink = (step: string) => step
/** The list to choose from. */
export const chosenLink = (step: string) => `${step}/chosen`
/** What is asked beside a chosen option. */
export const followUpLink = (step: string, concept: string, asks: 'now' | 'ended' | 'field' | 'where') =>
  `${step}/${concept}/${asks}`
/** The kinds of one or several options. */
export const kindsLink = (step: string, of: readonly string[]) => `${step}/${of.join('+')}/which`
/** A value, and the day it was taken on. */
export const valueLink = (step: string, concept: string) => `${step}/${concept}`
export const takenOnLink = (step: string, concept: string) => `${step}/${concept}/taken-on`
/** Words to read only. */
export const wordsLink = (step: string, about: string) => `${step}/${about}/words`

/** Every item a plan may ask, of whichever audience; groups and words to read are not among them. */
export function questionLinks(plan: IntakePlan): Set<string> {
  const links = plan.steps.flatMap((planned) => {
    const step = planned.step.id
    if (planned.kind === 'value') {
      return planned.values.flatMap(({ concept: { id } }) => [valueLink(step, id), takenOnLink(step, id)])
    }
    return [
      chosenLink(step),
      ...planned.options.flatMap(({ concept: { id } }) =>
        (['now', 'ended', 'field', 'where'] as const).map((asks) => followUpLink(step, id, asks)),
      ),
      ...planned.which.map(({ of }) => kindsLink(step, of)),
    ]
  })
  return new Set([...links, ...(plan.deliveredDrugs.length > 0 ? [drugLink] : [])])
}

/** Groups and words to read, which a form may repeat without an answer. */
export function isFrame(linkId: string, plan: IntakePlan): boolean {
  const isWords = linkId.endsWith('/words') && plan.steps.some(({ step }) => linkId.startsWith(`${step.id}/`))
  return linkId === introductionLink || isWords || plan.steps.some(({ step }) => linkId === stepLink(step.id))
}
