import type { Database } from '../db/database.ts'
import type { AuditEvent } from './audit-chain.ts'
import { recordAll } from './audit-store.ts'

/** Entries that are written at once at most; what comes meanwhile goes into the next lot. */
const mostAtOnce = 200

/** Notes that something was read. Settles when the entry is on the disk; an answer leaves after that and not before. */
export type ReadLog = (clinicId: string, event: AuditEvent) => Promise<void>

type Waiting = { readonly event: AuditEvent; readonly done: () => void; readonly failed: (problem: unknown) => void }

/**
 * Notes reads, many at a time. A change stands in one transaction with its entry; a read changes nothing, so those that
 * come while a lot is being written share the next one. A clinic's chain has one end, and with a lot for every read each
 * would wait for the disk of all before it.
 */
export function readLog(database: Database): ReadLog {
  const waiting = new Map<string, Waiting[]>()
  const write = async (clinicId: string): Promise<void> => {
    for (;;) {
      const lot = (waiting.get(clinicId) ?? []).splice(0, mostAtOnce)
      if (lot.length === 0) {
        waiting.delete(clinicId)
        return
      }
      try {
        const events = lot.map(({ event }) => event)
        await database.inClinic(clinicId, (transaction) => recordAll(transaction, clinicId, events))
        for (const { done } of lot) done()
      } catch (problem) {
        for (const { failed } of lot) failed(problem)
      }
    }
  }
  return (clinicId, event) =>
    new Promise((done, failed) => {
      const lot = waiting.get(clinicId)
      const entry = { event, done, failed }
      if (lot) {
        lot.push(entry)
        return
      }
      waiting.set(clinicId, [entry])
      void write(clinicId)
    })
}
