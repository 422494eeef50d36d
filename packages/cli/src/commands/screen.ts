import { type PatientRecord, problemEffects } from '@stipple/api/fhir'
import { presentScreening, type ScreeningDocument } from '@stipple/api/screening'
import { compileCandidacy } from '@stipple/domain/candidacy'
import type { Person } from '@stipple/domain/patient'
import { exitCode } from '../exit-code.ts'
import { factsOfResponse, type Intake, intakeOf } from '../intake-of.ts'
import { intentOptions, readAsOf, readIntent } from '../intent-options.ts'
import type { Say } from '../messages/messages.ts'
import { readPolicy } from '../policy-file.ts'
import { readAnswers } from '../record/answers-file.ts'
import { problemMessage, unmappedOf } from '../record/person.ts'
import { readInput } from '../record/read-input.ts'
import { screeningPage } from '../terminal/screening.ts'
import type { Command } from './command.ts'

type Problems = ScreeningDocument['problems']

export const screen: Command = {
  accepts: {
    options: {
      ...intentOptions,
      policy: 'text',
      patient: 'text',
      answers: 'text',
      validate: 'flag',
      all: 'flag',
      unmapped: 'flag',
      json: 'flag',
    },
    words: { least: 1, most: 1 },
  },
  async run(call, { knowledge }) {
    const { given, say, language } = call
    const intent = readIntent(given, knowledge)
    const asOf = readAsOf(given, call.today)
    const policyFile = given.text('policy')
    const policy = policyFile === undefined ? undefined : readPolicy(policyFile, knowledge)
    const candidacy = compileCandidacy(knowledge, policy)
    let planned: Intake | undefined
    const intake = () => (planned ??= intakeOf(candidacy, intent))
    const answersFile = given.text('answers')
    const answers = answersFile === undefined ? { facts: [] } : readAnswers(answersFile, knowledge, intake)
    const { record, values } = await readInput(given.words[0] ?? '', call, knowledge, given.text('patient'))
    const forms = answeredForms(record, intake, say)
    const person = joined(record, [...forms.people, answers])
    const screening = candidacy.forIntent(intent).screen(candidacy.prepare(person), asOf)
    const structural = given.flag('validate') ? await validated(values, say) : []
    const document = presentScreening(screening, knowledge, {
      language,
      person: { reference: record.patient.reference ?? null, birthDate: person.birthDate ?? null },
      silenceMeansNo: false,
      unmapped: unmappedOf(record),
      notRead: { ...record.notRead },
      problems: [...problemsOf(record, say, given.flag('all') || given.flag('json')), ...forms.problems, ...structural],
    })
    if (given.flag('json')) await call.write(`${JSON.stringify(document, null, 2)}\n`)
    else {
      const detail = { all: given.flag('all'), unmapped: given.flag('unmapped') }
      await call.write(screeningPage(document, knowledge, person.facts.length, call.page, say, detail))
    }
    return exitCode.answered
  },
}

/** Questionnaires of ours that the record holds answered; one that cannot be taken is a problem of the record. */
function answeredForms(
  record: PatientRecord,
  intake: () => Intake,
  say: Say,
): { people: Person[]; problems: Problems } {
  const people: Person[] = []
  const problems: Problems = []
  for (const { reference, resource } of record.questionnaireResponses) {
    const read = factsOfResponse(resource, intake())
    if ('person' in read) people.push(read.person)
    else problems.push({ place: reference, code: read.fault.code, text: say('answers.form', { ...read.fault }) })
  }
  return { people, problems }
}

/** The record's facts with the answers beside them; a birth date by hand counts only where the record has none. */
function joined(record: PatientRecord, answers: readonly Person[]): Person {
  const birthDate = record.patient.birthDate ?? answers.find((person) => person.birthDate !== undefined)?.birthDate
  return {
    ...(birthDate === undefined ? {} : { birthDate }),
    facts: [...record.facts, ...answers.flatMap(({ facts }) => facts)],
  }
}

/** The definitions of FHIR take half a second to load, so they are loaded only where they are asked for. */
async function validated(values: readonly unknown[], say: Say): Promise<Problems> {
  const { validateRecord } = await import('../record/validate.ts')
  return validateRecord(values, say)
}

function problemsOf(record: PatientRecord, say: Say, withNotes: boolean): Problems {
  return record.problems
    .filter(({ code }) => withNotes || problemEffects[code] !== 'note')
    .map((problem) => {
      const { key, values } = problemMessage(problem, say)
      return { place: problem.place, code: problem.code, text: say(key, values) }
    })
}
