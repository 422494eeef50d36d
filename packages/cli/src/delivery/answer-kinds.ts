import { needledFluxOf, permeantAnswerOf, readNeedledFluxCase, readPermeantCase } from '@stipple/domain/delivery'
import type { Call } from '../commands/command.ts'
import { exitCode } from '../exit-code.ts'
import { Refusal } from '../refusal.ts'
import { caseIn } from './case-file.ts'
import { needledFluxPage } from './needled-flux-page.ts'
import { permeantPage } from './permeant-page.ts'

/** Kinds of case that `stipple simulate` answers at once, without a run over time to draw or to sample. */
export const answerOfKind: Readonly<
  Record<string, ((word: string, value: unknown, call: Call) => Promise<number>) | undefined>
> = {
  'needled-flux': async (word, value, call) => {
    refuseRunOptions(word, call)
    const given = caseIn(word, value, readNeedledFluxCase)
    const flux = needledFluxOf(given)
    const page = () => needledFluxPage(given, flux, call)
    return await written('stipple.needled-flux/1', { case: given, flux }, page, call)
  },
  permeant: async (word, value, call) => {
    refuseRunOptions(word, call)
    const given = caseIn(word, value, readPermeantCase)
    const answer = permeantAnswerOf(given)
    const page = () => permeantPage(given, answer, call)
    return await written('stipple.permeant/1', { case: given, answer }, page, call)
  },
}

const optionsOfRuns = ['csv', 'svg', 'samples', 'seed'] as const

function refuseRunOptions(word: string, { given }: Call): void {
  const idle = optionsOfRuns.find((name) => given.text(name) !== undefined)
  if (idle !== undefined) throw new Refusal('simulate.only-transport', { option: `--${idle}`, file: word })
}

async function written(schema: string, document: object, page: () => string, call: Call): Promise<number> {
  const use = { only: 'research-and-education', text: call.say('simulate.research') }
  await call.write(call.given.flag('json') ? `${JSON.stringify({ schema, use, ...document }, null, 2)}\n` : page())
  return exitCode.answered
}
