import type { CandidacyContent } from '@stipple/domain/candidacy'
import { assemble, type Entries, type RawContent } from './assemble.ts'
import { canonicalJson } from './canonical-json.ts'
import { checkCatalogue } from './check/catalogue.ts'
import { checkDose } from './check/dose.ts'
import { checkEvidence } from './check/evidence.ts'
import { checkExamples } from './check/examples.ts'
import { checkIntake } from './check/intake.ts'
import { checkPatientTexts } from './check/patient-texts.ts'
import { checkPlanning } from './check/planning.ts'
import { checkReferences } from './check/references.ts'
import { checkZoneAreas } from './check/zone-areas.ts'
import type { Knowledge } from './knowledge.ts'
import type { ContentProblem } from './problem.ts'

/** Characters of a rule's hash that are kept as its version; enough to tell any two versions of one rule apart. */
const ruleVersionLength = 12

/**
 * Validates, checks and joins all content files into one value.
 *
 * @param hash SHA-256 of a text, as lower-case hexadecimal; handed in because this package computes nothing but values
 * @returns the knowledge, or the problems that keep it from being one; examples run only when everything else is right
 */
export function compileKnowledge(
  raw: RawContent,
  hash: (text: string) => string,
): { knowledge: Knowledge; problems: [] } | { knowledge: undefined; problems: ContentProblem[] } {
  const { entries, problems } = assemble(raw)
  if (problems.length > 0) return { knowledge: undefined, problems }
  const references = [...checkReferences(entries), ...checkZoneAreas(entries), ...checkDose(entries)]
  if (references.length > 0) return { knowledge: undefined, problems: references }
  const content = joined(entries, hash)
  const found = [
    ...checkEvidence(entries),
    ...checkIntake(entries),
    ...checkPatientTexts(entries),
    ...checkCatalogue(entries),
    ...checkPlanning(entries),
    ...checkExamples(entries, content as CandidacyContent),
  ]
  return found.length > 0 ? { knowledge: undefined, problems: found } : { knowledge: content, problems: [] }
}

function joined(entries: Entries, hash: (text: string) => string): Knowledge {
  const content = {
    concepts: entries.concepts.map(({ entry }) => entry),
    zones: entries.zones.map(({ entry }) => entry),
    zoneAreas: entries.zoneAreas.map(({ entry }) => entry),
    indications: entries.indications.map(({ entry }) => entry),
    adjuncts: entries.adjuncts.map(({ entry }) => entry),
    intakeSteps: entries.intakeSteps.map(({ entry }) => entry),
    sources: entries.sources.map(({ entry }) => entry),
    rules: entries.rules.map(({ entry }) => ({
      ...entry,
      version: hash(canonicalJson(entry)).slice(0, ruleVersionLength),
    })),
    terminology: {
      codeMaps: entries.codeMaps.map(({ entry }) => entry),
      medicineNames: entries.medicineNames.map(({ entry }) => entry),
      siteMaps: entries.siteMaps.map(({ entry }) => entry),
    },
    phrases: entries.phrases,
    planning: {
      devices: entries.devices.map(({ entry }) => entry),
      topicals: entries.topicals.map(({ entry }) => entry),
      instruments: entries.instruments.map(({ entry }) => entry),
      protocolEvidence: entries.protocolEvidence.map(({ entry }) => entry),
      protocolTemplates: entries.protocolTemplates.map(({ entry }) => entry),
      endpoints: entries.endpoints.map(({ entry }) => entry),
      stopRules: entries.stopRules.map(({ entry }) => entry),
      pigmentSteps: entries.pigmentSteps.map(({ entry }) => entry),
      zoneRestrictions: entries.zoneRestrictions.map(({ entry }) => entry),
    },
    dose: {
      thicknesses: entries.thicknesses.map(({ entry }) => entry),
      depthMeasurements: entries.depthMeasurements.map(({ entry }) => entry),
      depthRatios: entries.depthRatios.map(({ entry }) => entry),
    },
  }
  return { version: hash(canonicalJson(content)), ...content }
}
