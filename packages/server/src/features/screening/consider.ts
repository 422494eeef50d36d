import { createHash } from 'node:crypto'
import type { Consideration } from '@stipple/api/contract'
import { presentForm } from '@stipple/api/intake'
import { presentScreening, type ScreeningDocument } from '@stipple/api/screening'
import {
  type Candidacy,
  checkIntent,
  type Intent,
  type IntakePlan,
  type OpenIntake,
  openSteps,
  planIntake,
  type Policy,
  type Screening,
} from '@stipple/domain/candidacy'
import type { Language } from '@stipple/domain/evidence'
import type { Person } from '@stipple/domain/patient'
import { parseDay } from '@stipple/domain/units'
import { canonicalJson, type Knowledge } from '@stipple/knowledge'
import type { Gathered } from './gather.ts'
import type { ScreeningDesk, ScreeningInputs } from './screening-record.ts'

/** A screening with the questions it leaves open. */
export type Considered = {
  readonly inputs: ScreeningInputs
  readonly screening: Screening
  readonly plan: IntakePlan
  readonly open: OpenIntake
}

/** Plans of intakes that are kept; a clinic uses a few dozen intents. */
const plansKept = 100

/** What a clinic's screenings are considered with: content, compiled policies, and plans of intakes. */
export function considering(desk: ScreeningDesk, knowledge: Knowledge) {
  const plans = new Map<string, IntakePlan>()
  const planFor = (candidacy: Candidacy, intent: Intent, policy: Policy | null): IntakePlan => {
    const key = canonicalJson({ intent, policy })
    const kept = plans.get(key)
    if (kept) return kept
    const plan = planIntake(candidacy.forIntent(intent), candidacy)
    if (plans.size >= plansKept) plans.delete(plans.keys().next().value as string)
    plans.set(key, plan)
    return plan
  }

  return {
    /** Whether the content knows what is intended. */
    knows(intent: Intent, policy: Policy | null): boolean {
      const candidacy = desk.candidacyFor(policy)
      return checkIntent(intent, candidacy.content, candidacy.zones).length === 0
    },

    /** Screens with what is known, and finds what is still to be asked. Synchronous: everything was gathered before. */
    consider(person: Person, intent: Intent, policy: Policy | null, asOf: string): Considered {
      const candidacy = desk.candidacyFor(policy)
      const history = candidacy.prepare(person)
      const screening = candidacy.forIntent(intent).screen(history, parseDay(asOf))
      const plan = planFor(candidacy, intent, policy)
      const inputs: ScreeningInputs = { schemaVersion: 1, intent, asOf, person, policy }
      return { inputs, screening, plan, open: openSteps(plan, screening, { history }) }
    },

    /** Tells the forms of one intent, content and policy from all others. */
    formHash(intent: Intent, policy: Policy | null): string {
      return hashOf({ intent, knowledge: knowledge.version, policy }).slice(0, 16)
    },

    /** What a clinician sees of it. */
    present(
      { inputs, screening, plan, open }: Considered,
      { language, unmapped, facts, noted = [] }: Shown,
    ): Consideration {
      const hash = this.formHash(inputs.intent, inputs.policy)
      return {
        document: presentScreening(screening, knowledge, {
          language,
          person: { reference: null, birthDate: inputs.person.birthDate ?? null },
          silenceMeansNo: false,
          unmapped,
          notRead: {},
          problems: [],
        }),
        seen: hashOf(screening),
        patientForm: presentForm(plan, open.patient, knowledge, { language, hash }),
        clinicianForm: presentForm(plan, open.clinician, knowledge, { language, hash }),
        needsDrug: open.needsDrug,
        facts: facts.filter(({ statement }) => isUsed(statement.concept, screening, plan)),
        noted: [...noted],
      }
    },
  }
}

type Shown = {
  readonly language: Language
  readonly unmapped: ScreeningDocument['unmapped']
  readonly facts: Gathered['facts']
  /** What the call that is answered noted. */
  readonly noted?: readonly string[]
}

/** Whether a finding rests on what is said of a concept, or a question is about it. */
function isUsed(concept: string, { findings }: Screening, { steps }: IntakePlan): boolean {
  return (
    findings.some(({ facts }) => facts.some((fact) => fact.concept === concept)) ||
    steps.some((step) =>
      step.kind === 'value'
        ? step.values.some((value) => value.concept.id === concept)
        : step.options.some((option) => option.concept.id === concept) ||
          step.which.some(({ kinds }) => kinds.some(({ id }) => id === concept)),
    )
  )
}

export type Considering = ReturnType<typeof considering>

/** SHA-256 of the canonical JSON. */
export const hashOf = (value: unknown) => createHash('sha256').update(canonicalJson(value)).digest('hex')
