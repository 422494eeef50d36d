import type { FindingDocument, ScreeningDocument } from '@stipple/api/screening'
import type { Say } from '../messages/messages.ts'
import { changesText } from './changes.ts'
import { effectSigns } from './effects.ts'
import { factText } from './facts.ts'
import type { Names } from './names.ts'
import type { Page } from './page.ts'

/** Column in which the text of a finding starts. */
const indent = 14

/** A finding with all its reasons. */
export function findingLines(
  finding: FindingDocument,
  document: Pick<ScreeningDocument, 'sources' | 'person'>,
  page: Page,
  say: Say,
  names: Names,
): string[] {
  const { sources, person } = document
  const factTexts = finding.facts.map((fact) => factText(fact, say, names))
  if (finding.birthDateUsed && person.birthDate !== null) {
    factTexts.push(say('fact.birth-date', { birthDate: person.birthDate }))
  }
  const label = (text: string) => page.style('dim', `  ${text}`)
  const row = (name: Parameters<Say>[0], text: string) =>
    text === '' ? [] : page.paragraph(text, { indent, label: label(say(name)) })
  return [
    ...heading(finding, page, say),
    ...row('label.do', finding.says ?? ''),
    ...row('label.because', finding.because),
    ...row('label.zones', zonesText(finding, say, names)),
    ...factTexts.flatMap((text, at) => (at === 0 ? row('label.facts', text) : page.paragraph(text, { indent }))),
    ...(finding.contradictory.length > 0
      ? page.paragraph(
          say('finding.contradictory', { concepts: finding.contradictory.map((id) => names.concept(id)).join(', ') }),
          { indent },
        )
      : []),
    ...row('label.lifts', changesText(finding, say, names)),
    ...row('label.policy', clinicChoiceText(finding, say)),
    ...sourceLines(finding, sources, page, say, label(say('label.source'))),
    '',
  ]
}

function heading(finding: FindingDocument, page: Page, say: Say): string[] {
  const { sign, style } = effectSigns[finding.effect]
  const left = `${page.style(style, `${sign} ${say(`effect.${finding.effect}`)}${suffix(finding, say)}`)}  ${page.style('bold', finding.title)}`
  return page.spread(left, page.style('dim', `${finding.rule} · ${say(`strength.${finding.strength}`)}`))
}

function suffix({ effect, deferUntil, leaveOut }: FindingDocument, say: Say): string {
  if (leaveOut.length > 0) return ''
  if (deferUntil !== null) return ` ${say('finding.until', { date: deferUntil })}`
  return effect === 'defer' ? ` ${say('finding.open-ended')}` : ''
}

function zonesText({ zones, extent, leaveOut }: FindingDocument, say: Say, names: Names): string {
  if (leaveOut.length > 0) return say('finding.leave-out', { adjuncts: names.adjuncts(leaveOut) })
  const text = names.zones(zones)
  return extent === 'spot' ? say('finding.spot', { zones: text }) : text
}

function clinicChoiceText({ clinicChoice }: FindingDocument, say: Say): string {
  if (clinicChoice === null) return ''
  const choice = say('finding.clinic', { position: 'position' in clinicChoice ? clinicChoice.position : 'none' })
  return clinicChoice.reason === undefined
    ? choice
    : say('finding.clinic-reason', { choice, reason: clinicChoice.reason })
}

function sourceLines(
  finding: FindingDocument,
  sources: ScreeningDocument['sources'],
  page: Page,
  say: Say,
  label: string,
): string[] {
  if (finding.sources.length === 0) return page.paragraph(say('finding.no-source'), { indent, label })
  return finding.sources.flatMap((id, at) => {
    const source = sources[id]
    const text = `${source?.citation ?? id}${source?.url ? ` ${page.style('underline', source.url)}` : ''}`
    return page.paragraph(text, at === 0 ? { indent, label } : { indent })
  })
}
