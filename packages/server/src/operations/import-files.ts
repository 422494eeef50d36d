import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { compileTerminology } from '@stipple/api/fhir'
import { wholeBody } from '@stipple/domain/anatomy'
import type { Knowledge } from '@stipple/knowledge'
import { type ImportResult, importPerson } from '../features/people/import-people.ts'
import { readImport } from '../features/people/read-import.ts'
import { dayOf } from '../platform/clock/clinic-day.ts'
import { type Database, openDatabase } from '../platform/db/database.ts'
import { exitCode } from './exit-code.ts'
import { messages } from './messages.ts'
import { clinicFor, onInstallation, type Operation } from './operation.ts'

/** Takes records in, each person whole or not at all; a file that cannot be read does not keep the others out. */
export async function importFiles({ words, place, clinic, now, say, warn }: Operation): Promise<number> {
  return onInstallation(place, false, async (installation, { target }) => {
    const { clinicId } = await clinicFor(installation, clinic)
    const database = await openDatabase(target, 2)
    try {
      const knowledge = readKnowledge()
      let code: number = exitCode.done
      for (const file of words) {
        const done = await importFile(file, { database, clinicId, knowledge, now, say, warn })
        if (!done) code = exitCode.problems
      }
      return code
    } finally {
      await database.close()
    }
  })
}

type Importing = Pick<Operation, 'now' | 'say' | 'warn'> & {
  readonly database: Database
  readonly clinicId: string
  readonly knowledge: Knowledge
}

/** @returns whether everything of the file was taken */
async function importFile(file: string, importing: Importing): Promise<boolean> {
  const { database, clinicId, knowledge, now, say, warn } = importing
  const at = now()
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (problem) {
    warn(messages.fileNotRead(file, (problem as NodeJS.ErrnoException).code ?? 'unreadable'))
    return false
  }
  const terminology = compileTerminology({
    terminology: knowledge.terminology,
    concepts: knowledge.concepts,
    zones: [wholeBody, ...knowledge.zones.map(({ id }) => id)],
  })
  const read = readImport(text, { terminology, today: dayOf(at, { timeZone: null }) })
  if ('refusal' in read) {
    warn(messages.fileNotRead(file, read.refusal.code))
    return false
  }
  const { people, leftOut } = read.reading
  const counts = { added: 0, updated: 0, unchanged: 0 }
  for (const [index, { refusal }] of leftOut.entries()) warn(messages.personLeftOut(file, index + 1, refusal.code))
  let whole = leftOut.length === 0
  for (const [index, person] of people.entries()) {
    const result: ImportResult = await importPerson(
      database,
      { clinicId, actor: 'system', at },
      person,
      knowledge.version,
    )
    if (result.code === 'added' || result.code === 'updated' || result.code === 'unchanged') counts[result.code]++
    else {
      whole = false
      warn(messages.personLeftOut(file, index + 1, result.code))
    }
  }
  say(messages.fileTaken(file, counts.added, counts.updated, counts.unchanged))
  return whole
}

function readKnowledge(): Knowledge {
  const path = fileURLToPath(import.meta.resolve('@stipple/knowledge/knowledge.json'))
  return JSON.parse(readFileSync(path, 'utf8')) as Knowledge
}
