import type {
  AnswerOf,
  commonProblems,
  Contract,
  Endpoint,
  EndpointName,
  ProblemDetail,
  ProblemOf,
  RequestOf,
  Role,
  sessionProblems,
} from '@stipple/api/contract'
import type { AuditEvent } from '../audit/audit-chain.ts'

/** What is known of where a request comes from; for limits and for the list of sessions. */
export type Visit = {
  readonly address: string
  readonly userAgent: string | undefined
  /** `https://clinic.example`: what links to the clinic begin with. */
  readonly origin: string
  readonly cookies: string
  /** Sets cookies with the answer, as `set-cookie` lines. */
  setCookies(lines: readonly string[]): void
}

export type Visitor = { readonly kind: 'visitor' }
/** Somebody signed in, outside of any clinic. */
export type SignedIn = { readonly kind: 'account'; readonly accountId: string; readonly sessionId: string }
/** Somebody signed in, in a clinic of theirs, with a role that the endpoint permits. */
export type ClinicMember = {
  readonly kind: 'member'
  readonly clinicId: string
  readonly accountId: string
  readonly name: string
  readonly roles: readonly Role[]
  /** Of the clinic, for what is “today”: an IANA name; null is the machine's. */
  readonly timeZone: string | null
  /** As audit entries and tables name them: `staff:<account id>`. */
  readonly actor: string
}
/** A patient who opened an intake link and told their date of birth. */
export type LinkHolder = {
  readonly kind: 'link'
  readonly clinicId: string
  readonly intakeId: string
  /** Of the clinic. */
  readonly timeZone: string | null
  /** `link:<intake id>` */
  readonly actor: string
}

export type Caller = Visitor | SignedIn | ClinicMember | LinkHolder

export type CallerOf<Declared extends Endpoint> = Declared['permits'] extends 'anyone'
  ? Visitor
  : Declared['permits'] extends 'account'
    ? SignedIn
    : Declared['permits'] extends 'patient-link'
      ? LinkHolder
      : ClinicMember

type ImpliedProblem = (typeof commonProblems)[number] | (typeof sessionProblems)[number]

/** What a handler answers: the answer, or one of the problems that its endpoint names. */
export type Handled<Declared extends Endpoint> =
  | { readonly answer: AnswerOf<Declared> }
  | { readonly problem: ProblemOf<Declared> | ImpliedProblem; readonly detail?: ProblemDetail }

export type Handler<Declared extends Endpoint> = (
  request: RequestOf<Declared> & {
    readonly caller: CallerOf<Declared>
    /** The moment of the request; handlers read no clock. */
    readonly at: Date
    readonly visit: Visit
    /** Ends when the caller goes away. */
    readonly signal: AbortSignal
  },
) => Promise<Handled<Declared>>

/** Handlers of some endpoints of the contract, by name. */
export type Handlers<Names extends EndpointName> = { readonly [Name in Names]: Handler<Contract[Name]> }

/** An audit entry of a member's or a patient's request. */
export function auditEvent(
  { actor }: { readonly actor: string },
  at: Date,
  action: string,
  personId: string | null,
  detail: AuditEvent['detail'] = {},
): AuditEvent {
  return { at, actor, action, personId, detail }
}
