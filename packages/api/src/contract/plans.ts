import { zoneAreaSchema } from '@stipple/domain/anatomy'
import { publishedThicknessSchema } from '@stipple/domain/dose'
import { localizedTextSchema, sourceSchema } from '@stipple/domain/evidence'
import {
  deviceSchema,
  endpointSchema,
  instrumentSchema,
  pigmentStepSchema,
  planBackgroundSchema,
  planSchema,
  protocolEvidenceSchema,
  protocolTemplateSchema,
  revisionReasonSchema,
  severities,
  stopRuleSchema,
  topicalSchema,
  zoneRestrictionSchema,
} from '@stipple/domain/planning'
import { modalitySchema } from '@stipple/domain/candidacy'
import { z } from 'zod'
import { momentSchema } from './clinic.ts'
import { endpoint } from './endpoint.ts'
import { personParams } from './people.ts'

const planParams = z.strictObject({ planId: z.uuid() })
const versionParams = z.strictObject({ planId: z.uuid(), version: z.coerce.number().int().min(1).max(10_000) })
const note = z.string().trim().max(2_000)

export const getPlanningContent = endpoint({
  method: 'GET',
  path: '/api/clinics/:clinicId/planning',
  summary: 'Devices, protocols, topicals and limits that plans are made of and checked against, with their sources.',
  permits: ['owner', 'clinician', 'assistant'],
  answer: z.strictObject({
    knowledgeVersion: z.string(),
    devices: z.array(deviceSchema),
    topicals: z.array(topicalSchema),
    instruments: z.array(instrumentSchema),
    protocolEvidence: z.array(protocolEvidenceSchema),
    protocolTemplates: z.array(protocolTemplateSchema),
    endpoints: z.array(endpointSchema),
    stopRules: z.array(stopRuleSchema),
    pigmentSteps: z.array(pigmentStepSchema),
    zoneRestrictions: z.array(zoneRestrictionSchema),
    zoneAreas: z.array(zoneAreaSchema),
    /** Shown beside a depth, never turned into one. */
    thicknesses: z.array(publishedThicknessSchema),
    /** Every source of the content, so that each number leads to its own. */
    sources: z.array(sourceSchema),
    /** Titles of the screening rules that findings name. */
    rules: z.array(z.strictObject({ id: z.string(), title: localizedTextSchema })),
    /** Procedures that may be planned beside the needling. */
    procedures: z.array(z.strictObject({ id: z.string(), title: localizedTextSchema })),
  }),
  problems: [],
})

export const getPlanBackground = endpoint({
  method: 'GET',
  path: '/api/clinics/:clinicId/people/:personId/plan-background',
  summary: 'What a plan for this person, indication and modality is checked against today.',
  permits: ['owner', 'clinician', 'assistant'],
  params: personParams,
  query: z.strictObject({ indication: z.string().max(100), modality: modalitySchema }),
  answer: planBackgroundSchema,
  problems: ['not-found'],
})

export const planStates = ['draft', 'approved', 'retired'] as const
export const planVersionSummarySchema = z.strictObject({
  version: z.int().positive(),
  state: z.enum(planStates),
  /** Counts saves; sent back with the next one. */
  revision: z.int().positive(),
  reason: revisionReasonSchema.nullable(),
  note: z.string(),
  savedAt: momentSchema,
  savedBy: z.string(),
  approvedAt: momentSchema.nullable(),
  approvedBy: z.string().nullable(),
  signature: z.string().nullable().describe('SHA-256 of what was signed.'),
  retiredAt: momentSchema.nullable(),
  retiredBy: z.string().nullable(),
  retiredReason: revisionReasonSchema.nullable(),
})
export type PlanVersionSummary = z.infer<typeof planVersionSummarySchema>

export const planSummarySchema = z.strictObject({
  planId: z.uuid(),
  indication: z.string(),
  modality: modalitySchema,
  createdAt: momentSchema,
  current: planVersionSummarySchema.describe('The newest version.'),
  inForce: z.int().positive().nullable().describe('The approved version.'),
})
export type PlanSummary = z.infer<typeof planSummarySchema>

/** A finding of the plan check, as identifiers and values. */
export const planFindingSchema = z.strictObject({
  check: z.string(),
  key: z.string(),
  severity: z.enum(severities),
  zone: z.string().nullable(),
  session: z.int().nullable(),
  field: z.string().nullable(),
  value: z.union([z.string(), z.number()]).nullable(),
  limit: z.union([z.string(), z.number()]).nullable(),
  excess: z.number().nullable(),
  unit: z.string().nullable(),
  strength: z.string().nullable(),
  backing: z.union([z.string(), z.number()]).nullable(),
  sources: z.array(z.string()),
  detail: z.record(z.string(), z.string()),
  override: z.strictObject({ finding: z.string(), reason: z.string(), note: z.string() }).nullable(),
})

export const planDocumentSchema = z.strictObject({
  planId: z.uuid(),
  personId: z.uuid(),
  personName: z.string(),
  versions: z.array(planVersionSummarySchema),
  version: z.int().positive().describe('The version that is shown.'),
  plan: planSchema,
  /** Today’s for a draft; for a signed version that of its signature. */
  background: planBackgroundSchema,
  check: z.strictObject({ mayBeApproved: z.boolean(), findings: z.array(planFindingSchema) }),
  knowledgeVersion: z.string(),
})
export type PlanDocument = z.infer<typeof planDocumentSchema>

export const createPlan = endpoint({
  method: 'POST',
  path: '/api/clinics/:clinicId/people/:personId/plans',
  summary: 'Begins a plan as a draft.',
  permits: ['clinician'],
  params: personParams,
  body: z.strictObject({ plan: planSchema }),
  answer: z.strictObject({ planId: z.uuid() }),
  problems: ['not-found', 'plan-not-valid'],
})

export const listPlans = endpoint({
  method: 'GET',
  path: '/api/clinics/:clinicId/people/:personId/plans',
  summary: 'Plans of a person, newest first.',
  permits: ['owner', 'clinician', 'assistant'],
  params: personParams,
  answer: z.array(planSummarySchema),
  problems: ['not-found'],
})

export const getPlan = endpoint({
  method: 'GET',
  path: '/api/clinics/:clinicId/plans/:planId',
  summary: 'A plan in one version, with everything it is checked against and what the check finds.',
  permits: ['owner', 'clinician', 'assistant'],
  params: planParams,
  query: z.strictObject({
    version: z.coerce.number().int().min(1).max(10_000).optional().describe('The newest one where it is not given.'),
  }),
  answer: planDocumentSchema,
  problems: ['not-found'],
})

export const savePlan = endpoint({
  method: 'PUT',
  path: '/api/clinics/:clinicId/plans/:planId/versions/:version',
  summary: 'Saves a draft. Whoever saves says which save they saw; of two, the second is told.',
  permits: ['clinician'],
  params: versionParams,
  body: z.strictObject({ revision: z.int().positive(), plan: planSchema }),
  answer: z.strictObject({ revision: z.int().positive(), savedAt: momentSchema }),
  problems: ['not-found', 'changed-meanwhile', 'plan-signed', 'plan-not-valid'],
})

export const approvePlan = endpoint({
  method: 'POST',
  path: '/api/clinics/:clinicId/plans/:planId/versions/:version/approval',
  summary: 'Signs a draft with the clinician’s password. The version in force before is retired by it.',
  permits: ['clinician'],
  params: versionParams,
  body: z.strictObject({
    revision: z.int().positive(),
    /** Keys of the findings that were on screen: nobody signs over one they have not seen. */
    seen: z.array(z.string().max(300)).max(2_000),
    password: z.string().max(200),
  }),
  answer: z.strictObject({ signature: z.string(), approvedAt: momentSchema }),
  problems: ['not-found', 'changed-meanwhile', 'plan-signed', 'plan-not-approvable', 'wrong-credentials', 'locked-out'],
})

export const revisePlan = endpoint({
  method: 'POST',
  path: '/api/clinics/:clinicId/plans/:planId/revisions',
  summary: 'Begins a new draft from the version in force, with a coded reason.',
  permits: ['clinician'],
  params: planParams,
  body: z.strictObject({ reason: revisionReasonSchema, note }),
  answer: z.strictObject({ version: z.int().positive() }),
  problems: ['not-found', 'draft-open', 'reason-without-note'],
})

export const retirePlan = endpoint({
  method: 'POST',
  path: '/api/clinics/:clinicId/plans/:planId/versions/:version/retirement',
  summary: 'Ends a draft or the version in force, with a coded reason. Nothing is deleted.',
  permits: ['clinician'],
  params: versionParams,
  body: z.strictObject({ reason: revisionReasonSchema, note }),
  answer: null,
  problems: ['not-found', 'plan-signed', 'reason-without-note'],
})

const changedFindings = z.strictObject({ added: z.array(planFindingSchema), gone: z.array(z.string()) })

export const replayPlan = endpoint({
  method: 'GET',
  path: '/api/clinics/:clinicId/plans/:planId/versions/:version/replay',
  summary: 'Checks a signed version again: as it was signed, and with what is known today.',
  permits: ['owner', 'clinician', 'assistant'],
  params: versionParams,
  answer: z.strictObject({
    /** The same content and inputs give what was signed; null when another content signed. */
    asSigned: z.enum(['same', 'differs']).nullable(),
    signature: z.enum(['holds', 'broken']),
    signedWith: z.string(),
    installed: z.string(),
    /** What the content of today says of the inputs of then. */
    newContent: changedFindings,
    /** What it says of the person as they are today. */
    today: changedFindings,
  }),
  problems: ['not-found'],
})

export const listPlansToReview = endpoint({
  method: 'GET',
  path: '/api/clinics/:clinicId/plans-to-review',
  summary: 'Open plans for which the installed content finds what was not found when they were last checked.',
  permits: ['owner', 'clinician'],
  answer: z.strictObject({
    knowledgeVersion: z.string(),
    checked: z.int().nonnegative(),
    plans: z.array(
      z.strictObject({
        planId: z.uuid(),
        version: z.int().positive(),
        state: z.enum(planStates),
        personId: z.uuid(),
        personName: z.string(),
        indication: z.string(),
        added: z.array(planFindingSchema),
        gone: z.array(z.string()),
      }),
    ),
  }),
  problems: [],
})

export const exportPlan = endpoint({
  method: 'GET',
  path: '/api/clinics/:clinicId/plans/:planId/fhir',
  summary: 'The plan as FHIR R4: a CarePlan for the course, ServiceRequests for its prescription and its zones.',
  permits: ['owner', 'clinician'],
  params: planParams,
  query: z.strictObject({ version: z.coerce.number().int().min(1).max(10_000).optional() }),
  answer: z.unknown(),
  problems: ['not-found'],
})

export const planEndpoints = {
  getPlanningContent,
  getPlanBackground,
  createPlan,
  listPlans,
  getPlan,
  savePlan,
  approvePlan,
  revisePlan,
  retirePlan,
  replayPlan,
  listPlansToReview,
  exportPlan,
}
