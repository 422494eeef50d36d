import type {
  EntryEndpointName,
  MergingEndpointName,
  PeopleEndpointName,
  SkinTypeEndpointName,
} from '@stipple/api/contract'
import { recordAudit } from '../../platform/audit/audit-store.ts'
import { auditEvent, type Handlers } from '../../platform/http/handler.ts'
import { duplicatesOf } from './duplicates.ts'
import { entryHandlers } from './entry-handlers.ts'
import { exportHandler } from './export-handler.ts'
import { factHandlers } from './fact-handlers.ts'
import { countPeople, findPeople } from './find-people.ts'
import { importHandler } from './import-handler.ts'
import { mergeHandlers } from './merge-handlers.ts'
import { addNumbers, addRegistered, changeDetails, knownOf, peopleWithNumbers } from './people-store.ts'
import type { PeopleParts } from './people-parts.ts'
import { ageOn, headOf, isMinor } from './person-head.ts'
import { personById } from './person-store.ts'
import { readableHandler } from './readable-handler.ts'
import { reading } from './reading.ts'
import { recordHandlers } from './record-handlers.ts'
import { skinTypeHandlers } from './skin-type-handlers.ts'
import { timelineOf } from './timeline.ts'
import { dayOf } from '../../platform/clock/clinic-day.ts'

type Names = PeopleEndpointName | MergingEndpointName | SkinTypeEndpointName | EntryEndpointName

export function peopleHandlers(parts: PeopleParts): Handlers<Names> {
  const { database, knowledge, readLog } = parts
  const head = headOf(knowledge)
  return {
    ...factHandlers(parts),
    ...recordHandlers(parts),
    ...mergeHandlers(parts),
    ...skinTypeHandlers(parts),
    ...entryHandlers(parts),
    importRecords: importHandler(parts),
    exportPerson: exportHandler(parts),
    readPersonPage: readableHandler(parts),

    findPeople: async ({ caller, query: { q = '', after, limit }, at }) => {
      const { clinicId } = caller
      const page = await database.viewClinic(clinicId, async (transaction) => ({
        ...(await findPeople(transaction, clinicId, { typed: q, after, limit })),
        total: q.trim() === '' && after === undefined ? await countPeople(transaction, clinicId) : null,
      }))
      const detail = { people: page.people.length, searched: q.trim() !== '' }
      await readLog(clinicId, auditEvent(caller, at, 'people.list', null, detail))
      return { answer: page }
    },

    registerPerson: async ({ caller, body: { details, identifiers }, at }) => {
      const { clinicId, actor } = caller
      return database.inClinic(clinicId, async (transaction) => {
        if ((await peopleWithNumbers(transaction, clinicId, identifiers)).length > 0) {
          return { problem: 'identifier-taken' }
        }
        const personId = await addRegistered(transaction, { clinicId, actor, at }, details)
        await addNumbers(transaction, clinicId, personId, identifiers)
        const mayBe = (await duplicatesOf(transaction, clinicId, personId, details)).map(({ person }) => person)
        await recordAudit(transaction, clinicId, auditEvent(caller, at, 'person.register', personId))
        return { answer: { personId, mayBe } }
      })
    },

    getPerson: async ({ caller, params: { personId }, query: { language }, at }) => {
      const { clinicId } = caller
      return reading({ database, readLog }, { caller, at }, personId, 'person.read', async (transaction, id) => {
        const person = await personById(transaction, clinicId, id)
        const known = await knownOf(transaction, clinicId, id)
        if (!person || !known) return undefined
        const today = dayOf(at, caller)
        const { details, version, legalHold, identifiers, createdAt } = person
        return {
          ...details,
          personId: id,
          version,
          identifiers,
          ageYears: ageOn(details.birthDate, today) ?? null,
          minor: isMinor(details.birthDate, today),
          ...head(known.facts, today, language),
          legalHold,
          createdAt: createdAt.toISOString(),
        }
      })
    },

    changePerson: async ({ caller, params: { personId }, body, at }) => {
      const { clinicId, actor } = caller
      return database.inClinic(clinicId, async (transaction) => {
        const version = await changeDetails(transaction, { clinicId, actor, at }, { personId, ...body })
        if (version === undefined) {
          const there = await personById(transaction, clinicId, personId)
          return { problem: there && there.mergedInto === null ? 'changed-meanwhile' : 'not-found' }
        }
        await recordAudit(transaction, clinicId, auditEvent(caller, at, 'person.change', personId, { version }))
        return { answer: { version } }
      })
    },

    getTimeline: async ({ caller, params: { personId }, at }) => {
      const { clinicId } = caller
      return reading({ database, readLog }, { caller, at }, personId, 'person.timeline.read', (transaction, id) =>
        timelineOf(transaction, clinicId, id),
      )
    },
  }
}
