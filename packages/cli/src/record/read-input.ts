import { type PatientRecord, readRecord } from '@stipple/api/fhir'
import { formatDay } from '@stipple/domain/units'
import type { Knowledge } from '@stipple/knowledge'
import type { Call } from '../commands/command.ts'
import { exitCode } from '../exit-code.ts'
import { Refusal } from '../refusal.ts'
import { type FileFault, kindOf, largestRecordBytes, readText, recordFilesIn, tooLarge, valuesIn } from './files.ts'
import { refusalFault, terminologyOf } from './person.ts'

/** One person's record with the JSON values it was read from. */
export type ReadInput = { readonly record: PatientRecord; readonly values: readonly unknown[] }

/**
 * Reads one person's record from a file, all files of a folder, or standard input (`-`).
 *
 * @throws {Refusal} naming the file, the place in it and the remedy
 */
export async function readInput(
  path: string,
  call: Pick<Call, 'stdin' | 'say' | 'today'>,
  knowledge: Knowledge,
  patient: string | undefined,
): Promise<ReadInput> {
  const values = await valuesAt(path, call)
  const read = readRecord(values.length === 1 ? values[0] : values, {
    terminology: terminologyOf(knowledge),
    today: formatDay(call.today),
    patient,
  })
  if ('refusal' in read) throw refused(refusalFault(read.refusal, path, call.say))
  return { record: read.record, values }
}

async function valuesAt(path: string, call: Pick<Call, 'stdin' | 'say'>): Promise<unknown[]> {
  if (path === '-') return valuesOf(await readStandardInput(call), call.say('input.standard'))
  const files = kindOf(path) === 'folder' ? recordFilesIn(path) : [path]
  return files.flatMap((file) => {
    const read = readText(file)
    if (read.fault) throw refused(read.fault)
    return valuesOf(read.text, file)
  })
}

function valuesOf(text: string, file: string): unknown[] {
  const found = valuesIn(text, file)
  if (found.fault) throw refused(found.fault)
  return found.values
}

async function readStandardInput({ stdin, say }: Pick<Call, 'stdin' | 'say'>): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stdin) {
    const part = Buffer.from(chunk as Uint8Array)
    bytes += part.length
    if (bytes > largestRecordBytes) throw refused(tooLarge(say('input.standard'), bytes))
    chunks.push(part)
  }
  return Buffer.concat(chunks, bytes).toString('utf8')
}

function refused({ key, values }: FileFault): Refusal {
  return new Refusal(key, values, exitCode.unreadable)
}
