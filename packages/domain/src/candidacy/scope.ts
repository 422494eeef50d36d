import type { ZoneTree } from '../anatomy/index.ts'
import type { Alternatives, Changes } from './change.ts'
import { covers, type Field, fieldOf, touches, zonesInField } from './field.ts'
import { type Adjunct, type Intent, type Modality, modalities, type Scope } from './intent.ts'
import { no, type Truth, unknown, yes } from './truth.ts'

/** What a scope is held against: the intent, and what follows from it. */
export type IntendedTreatment = {
  readonly intent: Intent
  readonly field: Field
  readonly tree: ZoneTree
  readonly indications: readonly string[]
  /** Adjunct kinds by id. */
  readonly adjunctKinds: ReadonlyMap<string, Adjunct['kind']>
}

const deliveries: ReadonlySet<Modality> = new Set(['drug-delivery', 'patch'])

/** Drugs of the intent; they are the treatment itself with the modalities that deliver. */
export function deliveredDrugs(treatment: IntendedTreatment): string[] {
  if (!deliveries.has(treatment.intent.modality)) return []
  return treatment.intent.adjuncts.filter((adjunct) => treatment.adjunctKinds.get(adjunct) === 'drug')
}

/** A delivery of which nobody has said what is delivered. */
export function drugIsNotStated(treatment: IntendedTreatment): boolean {
  return deliveries.has(treatment.intent.modality) && deliveredDrugs(treatment).length === 0
}

/** Whether a scope binds; unknown when it turns on a drug that nobody has named. */
export function binds(scope: Scope, treatment: IntendedTreatment): Truth {
  const { intent } = treatment
  if (scope.modalities && !scope.modalities.includes(intent.modality)) return no
  if (scope.indications && !scope.indications.includes(intent.indication)) return no
  if (scope.exceptIndications?.includes(intent.indication)) return no
  // No depth stated means any depth.
  if (scope.depthAtLeastMm !== undefined && intent.depthMm !== undefined && intent.depthMm < scope.depthAtLeastMm)
    return no
  if (scope.zones && !touches(fieldOf(scope.zones, treatment.tree).leaves, treatment.field)) return no
  if (!scope.adjuncts || scope.adjuncts.some((adjunct) => intent.adjuncts.includes(adjunct))) return yes
  const aboutDrugs = scope.adjuncts.some((adjunct) => treatment.adjunctKinds.get(adjunct) === 'drug')
  return aboutDrugs && drugIsNotStated(treatment) ? unknown : no
}

/** Adjuncts a scope speaks of that can be left out without giving up the treatment. */
export function adjunctsToLeaveOut(scope: Scope, treatment: IntendedTreatment): string[] {
  const concerned = (scope.adjuncts ?? []).filter((adjunct) => treatment.intent.adjuncts.includes(adjunct))
  const drugs = deliveredDrugs(treatment)
  const isWholeTreatment = drugs.length > 0 && drugs.every((drug) => concerned.includes(drug))
  return isWholeTreatment ? [] : concerned.sort()
}

/** Changes of the intent, other than of the modality, after which the scope binds no more. */
function escapes(scope: Scope, treatment: IntendedTreatment): Alternatives {
  const { intent, field } = treatment
  const alternatives: Changes[] = []
  if (scope.adjuncts) {
    const without = scope.adjuncts.filter((adjunct) => intent.adjuncts.includes(adjunct)).sort()
    if (without.length > 0) alternatives.push([{ kind: 'adjuncts', without }])
  }
  if (scope.zones && !covers(fieldOf(scope.zones, treatment.tree).leaves, field)) {
    alternatives.push([{ kind: 'zones', without: zonesInField(scope.zones, field) }])
  }
  if (scope.depthAtLeastMm !== undefined) alternatives.push([{ kind: 'depth', belowMm: scope.depthAtLeastMm }])
  const to = scope.indications
    ? treatment.indications.filter((indication) => !scope.indications?.includes(indication))
    : (scope.exceptIndications ?? [])
  if (to.length > 0) alternatives.push([{ kind: 'indication', to: [...to].sort() }])
  return alternatives
}

/** Escapes from any of several scopes that bind together. */
export function escapesFromAny(scopes: readonly Scope[], treatment: IntendedTreatment): Alternatives {
  const to = modalities.filter((modality) => scopes.some((scope) => scope.modalities?.includes(modality) === false))
  return [
    ...scopes.flatMap((scope) => escapes(scope, treatment)),
    ...(to.length > 0 ? [[{ kind: 'modality', to } as const]] : []),
  ]
}
