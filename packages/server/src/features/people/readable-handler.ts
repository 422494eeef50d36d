import type { Contract } from '@stipple/api/contract'
import type { Language } from '@stipple/domain/evidence'
import type { Knowledge } from '@stipple/knowledge'
import type { Handler } from '../../platform/http/handler.ts'
import { machineTimeZone } from '../../platform/clock/clinic-day.ts'
import { actorNames } from '../audit/actor-names.ts'
import { screeningsOf } from '../screening/screening-store.ts'
import { factsOf } from './fact-store.ts'
import type { PeopleParts } from './people-parts.ts'
import { knownOf } from './people-store.ts'
import { skinTypeIn } from './person-head.ts'
import { personById } from './person-store.ts'
import { readableRecord } from './readable-record.ts'
import { reading } from './reading.ts'
import { unmappedOf } from './unmapped.ts'

/** Who a person is, what is known of them and what was decided, as a page to read, print and keep. */
export function readableHandler({ database, knowledge, readLog }: PeopleParts): Handler<Contract['readPersonPage']> {
  return async ({ caller, params: { personId }, query: { language }, at }) => {
    const { clinicId, name, timeZone } = caller
    const names = namesIn(knowledge, language)
    return reading({ database, readLog }, { caller, at }, personId, 'person.export.page', async (transaction, id) => {
      const person = await personById(transaction, clinicId, id)
      const known = await knownOf(transaction, clinicId, id)
      if (!person || !known) return undefined
      const clinic = await transaction
        .selectFrom('clinic')
        .select('name')
        .where('clinic_id', '=', clinicId)
        .executeTakeFirstOrThrow()
      const actors = await actorNames(transaction, clinicId)
      const nameOf = (actor: string) => actors.get(actor) ?? actor
      const facts = await factsOf(transaction, clinicId, id, 'without')
      const unmapped = await unmappedOf(transaction, clinicId, id)
      const screenings = await screeningsOf(transaction, clinicId, id)
      return readableRecord({
        language,
        timeZone: timeZone ?? machineTimeZone(),
        clinic: clinic.name,
        madeBy: name,
        madeAt: at,
        knowledgeVersion: knowledge.version,
        person: {
          ...person.details,
          identifiers: person.identifiers,
          skinType: skinTypeIn(known.facts).skinType,
        },
        facts: facts.map(({ statement, assertedAt, assertedBy }) => ({
          title: names.concept(statement.concept),
          statement,
          zones: (statement.zones ?? []).map(names.zone),
          notedAt: assertedAt,
          notedBy: nameOf(assertedBy),
        })),
        unmapped: unmapped.map(({ display, code, type, count }) => ({ name: display ?? code ?? type, type, count })),
        screenings: screenings.map(({ record, outcome, deferUntil, screenedAt, judgement }) => ({
          at: screenedAt,
          intent: names.intent(record.inputs.intent),
          outcome,
          deferUntil,
          judgement: judgement && { ...judgement, by: nameOf(judgement.by) },
        })),
      })
    })
  }
}

function namesIn({ concepts, zones, indications }: Knowledge, language: Language) {
  const conceptNames = new Map(concepts.map(({ id, title }) => [id, title[language]]))
  const zoneNames = new Map(zones.map(({ id, name }) => [id, name[language]]))
  const indicationNames = new Map(indications.map(({ id, title }) => [id, title[language]]))
  const zone = (id: string) => zoneNames.get(id) ?? id
  return {
    concept: (id: string) => conceptNames.get(id) ?? id,
    zone,
    intent: (intent: {
      indication: string
      modality: string
      depthMm?: number | undefined
      zones: readonly string[]
    }) =>
      [
        indicationNames.get(intent.indication) ?? intent.indication,
        intent.modality,
        ...(intent.depthMm === undefined ? [] : [`${intent.depthMm} mm`]),
        intent.zones.map(zone).join(', '),
      ].join(' · '),
  }
}
