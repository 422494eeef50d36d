import { effects } from '@stipple/domain/candidacy'
import type { Language } from '@stipple/domain/evidence'
import type { Knowledge } from '@stipple/knowledge'
import type { Say } from '../messages/messages.ts'
import { effectSigns, outcomeSigns } from '../terminal/effects.ts'
import { type Page, padded } from '../terminal/page.ts'
import type { Job } from './job.ts'
import type { Batch, Row, RowProblem } from './row.ts'
import { findingsOf, peopleByRule, type Tally } from './tally.ts'

/** A form of output: it is given every batch as it comes, and the counts at the end. */
export type CohortOutput = {
  start(): string
  batch(batch: Batch): string
  end(tally: Tally): string
}

export type OutputContext = {
  readonly job: Job
  readonly knowledge: Knowledge
  readonly asOf: string
  readonly language: Language
  readonly say: Say
}

export function problemText({ file, line, place, key, values, leftOut }: RowProblem, say: Say): string {
  const text = say(key, values)
  // Messages about a whole file name it themselves.
  const start = leftOut ? '' : `${file}${line === null ? '' : `:${line}`}: ${place === null ? '' : `${place}: `}`
  return `${start}${text}`
}

/** One line a person, for spreadsheets and statistics. */
export function csvOutput(): CohortOutput {
  const cell = (value: string | number | null) => {
    const text = value === null ? '' : String(value)
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  const line = (cells: readonly (string | number | null)[]) => `${cells.map(cell).join(',')}\n`
  return {
    start: () => line(['file', 'line', 'person', 'outcome', 'defer_until', 'undecided_rules', 'unmapped', 'findings']),
    batch: ({ rows }) =>
      rows
        .map((row) =>
          line([
            row.file,
            row.line,
            row.reference,
            row.outcome,
            row.deferUntil,
            row.undecidedRules,
            row.unmapped,
            row.findings,
          ]),
        )
        .join(''),
    end: () => '',
  }
}

/** People one after the other, then counts and problems; written while it is read, so that any number of people fits. */
export function jsonOutput({ job, knowledge, asOf, say }: OutputContext): CohortOutput {
  let first = true
  const problems: RowProblem[] = []
  const person = (row: Row) => ({
    ...row,
    findings: findingsOf(row).map((finding) => {
      const at = finding.lastIndexOf(':')
      return { rule: finding.slice(0, at), effect: finding.slice(at + 1) }
    }),
  })
  return {
    start: () =>
      `{"schema":"stipple.cohort/1","knowledgeVersion":${JSON.stringify(knowledge.version)},"asOf":${JSON.stringify(asOf)},` +
      `"intent":${JSON.stringify(job.intent)},"policy":${JSON.stringify(job.policy?.clinic ?? null)},` +
      `"silenceMeansNo":${job.silenceMeansNo},"people":[`,
    batch({ rows, problems: found }) {
      problems.push(...found)
      const text = rows.map((row) => JSON.stringify(person(row))).join(',\n')
      const separator = first ? '\n' : ',\n'
      if (text !== '') first = false
      return text === '' ? '' : `${separator}${text}`
    },
    end: (tally) =>
      `\n],"counts":${JSON.stringify({
        people: tally.people,
        leftOut: tally.leftOut,
        outcomes: tally.outcomes,
        findings: Object.fromEntries(
          [...peopleByRule(tally)]
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([rule, counts]) => [rule, Object.fromEntries(counts)]),
        ),
      })},\n"problems":${JSON.stringify(
        problems.map((problem) => ({
          file: problem.file,
          line: problem.line,
          place: problem.place,
          code: problem.key.slice(problem.key.indexOf('.') + 1),
          leftOut: problem.leftOut,
          text: say(problem.key, problem.values),
        })),
      )}}\n`,
  }
}

/** Problems shown in the terminal before the rest is only counted. */
const problemsShown = 20

/** Counts for a person to read. */
export function summaryOutput(context: OutputContext, page: Page): CohortOutput {
  const { say } = context
  const problems: RowProblem[] = []
  let problemCount = 0
  return {
    start: () => '',
    batch({ problems: found }) {
      problemCount += found.length
      problems.push(...found.slice(0, Math.max(0, problemsShown - problems.length)))
      return ''
    },
    end: (tally) =>
      [
        '',
        page.style(
          'bold',
          say('cohort.title', {
            people: tally.people,
            asOf: context.asOf,
            version: context.knowledge.version.slice(0, 12),
          }),
        ),
        ...(context.job.silenceMeansNo
          ? page.paragraph(page.style('yellow', say('cohort.silence')), { indent: 0 })
          : []),
        '',
        ...outcomeLines(tally, page, say),
        '',
        ...findingLines(tally, context, page),
        ...(problemCount > 0 ? problemLines(problems, problemCount, tally, page, say) : []),
        '',
      ].join('\n'),
  }
}

const countWidth = 8
const effectWidth = 18

function outcomeLines(tally: Tally, page: Page, say: Say): string[] {
  const right = (text: string) => text.padStart(countWidth)
  return Object.entries(tally.outcomes).map(([outcome, n]) => {
    const { sign, style } = outcomeSigns[outcome as keyof typeof outcomeSigns]
    const percent = tally.people === 0 ? '' : `${Math.round((100 * n) / tally.people)} %`
    const name = `${sign} ${say(`outcome.${outcome as keyof typeof outcomeSigns}`)}`
    return `${page.style(style, padded(name, 36))}${right(String(n))}${page.style('dim', right(percent))}`
  })
}

function findingLines(tally: Tally, { knowledge, language, say }: OutputContext, page: Page): string[] {
  const rows = [...peopleByRule(tally)].flatMap(([rule, counts]) =>
    [...counts].map(([effect, n]) => ({
      rule,
      effect,
      n,
      title: knowledge.rules.find(({ id }) => id === rule)?.title[language] ?? rule,
    })),
  )
  const fired = rows.filter(({ effect }) => effect !== 'ask')
  fired.sort((a, b) => effects.indexOf(a.effect) - effects.indexOf(b.effect) || b.n - a.n || (a.rule < b.rule ? -1 : 1))
  const asked = rows.length - fired.length
  return [
    page.style('bold', say('cohort.findings')),
    page.style('dim', '─'.repeat(page.width)),
    ...fired.flatMap(({ rule, effect, n, title }) => {
      const { sign, style } = effectSigns[effect]
      const name = page.style(style, padded(`${sign} ${say(`effect.${effect}`)}`, effectWidth))
      return page.spread(`${name}${String(n).padStart(countWidth)}  ${title}`, page.style('dim', rule))
    }),
    ...(fired.length === 0 ? [say('cohort.none')] : []),
    ...(asked > 0 ? page.paragraph(page.style('dim', say('cohort.asked', { n: asked })), { indent: 0 }) : []),
    '',
  ]
}

function problemLines(problems: readonly RowProblem[], total: number, tally: Tally, page: Page, say: Say): string[] {
  return [
    page.style('bold', say('cohort.problems', { n: total, leftOut: tally.leftOut })),
    page.style('dim', '─'.repeat(page.width)),
    ...problems.flatMap((problem) => page.paragraph(problemText(problem, say), { indent: 4, label: '  !' })),
    ...(total > problems.length
      ? page.paragraph(say('cohort.more-problems', { n: total - problems.length }), { indent: 4 })
      : []),
  ]
}
