import {
  indexStructureDefinitionBundle,
  OperationOutcomeError,
  validateResource,
  type ValidatorOptions,
} from '@medplum/core'
import type { Bundle, OperationOutcomeIssue, Resource } from '@medplum/fhirtypes'
import { isObject, objectsIn } from '../json.ts'
import type { Problem } from '../problem.ts'
import { addProblem, type RecordEntry } from '../reading.ts'
import { recordEntries } from '../record-entries.ts'
import { type CodeSets, codeSetsOf, isAllowed } from './required-codes.ts'

export type RecordValidator = {
  /** What breaks the published structure of R4, one `invalid-resource` problem for each breach; empty for what is no record. */
  problemsOf(input: unknown): Problem[]
}

/**
 * Prepares the structural check of records against the published definitions of FHIR R4.
 *
 * Reading does without it. It finds what reading passes over: unknown elements, missing required ones, two values in one
 * choice, codes outside a required value set.
 *
 * The structure definitions are kept by the library for the whole process, so one validator is enough.
 *
 * @param definitions parsed Bundles: `profiles-types.json`, `profiles-resources.json`, and `valuesets.json` for the codes
 */
export function createRecordValidator(definitions: readonly unknown[]): RecordValidator {
  const resources = definitions.flatMap((bundle) =>
    isObject(bundle) ? objectsIn(bundle.entry).flatMap(({ resource }) => (isObject(resource) ? [resource] : [])) : [],
  )
  for (const bundle of definitions) indexStructureDefinitionBundle(bundle as Bundle)
  const codeSets = codeSetsOf(resources)
  return {
    problemsOf(input) {
      const found = recordEntries(input)
      if ('code' in found) return []
      const problems: Problem[] = []
      for (const entry of found.entries) check(entry, codeSets, problems)
      return problems
    },
  }
}

type Tokens = NonNullable<NonNullable<ValidatorOptions['collect']>['tokens']>

function check(entry: RecordEntry, codeSets: CodeSets, problems: Problem[]): void {
  const tokens: Tokens = {}
  const seen = new Set<string>()
  const add = (expression: string | undefined, text: string) => {
    const element = /^\w+\.([\w.[\]]{1,200})$/.exec(expression ?? '')?.[1]
    // What is quoted is a name of an element; anything else in its place is not repeated.
    const issue = text.replace(/"([^"]*)"/g, (quoted, name: string) => (/^\w{1,60}$/.test(name) ? quoted : '"…"'))
    const key = `${element}\n${issue}`
    if (seen.has(key)) return
    seen.add(key)
    addProblem({ problems }, entry, element, 'invalid-resource', { issue })
  }
  for (const { expression, details, severity } of structuralIssues(entry, tokens)) {
    const text = details?.text ?? severity
    // The library lets two values in one choice pass with a warning; no other warning is a breach.
    const isConflict = text.startsWith('Conflicting choice of type properties')
    if (severity === 'error' || isConflict) add(isConflict ? undefined : expression?.[0], text)
  }
  for (const [valueSet, values] of Object.entries(tokens)) {
    const set = codeSets(valueSet)
    for (const { value, path } of values) {
      if (!isAllowed(value, set)) add(path, `Code is not in the required value set ${valueSet}`)
    }
  }
}

function structuralIssues(entry: RecordEntry, tokens: Tokens): readonly OperationOutcomeIssue[] {
  try {
    return validateResource(entry.resource as unknown as Resource, { collect: { tokens } })
  } catch (problem) {
    if (problem instanceof OperationOutcomeError) return problem.outcome.issue ?? []
    // The library expects JSON that is nearly FHIR and gives up on other shapes in many ways.
    return [{ severity: 'error', code: 'structure', details: { text: 'Cannot be checked: the structure is not FHIR' } }]
  }
}
