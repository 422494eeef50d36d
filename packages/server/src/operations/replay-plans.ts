import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Knowledge } from '@stipple/knowledge'
import { type PlanDesk, planDesk } from '../features/plans/plan-desk.ts'
import { replayed } from '../features/plans/replay.ts'
import { signedVersionsAfter, type StoredVersion } from '../features/plans/plan-store.ts'
import type { ClinicTransaction } from '../platform/db/database.ts'
import { exitCode } from './exit-code.ts'
import { messages } from './messages.ts'
import { clinicsOf, onInstallation, type Operation } from './operation.ts'
import { Refusal } from './refusal.ts'

/** Plans read at a time. */
const atATime = 200

/** Checks every signed plan again: whether its signature holds, and whether the installed content finds the same. */
export async function replayPlans({ place, say, warn }: Operation): Promise<number> {
  const knowledge = JSON.parse(
    readFileSync(fileURLToPath(import.meta.resolve('@stipple/knowledge/knowledge.json')), 'utf8'),
  ) as Knowledge
  const desk = planDesk(knowledge)
  return onInstallation(place, false, async (installation) => {
    const clinics = await clinicsOf(installation)
    if (clinics.length === 0) throw new Refusal(messages.noClinic(), exitCode.refused)
    let code: number = exitCode.done
    for (const { clinicId, name } of clinics) {
      const found = await installation.view((whole) =>
        whole.asClinic(clinicId, (transaction) => replayAll(transaction, clinicId, desk, knowledge.version)),
      )
      say(messages.plansReplayed(name, found.plans, found.otherContent))
      for (const { planId, version, wrong } of found.faults) {
        code = exitCode.problems
        warn(messages.planFault(name, planId, version, wrong))
      }
    }
    return code
  })
}

type Fault = { readonly planId: string; readonly version: number; readonly wrong: 'signature' | 'findings' }

async function replayAll(transaction: ClinicTransaction, clinicId: string, desk: PlanDesk, installed: string) {
  const faults: Fault[] = []
  let [plans, otherContent] = [0, 0]
  let after: StoredVersion | undefined
  for (;;) {
    const versions = await signedVersionsAfter(transaction, clinicId, after, atATime)
    for (const stored of versions) {
      const replay = replayed(stored, desk, installed)
      if (!replay) continue
      plans++
      const { planId, version } = stored
      if (replay.signature === 'broken') faults.push({ planId, version, wrong: 'signature' })
      if (replay.asSigned === 'differs') faults.push({ planId, version, wrong: 'findings' })
      if (replay.newContent.added.length + replay.newContent.gone.length > 0 && replay.asSigned === null) otherContent++
    }
    after = versions.at(-1)
    if (versions.length < atATime) return { plans, otherContent, faults }
  }
}
