import type { Installation } from '../platform/db/installation.ts'
import { openInstallation } from '../platform/db/installation.ts'
import { exitCode } from './exit-code.ts'
import { messages, type Sentence } from './messages.ts'
import { type Place, reachInstallation, type Reached } from './reach-installation.ts'
import { Refusal } from './refusal.ts'

/** What a command is run with. */
export type Operation = {
  readonly words: readonly string[]
  readonly place: Place
  readonly clinic: string | undefined
  readonly anchors: string | undefined
  readonly now: () => Date
  say(sentence: Sentence): void
  warn(sentence: Sentence): void
}

/** Works on an installation and leaves its database as it was found: running or not. */
export async function onInstallation<Result>(
  place: Place,
  make: boolean,
  work: (installation: Installation, reached: Reached) => Promise<Result>,
): Promise<Result> {
  const reached = await reachInstallation(place, make)
  try {
    const installation = await openInstallation(reached.target).catch((problem: NodeJS.ErrnoException) => {
      throw new Refusal(messages.unreachable(problem.code ?? problem.name), exitCode.refused)
    })
    try {
      return await work(installation, reached)
    } finally {
      await installation.close()
    }
  } finally {
    await reached.stop()
  }
}

export type NamedClinic = { readonly clinicId: string; readonly name: string }

export async function clinicsOf(installation: Installation): Promise<NamedClinic[]> {
  if ((await installation.layout()).length === 0) return []
  return installation.view((whole) =>
    whole.asAccounts(async (transaction) => {
      const rows = await transaction.selectFrom('clinic').select(['clinic_id', 'name']).orderBy('clinic_id').execute()
      return rows.map(({ clinic_id, name }) => ({ clinicId: clinic_id, name }))
    }),
  )
}

/** The clinic a command is for. @throws {Refusal} when there is none, or several and none was named */
export async function clinicFor(installation: Installation, named: string | undefined): Promise<NamedClinic> {
  const clinics = await clinicsOf(installation)
  if (clinics.length === 0) throw new Refusal(messages.noClinic(), exitCode.refused)
  const found =
    named === undefined && clinics.length === 1 ? clinics[0] : clinics.find(({ clinicId }) => clinicId === named)
  if (!found)
    throw new Refusal(messages.whichClinic(clinics.map(({ clinicId, name }) => `${clinicId} ${name}`).join(', ')))
  return found
}
