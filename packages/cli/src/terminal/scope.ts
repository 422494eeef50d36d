import type { Scope } from '@stipple/domain/candidacy'
import type { Say } from '../messages/messages.ts'
import type { Names } from './names.ts'

/** Where a rule or clause binds, in words; empty when it binds everywhere. */
export function scopeText(scope: Scope | undefined, say: Say, names: Names): string {
  if (!scope) return ''
  const indications = (ids: readonly string[]) => ids.map((id) => names.indication(id)).join(', ')
  return [
    scope.modalities ? scope.modalities.map((modality) => say(`modality.${modality}`)).join(', ') : '',
    scope.adjuncts ? say('intent.with', { adjuncts: names.adjuncts(scope.adjuncts) }) : '',
    scope.zones ? names.zones(scope.zones) : '',
    scope.depthAtLeastMm === undefined ? '' : say('scope.depth', { depth: scope.depthAtLeastMm }),
    scope.indications ? indications(scope.indications) : '',
    scope.exceptIndications ? say('scope.except', { indications: indications(scope.exceptIndications) }) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}
