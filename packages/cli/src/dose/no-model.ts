import type { NoModel } from '@stipple/domain/dose'
import type { Call } from '../commands/command.ts'
import { exitCode } from '../exit-code.ts'

/** Says why there is no number; that is an answer. */
export async function refuseToModel(answer: NoModel, { given, language, page, say, write }: Call): Promise<number> {
  const lines = [
    '',
    `  ${page.style('bold', say('dose.no-model'))}`,
    ...page.paragraph(answer.because[language], { indent: 2 }),
    ...page.paragraph(answer.instead[language], { indent: 2 }),
    ...answer.provenance.flatMap(({ citation }) => page.paragraph(page.style('dim', citation), { indent: 4 })),
    '',
  ]
  await write(
    given.flag('json') ? `${JSON.stringify({ schema: 'stipple.dose/1', ...answer }, null, 2)}\n` : lines.join('\n'),
  )
  return exitCode.answered
}
