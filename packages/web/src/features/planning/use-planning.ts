import { contract, type PlanDocument, type ReceivedOf } from '@stipple/api/contract'
import type { KnownIds } from '@stipple/domain/planning'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { fetched } from '../../app/client.ts'
import { useSpeech } from '../../app/say.tsx'
import { useSession } from '../../app/session.tsx'
import { useChoices } from '../screening/use-choices.ts'

export type PlanningCatalogue = ReceivedOf<(typeof contract)['getPlanningContent']>

/** Devices, protocols and limits. They change with an upgrade only, so they are fetched once. */
export function usePlanningCatalogue() {
  const { clinicId } = useSession()
  return useQuery({
    queryKey: ['planning', clinicId],
    queryFn: ({ signal }) => fetched(contract.getPlanningContent, { clinicId }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function usePlan(planId: string, version: number | undefined) {
  const { clinicId } = useSession()
  return useQuery<PlanDocument>({
    queryKey: ['plan', clinicId, planId, version ?? 'newest'],
    queryFn: ({ signal }) =>
      fetched(
        contract.getPlan,
        { clinicId, params: { planId }, query: version === undefined ? {} : { version } },
        signal,
      ),
    // What is being edited is not fetched under the hands of whoever edits it.
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Ids that a plan may name, for the check. */
export function useKnownIds(catalogue: PlanningCatalogue): KnownIds {
  const { choices } = useChoices()
  return useMemo(
    () => ({
      knownZones: new Set((choices?.zones ?? []).map(({ id }) => id)),
      knownSources: new Set(catalogue.sources.map(({ id }) => id)),
    }),
    [choices, catalogue],
  )
}

/** What entries of the catalogue are called in the language of the screen; an id that nobody knows stays as it is. */
export function usePlanningNames(catalogue: PlanningCatalogue) {
  const { language } = useSpeech()
  const { zoneName, indicationName } = useChoices()
  return useMemo(() => {
    const titled =
      (list: readonly { readonly id: string; readonly title: { readonly en: string; readonly tr: string } }[]) =>
      (id: string) =>
        list.find((entry) => entry.id === id)?.title[language] ?? id
    return {
      zone: zoneName,
      indication: indicationName,
      device: (id: string) => catalogue.devices.find((device) => device.id === id)?.title ?? id,
      cartridge: titled(catalogue.devices.flatMap(({ cartridges }) => cartridges)),
      topical: titled(catalogue.topicals),
      instrument: titled(catalogue.instruments),
      template: titled(catalogue.protocolTemplates),
      endpoint: titled(catalogue.endpoints),
      stopRule: titled(catalogue.stopRules),
      pigmentStep: titled(catalogue.pigmentSteps),
      rule: titled(catalogue.rules),
      procedure: titled(catalogue.procedures),
    }
    // The names of zones and indications come from one query and change with it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [catalogue, language, zoneName('face')])
}
export type PlanningNames = ReturnType<typeof usePlanningNames>
