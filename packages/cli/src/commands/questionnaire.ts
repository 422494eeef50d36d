import { toQuestionnaire } from '@stipple/api/questionnaire'
import { type Candidacy, compileCandidacy, type IntakePlan, openSteps } from '@stipple/domain/candidacy'
import type { Day } from '@stipple/domain/units'
import type { Knowledge } from '@stipple/knowledge'
import { exitCode } from '../exit-code.ts'
import { intakeOf } from '../intake-of.ts'
import { intentOptions, readAsOf, readIntent } from '../intent-options.ts'
import { readPolicy } from '../policy-file.ts'
import { readInput } from '../record/read-input.ts'
import { intakePage } from '../terminal/intake.ts'
import type { Call, Command } from './command.ts'

/** `stipple questionnaire`: what some rule for an intent depends on, all of it or what a record leaves open. */
export const questionnaire: Command = {
  accepts: {
    options: { ...intentOptions, policy: 'text', record: 'text', patient: 'text', clinician: 'flag', json: 'flag' },
    words: { least: 0, most: 0 },
  },
  async run(call, { knowledge }) {
    const { given, language, say } = call
    const intent = readIntent(given, knowledge)
    const policyFile = given.text('policy')
    const candidacy = compileCandidacy(
      knowledge,
      policyFile === undefined ? undefined : readPolicy(policyFile, knowledge),
    )
    const { plan: whole, hash } = intakeOf(candidacy, intent)
    const recordFile = given.text('record')
    const plan =
      recordFile === undefined
        ? whole
        : await stillOpen(whole, recordFile, candidacy, readAsOf(given, call.today), call, knowledge)
    if (!given.flag('json')) {
      const title = say('questionnaire.title', {
        indication:
          knowledge.indications.find(({ id }) => id === intent.indication)?.title[language] ?? intent.indication,
        modality: say(`modality.${intent.modality}`),
      })
      await call.write(intakePage({ steps: plan.steps, title }, call.page, say, language))
      return exitCode.answered
    }
    const resource = toQuestionnaire(plan, {
      content: knowledge,
      phrases: knowledge.phrases,
      language,
      audience: given.flag('clinician') ? 'clinician' : 'patient',
      hash,
    })
    await call.write(`${JSON.stringify(resource, null, 2)}\n`)
    return exitCode.answered
  },
}

/** The part of a plan that a record leaves open, what decides soonest first. */
async function stillOpen(
  plan: IntakePlan,
  file: string,
  candidacy: Candidacy,
  asOf: Day,
  call: Call,
  knowledge: Knowledge,
): Promise<IntakePlan> {
  const { record } = await readInput(file, call, knowledge, call.given.text('patient'))
  const { birthDate } = record.patient
  const history = candidacy.prepare({ ...(birthDate === undefined ? {} : { birthDate }), facts: [...record.facts] })
  const open = openSteps(plan, candidacy.forIntent(plan.intent).screen(history, asOf), { history })
  return { ...plan, steps: [...open.patient, ...open.clinician].map(({ step }) => step) }
}
