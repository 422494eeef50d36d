/**
 * Plans: opening one among many, checking every open one again when the content changes, and the check itself.
 *
 *     npm run bench -- plans
 *
 * The peer of the check is reading its own plan: JSON.parse of what is stored.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { planBackgroundSchema } from '@stipple/domain/planning'
import { createClinic } from '../packages/server/src/features/clinics/clinic-store.ts'
import { planDesk } from '../packages/server/src/features/plans/plan-desk.ts'
import { openVersionsAfter, type StoredVersion, versionsOf } from '../packages/server/src/features/plans/plan-store.ts'
import { changedByContent } from '../packages/server/src/features/plans/replay.ts'
import { openDatabase } from '../packages/server/src/platform/db/database.ts'
import { installedBinaries } from '../packages/server/src/platform/db/embedded/binaries.ts'
import { startCluster } from '../packages/server/src/platform/db/embedded/cluster.ts'
import { newId } from '../packages/server/src/platform/db/new-id.ts'
import { installedKnowledge } from '../packages/server/test/test-clinic.ts'
import { fillWithPeople } from './made-up-people.ts'
import { planOver } from './made-up-plan.ts'

const knowledge = installedKnowledge()
const desk = planDesk(knowledge)
const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
const worst = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0

const background = planBackgroundSchema.parse({
  today: '2026-11-27',
  person: { birthDate: '1991-05-04', skinType: 'III', darkensAfterInjury: 'absent' },
  screening: null,
  consent: 'missing',
  exposures: [],
  windows: desk.windowsFor(null),
})

const counts = process.argv.includes('--short') ? [1_000, 10_000] : [1_000, 10_000, 100_000]
const plan = planOver(knowledge, 20)
const text = JSON.stringify(plan)
for (let run = 0; run < 200; run++) desk.check(plan, background)
const [checks, reads]: [number[], number[]] = [[], []]
for (let run = 0; run < 500; run++) {
  // Turn by turn, so that both meet the same state of the machine.
  let began = performance.now()
  desk.check(plan, background)
  checks.push(performance.now() - began)
  began = performance.now()
  JSON.parse(text)
  reads.push(performance.now() - began)
}
console.log(
  `check of ${plan.zones.length} zones with a mark: median ${median(checks).toFixed(2)} ms, p99 ${worst(checks).toFixed(2)} ms (bar 50); ${(median(checks) / median(reads)).toFixed(0)} times reading the plan`,
)

const folder = mkdtempSync(join(tmpdir(), 'stipple-bench-'))
// The database may run as another user and has to get in.
chmodSync(folder, 0o755)
const cluster = await startCluster({ folder, binaries: installedBinaries(), syncToDisk: true })
const { socketFolder: host, user, password } = cluster
const database = await openDatabase({ host, user, password, database: 'postgres' })
try {
  for (const count of counts) {
    const clinicId = newId(new Date())
    const at = new Date()
    await createClinic(database, { clinicId, name: 'Bench', at, actor: 'system' })
    await fillWithPeople(database, clinicId, Math.min(count, 10_000))
    const people = await database.inClinic(clinicId, (transaction) =>
      transaction.selectFrom('person').select('person_id').where('clinic_id', '=', clinicId).execute(),
    )
    const { findings } = desk.check(plan, background)
    const approval = JSON.stringify({ background, findings })
    const planIds: string[] = []
    for (let from = 0; from < count; from += 500) {
      const ids = Array.from({ length: Math.min(500, count - from) }, () => newId(at))
      planIds.push(...ids)
      await database.inClinic(clinicId, async (transaction) => {
        await transaction
          .insertInto('plan')
          .values(
            ids.map((plan_id, n) => ({
              clinic_id: clinicId,
              plan_id,
              person_id: people[(from + n) % people.length]?.person_id ?? '',
              indication: 'acne-scars',
              modality: 'mechanical',
              created_at: at,
              created_by: 'bench',
            })),
          )
          .execute()
        await transaction
          .insertInto('plan_version')
          .values(
            ids.map((plan_id) => ({
              clinic_id: clinicId,
              plan_id,
              version: 1,
              state: 'approved' as const,
              revision: 1,
              plan: text,
              knowledge_version: 'before',
              reason: null,
              note: '',
              created_at: at,
              created_by: 'bench',
              saved_at: at,
              saved_by: 'bench',
              approved_at: at,
              approved_by: 'bench',
              approval,
              signature: '0'.repeat(64),
              retired_at: null,
              retired_by: null,
              retired_reason: null,
              retired_note: null,
            })),
          )
          .execute()
      })
    }
    const opened: number[] = []
    for (let run = 0; run < 200; run++) {
      const planId = planIds[(run * 7_919) % planIds.length] ?? ''
      const began = performance.now()
      const [stored] = await database.viewClinic(clinicId, (transaction) => versionsOf(transaction, clinicId, planId))
      if (stored) desk.check(stored.plan, background)
      opened.push(performance.now() - began)
    }
    console.log(
      `${count} plans: opening one, read and checked, median ${median(opened).toFixed(1)} ms, p99 ${worst(opened).toFixed(1)} ms (bar 100)`,
    )
    if (count !== 10_000) continue
    const began = performance.now()
    let [after, checked]: [StoredVersion | undefined, number] = [undefined, 0]
    for (;;) {
      const from: StoredVersion | undefined = after
      const some: StoredVersion[] = await database.viewClinic(clinicId, (transaction) =>
        openVersionsAfter(transaction, clinicId, from, 200),
      )
      for (const stored of some) {
        changedByContent(stored, desk)
        checked++
      }
      after = some.at(-1)
      if (some.length < 200) break
    }
    console.log(`${checked} open plans checked again: ${((performance.now() - began) / 1_000).toFixed(1)} s (bar 10)`)
  }
} finally {
  await database.close()
  await cluster.stop()
  rmSync(folder, { recursive: true, force: true })
}
