import { adjunctSchema, indicationSchema, intakeStepSchema, type Rule, ruleSchema } from '@stipple/domain/candidacy'
import { zoneAreaSchema, zoneSchema } from '@stipple/domain/anatomy'
import { depthRatioSchema, publishedDepthSchema, publishedThicknessSchema } from '@stipple/domain/dose'
import { localizedTextSchema, sourceSchema } from '@stipple/domain/evidence'
import { codeMapSchema, conceptSchema, medicineNameSchema, siteMapSchema } from '@stipple/domain/patient'
import {
  deviceSchema,
  endpointSchema,
  instrumentSchema,
  pigmentStepSchema,
  protocolEvidenceSchema,
  protocolTemplateSchema,
  stopRuleSchema,
  topicalSchema,
  zoneRestrictionSchema,
} from '@stipple/domain/planning'
import { z } from 'zod'
import { type PhraseKey, phraseKeys } from './knowledge.ts'
import type { ContentProblem } from './problem.ts'

/** Parsed content files by path below the content folder, with forward slashes. */
export type RawContent = ReadonlyMap<string, unknown>

/** Validated entries, each with the file it came from; not yet checked against one another. */
export type Entries = {
  concepts: Located<z.infer<typeof conceptSchema>>[]
  zones: Located<z.infer<typeof zoneSchema>>[]
  zoneAreas: Located<z.infer<typeof zoneAreaSchema>>[]
  indications: Located<z.infer<typeof indicationSchema>>[]
  adjuncts: Located<z.infer<typeof adjunctSchema>>[]
  intakeSteps: Located<z.infer<typeof intakeStepSchema>>[]
  sources: Located<z.infer<typeof sourceSchema>>[]
  rules: Located<Rule>[]
  codeMaps: Located<z.infer<typeof codeMapSchema>>[]
  medicineNames: Located<z.infer<typeof medicineNameSchema>>[]
  siteMaps: Located<z.infer<typeof siteMapSchema>>[]
  phrases: Record<PhraseKey, z.infer<typeof localizedTextSchema>>
  devices: Located<z.infer<typeof deviceSchema>>[]
  topicals: Located<z.infer<typeof topicalSchema>>[]
  instruments: Located<z.infer<typeof instrumentSchema>>[]
  protocolEvidence: Located<z.infer<typeof protocolEvidenceSchema>>[]
  protocolTemplates: Located<z.infer<typeof protocolTemplateSchema>>[]
  endpoints: Located<z.infer<typeof endpointSchema>>[]
  stopRules: Located<z.infer<typeof stopRuleSchema>>[]
  pigmentSteps: Located<z.infer<typeof pigmentStepSchema>>[]
  zoneRestrictions: Located<z.infer<typeof zoneRestrictionSchema>>[]
  thicknesses: Located<z.infer<typeof publishedThicknessSchema>>[]
  depthMeasurements: Located<z.infer<typeof publishedDepthSchema>>[]
  depthRatios: Located<z.infer<typeof depthRatioSchema>>[]
}
export type Located<T> = { entry: T; file: string; path: (string | number)[] }

const medicineNamesFile = 'codes/medicine-names.yaml'
const phrasesFile = 'phrases.yaml'
const phrasesSchema = z.strictObject(
  Object.fromEntries(phraseKeys.map((key) => [key, localizedTextSchema])) as Record<
    PhraseKey,
    typeof localizedTextSchema
  >,
)

/**
 * Validates every file against the schema of its kind.
 *
 * Files under `rules/` hold one rule each, `sources/` lists of sources, `thicknesses/` lists of published figures, `codes/` one code map each (`*-body-sites.yaml` a
 * site map, `medicine-names.yaml` a list of names), `devices/` and `protocol-templates/` one entry each, `protocol-evidence/` lists of rows; the
 * lists at the top are named after what they hold.
 */
export function assemble(raw: RawContent): { entries: Entries; problems: ContentProblem[] } {
  const problems: ContentProblem[] = []
  const listIn = <T extends z.ZodType>(file: string, schema: T): Located<z.infer<T>>[] =>
    readList(file, raw.get(file), schema, problems)
  const filesIn = (folder: string) => [...raw.keys()].filter((file) => file.startsWith(`${folder}/`)).sort()
  const mapFiles = filesIn('codes').filter((file) => file !== medicineNamesFile)
  const isSiteMap = (file: string) => file.endsWith('-body-sites.yaml')
  const phrases = read(phrasesFile, raw.get(phrasesFile), phrasesSchema, [], problems)
  const entries: Entries = {
    concepts: listIn('concepts.yaml', conceptSchema),
    zones: listIn('zones.yaml', zoneSchema),
    zoneAreas: listIn('zone-areas.yaml', zoneAreaSchema),
    indications: listIn('indications.yaml', indicationSchema),
    adjuncts: listIn('adjuncts.yaml', adjunctSchema),
    intakeSteps: listIn('intake-steps.yaml', intakeStepSchema),
    sources: filesIn('sources').flatMap((file) => listIn(file, sourceSchema)),
    rules: filesIn('rules').flatMap((file) => one(file, raw.get(file), ruleSchema, problems)),
    codeMaps: mapFiles
      .filter((file) => !isSiteMap(file))
      .flatMap((file) => one(file, raw.get(file), codeMapSchema, problems)),
    siteMaps: mapFiles.filter(isSiteMap).flatMap((file) => one(file, raw.get(file), siteMapSchema, problems)),
    medicineNames: listIn(medicineNamesFile, medicineNameSchema),
    phrases: phrases ?? ({} as Entries['phrases']),
    devices: filesIn('devices').flatMap((file) => one(file, raw.get(file), deviceSchema, problems)),
    topicals: listIn('topicals.yaml', topicalSchema),
    instruments: listIn('instruments.yaml', instrumentSchema),
    protocolEvidence: filesIn('protocol-evidence').flatMap((file) => listIn(file, protocolEvidenceSchema)),
    protocolTemplates: filesIn('protocol-templates').flatMap((file) =>
      one(file, raw.get(file), protocolTemplateSchema, problems),
    ),
    endpoints: listIn('endpoints.yaml', endpointSchema),
    stopRules: listIn('stop-rules.yaml', stopRuleSchema),
    pigmentSteps: listIn('pigment-steps.yaml', pigmentStepSchema),
    zoneRestrictions: listIn('zone-restrictions.yaml', zoneRestrictionSchema),
    thicknesses: filesIn('thicknesses').flatMap((file) => listIn(file, publishedThicknessSchema)),
    depthMeasurements: listIn('depth-measurements.yaml', publishedDepthSchema),
    depthRatios: listIn('depth-ratios.yaml', depthRatioSchema),
  }
  return { entries, problems }
}

function readList<T extends z.ZodType>(
  file: string,
  value: unknown,
  schema: T,
  problems: ContentProblem[],
): Located<z.infer<T>>[] {
  if (value === undefined) {
    problems.push({ file, path: [], code: 'missing-file', id: file })
    return []
  }
  if (!Array.isArray(value)) {
    problems.push({ file, path: [], code: 'invalid-entry', message: 'expected a list of entries' })
    return []
  }
  return value.flatMap((item: unknown, position) => {
    const entry = read(file, item, schema, [position], problems)
    return entry === undefined ? [] : [{ entry, file, path: [position] }]
  })
}

function one<T extends z.ZodType>(file: string, value: unknown, schema: T, problems: ContentProblem[]) {
  const entry = read(file, value, schema, [], problems)
  return entry === undefined ? [] : [{ entry, file, path: [] as (string | number)[] }]
}

function read<T extends z.ZodType>(
  file: string,
  value: unknown,
  schema: T,
  path: (string | number)[],
  problems: ContentProblem[],
): z.infer<T> | undefined {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  for (const issue of result.error.issues) {
    const where = [...path, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))]
    problems.push({ file, path: where, code: 'invalid-entry', message: issue.message })
  }
  return undefined
}
