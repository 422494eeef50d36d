import { presentScreening } from '@stipple/api/screening'
import { type Scenario, type Screening, screenScenario } from '@stipple/domain/candidacy'
import type { Knowledge } from '@stipple/knowledge'
import { closest } from 'fastest-levenshtein'
import { exitCode } from '../exit-code.ts'
import { Refusal } from '../refusal.ts'
import { personOf, readScenarios } from '../scenario-people.ts'
import { outcomeSigns } from '../terminal/effects.ts'
import { padded } from '../terminal/page.ts'
import { screeningPage } from '../terminal/screening.ts'
import type { Call, Command } from './command.ts'

/** `stipple demo`: what the content says of the synthetic people that come with it. */
export const demo: Command = {
  accepts: { options: { all: 'flag' }, words: { least: 0, most: 1 } },
  async run(call, { knowledge }) {
    const scenarios = readScenarios()
    const wanted = call.given.words[0]
    if (wanted === undefined) {
      const shown = call.given.flag('all') ? scenarios : scenarios.filter(({ id }) => shownFirst.test(id))
      await call.write(overview(shown, scenarios.length, knowledge, call))
      return exitCode.answered
    }
    const scenario = scenarios.find(({ id }) => id === wanted)
    if (!scenario) {
      const ids = scenarios.map(({ id }) => id)
      throw new Refusal('demo.unknown-scenario', { given: wanted, nearest: closest(wanted, ids) })
    }
    await call.write(onePerson(scenario, knowledge, call))
    return exitCode.answered
  },
}

/** People shown without `--all`: one for each known reason, a few records, and those for whom all is well. */
const shownFirst = /^(seed|record|all-clear|nobody-asked)/

const outcomeWidth = 34

function overview(
  scenarios: readonly Scenario[],
  total: number,
  knowledge: Knowledge,
  { page, say, language }: Call,
): string {
  const rows = scenarios.map((scenario) => {
    const screening = screenScenario(scenario, knowledge, personOf(scenario, knowledge))
    return { scenario, screening }
  })
  return [
    '',
    page.style('bold', say('demo.title', { n: scenarios.length, total, rules: knowledge.rules.length })),
    ...page.paragraph(page.style('dim', say('demo.introduction')), { indent: 0 }),
    '',
    ...rows.flatMap(({ scenario, screening }) => {
      const { sign, style } = outcomeSigns[screening.outcome]
      const outcome = padded(`${sign} ${outcomeText(screening, say)}`, outcomeWidth)
      return page.paragraph(scenario.shows[language], { indent: outcomeWidth + 1, label: page.style(style, outcome) })
    }),
    '',
    page.style('bold', say('demo.next')),
    ...nextSteps.map(([command, key]) => `  ${padded(command, 76)} ${page.style('dim', say(key))}`),
    '',
    ...page.paragraph(page.style('dim', say('outcome.reminder')), { indent: 0 }),
    '',
  ].join('\n')
}

const nextSteps = [
  ['npx stipple demo seed-isotretinoin', 'demo.next-one'],
  ['npx stipple demo --all', 'demo.next-all'],
  ['npx stipple screen record.json --indication acne-scars --modality mechanical', 'demo.next-own'],
  ['npx stipple --help', 'demo.next-help'],
] as const

function outcomeText({ outcome, deferUntil }: Screening, say: Call['say']): string {
  const until = outcome === 'defer' && deferUntil !== null ? ` ${say('outcome.until', { date: deferUntil })}` : ''
  return `${say(`outcome.${outcome}`)}${until}`
}

function onePerson(scenario: Scenario, knowledge: Knowledge, { page, say, language, given }: Call): string {
  const person = personOf(scenario, knowledge)
  const screening = screenScenario(scenario, knowledge, person)
  const document = presentScreening(screening, knowledge, {
    language,
    person: { reference: scenario.id, birthDate: person.birthDate ?? null },
    silenceMeansNo: false,
    unmapped: [],
    notRead: {},
    problems: [],
  })
  const told = person.facts.filter(({ answer }) => answer === 'present').length
  const detail = { all: given.flag('all'), unmapped: false }
  return `\n${page.paragraph(scenario.shows[language], { indent: 0 }).join('\n')}\n${screeningPage(document, knowledge, told, page, say, detail)}`
}
