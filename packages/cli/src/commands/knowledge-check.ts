import { fileURLToPath } from 'node:url'
import { type ContentProblem, describePath } from '@stipple/knowledge'
import { type PlacedProblem, readContent } from '@stipple/knowledge/build'
import { exitCode } from '../exit-code.ts'
import type { MessageKey, Say } from '../messages/messages.ts'
import { Refusal } from '../refusal.ts'
import type { Command } from './command.ts'

/** `stipple knowledge check [folder]`: every content file, every example, and whether the compiled content is current. */
export const knowledgeCheck: Command = {
  accepts: { options: {}, words: { least: 1, most: 2 } },
  async run({ given, say, write }, { knowledge }) {
    if (given.words[0] !== 'check') throw new Refusal('knowledge.unknown-action', { given: given.words[0] ?? '' })
    const own = given.words[1] === undefined
    const folder = given.words[1] ?? fileURLToPath(new URL('../../../knowledge/content', import.meta.url))
    const { knowledge: compiled, problems } = readContent(folder)
    for (const problem of problems) await write(`${problemLine(problem, say)}\n`)
    if (!compiled) {
      await write(`${say('knowledge.problems', { n: problems.length })}\n`)
      return exitCode.problems
    }
    if (own && compiled.version !== knowledge.version) {
      await write(`${say('knowledge.stale')}\n`)
      return exitCode.problems
    }
    const clauses = compiled.rules.flatMap((rule) => [
      ...rule.clauses,
      ...(rule.positions ?? []).flatMap((one) => one.clauses),
    ])
    await write(
      `${say('knowledge.fine', {
        rules: compiled.rules.length,
        clauses: clauses.length,
        examples: compiled.rules.reduce((sum, rule) => sum + rule.examples.length, 0),
        sources: compiled.sources.length,
        unreviewed: compiled.rules.filter(({ reviewed }) => reviewed === 'none yet').length,
        unverified: compiled.terminology.codeMaps.flatMap(({ entries }) => entries).filter(({ verified }) => !verified)
          .length,
        codes: compiled.terminology.codeMaps.reduce((sum, { entries }) => sum + entries.length, 0),
        version: compiled.version.slice(0, 12),
      })}\n`,
    )
    return exitCode.answered
  },
}

function problemLine(placed: PlacedProblem, say: Say): string {
  const place = placed.line > 0 ? `${placed.file}:${placed.line}` : placed.file
  if (placed.code === 'not-yaml') return `${place}: ${say('content.not-yaml', { message: placed.message })}`
  const { file: _file, path, code, ...values } = placed.problem as ContentProblem & Record<string, string | number>
  const at = describePath(path)
  return `${place}: ${at === '' ? '' : `${at}: `}${say(`content.${code}` as MessageKey, values as Record<string, string>)}`
}
