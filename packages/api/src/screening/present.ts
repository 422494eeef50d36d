import type { Rule, Screening } from '@stipple/domain/candidacy'
import type { Language, LocalizedText } from '@stipple/domain/evidence'
import type { FindingDocument, QuestionDocument, ScreeningDocument } from './document.ts'
import { type QuestionContent, questionText } from './question-text.ts'

/** What a document says beside the screening itself. */
export type ScreeningContext = {
  readonly language: Language
  readonly person: ScreeningDocument['person']
  readonly silenceMeansNo: boolean
  readonly unmapped: ScreeningDocument['unmapped']
  readonly notRead: ScreeningDocument['notRead']
  readonly problems: ScreeningDocument['problems']
}

export type PresentedContent = QuestionContent & {
  readonly rules: readonly (Rule & { readonly version: string })[]
  readonly sources: readonly {
    id: string
    citation: string
    limits: LocalizedText
    url?: string | undefined
    doi?: string | undefined
    pmid?: string | undefined
    pmcid?: string | undefined
  }[]
}

/** Puts a screening into words and adds its sources. */
export function presentScreening(
  screening: Screening,
  content: PresentedContent,
  context: ScreeningContext,
): ScreeningDocument {
  const { language } = context
  const rules = new Map(content.rules.map((rule) => [rule.id, rule]))
  const cited = new Set(screening.findings.flatMap(({ sources }) => sources))
  return {
    schema: 'stipple.screening/1',
    language,
    knowledgeVersion: screening.knowledgeVersion,
    asOf: screening.asOf,
    person: context.person,
    intent: { ...screening.intent, depthMm: screening.intent.depthMm ?? null },
    policy: screening.policy,
    silenceMeansNo: context.silenceMeansNo,
    outcome: screening.outcome,
    deferUntil: screening.deferUntil,
    closedZones: [...screening.closedZones],
    findings: screening.findings.map((finding) => presentFinding(finding, rules.get(finding.rule), language)),
    questions: screening.questions.map(
      (question): QuestionDocument => ({
        concept: question.concept,
        ...questionText(question.concept, question.aspects, content, language),
        aspects: [...question.aspects],
        rules: [...question.rules],
        couldBe: question.couldBe,
      }),
    ),
    unmapped: context.unmapped,
    notRead: context.notRead,
    problems: context.problems,
    sources: Object.fromEntries(
      content.sources
        .filter(({ id }) => cited.has(id))
        .map((source) => [
          source.id,
          { citation: source.citation, url: addressOf(source), limits: source.limits[language] },
        ]),
    ),
  }
}

function presentFinding(
  finding: Screening['findings'][number],
  rule: PresentedContent['rules'][number] | undefined,
  language: Language,
): FindingDocument {
  if (!rule) throw new RangeError(`presentFinding: the content has no rule '${finding.rule}'`)
  const clauses = [...rule.clauses, ...(rule.positions ?? []).flatMap((position) => position.clauses)]
  const fired = finding.effect === 'ask' ? undefined : clauses.find(({ id }) => id === finding.clauses[0])
  return {
    rule: finding.rule,
    ruleVersion: rule.version,
    title: rule.title[language],
    clauses: [...finding.clauses],
    position: finding.position,
    effect: finding.effect,
    couldBe: finding.couldBe,
    strength: finding.strength,
    because: rule.because[language],
    says: fired?.says[language] ?? null,
    facts: [...finding.facts],
    birthDateUsed: finding.birthDateUsed,
    sources: [...finding.sources],
    reviewed: rule.reviewed,
    missing: finding.missing.map((missing) => ({ ...missing })),
    contradictory: [...finding.contradictory],
    deferUntil: finding.deferUntil,
    zones: [...finding.zones],
    extent: finding.extent,
    leaveOut: [...finding.leaveOut],
    wouldChange: finding.wouldChange.map((changes) => changes.map((change) => ({ ...change }))),
    clinicChoice: finding.clinicChoice,
  }
}

/** Where a reader finds the source: its DOI, PubMed or web address. */
export function addressOf(
  source: Omit<PresentedContent['sources'][number], 'id' | 'citation' | 'limits'>,
): string | null {
  if (source.doi !== undefined) return `https://doi.org/${source.doi}`
  if (source.pmcid !== undefined) return `https://www.ncbi.nlm.nih.gov/pmc/articles/${source.pmcid}/`
  if (source.pmid !== undefined) return `https://pubmed.ncbi.nlm.nih.gov/${source.pmid}/`
  return source.url ?? null
}
