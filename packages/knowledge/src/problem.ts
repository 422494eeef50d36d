/** Something wrong in the content. Codes and values only; the command line words it. */
export type ContentProblem = {
  readonly file: string
  /** Where in the file: keys and list positions from the top. */
  readonly path: readonly (string | number)[]
} & (
  | { readonly code: 'invalid-entry'; readonly message: string }
  | { readonly code: 'duplicate-id'; readonly id: string }
  | { readonly code: 'unknown-reference'; readonly kind: string; readonly id: string }
  | { readonly code: 'missing-source'; readonly id: string }
  | { readonly code: 'superfluous-source'; readonly id: string }
  | { readonly code: 'stronger-than-sources'; readonly strength: string; readonly strongest: string }
  | { readonly code: 'weak-restriction'; readonly effect: string; readonly strength: string }
  | { readonly code: 'clause-without-example'; readonly id: string }
  | { readonly code: 'no-silent-example'; readonly id: string }
  | { readonly code: 'example-differs'; readonly shows: string; readonly expected: string; readonly found: string }
  | { readonly code: 'example-fails'; readonly shows: string; readonly message: string }
  | { readonly code: 'wrong-unit'; readonly id: string; readonly unit: string; readonly expected: string }
  | { readonly code: 'cannot-be-asked'; readonly id: string }
  | { readonly code: 'missing-language'; readonly id: string; readonly language: string }
  | { readonly code: 'step-too-short'; readonly id: string; readonly step: string; readonly needs: string }
  | { readonly code: 'catalogue-gap'; readonly id: string }
  | { readonly code: 'missing-file'; readonly id: string }
  | { readonly code: 'backed-too-well'; readonly backing: string; readonly best: string }
  | { readonly code: 'outside-range'; readonly id: string; readonly value: string; readonly range: string }
  | { readonly code: 'row-outside-range'; readonly row: string; readonly value: string; readonly range: string }
  | { readonly code: 'unsourced-row'; readonly row: string; readonly field: string }
)

export function describePath(path: readonly (string | number)[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '')
}
