import { type ParseError, parse } from 'jsonc-parser'

/** Why a text is no JSON, and where; never a piece of the text itself, which may be about a patient. */
export type JsonFault =
  | { code: 'empty' }
  | { code: 'truncated'; line: number; column: number }
  | { code: 'invalid'; line: number; column: number }

export type ParsedJson = { value: unknown; fault: undefined } | { value: undefined; fault: JsonFault }

/** Parses JSON; the byte order mark that some exports begin with is let go. */
export function parseJson(text: string): ParsedJson {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  try {
    return { value: JSON.parse(body) as unknown, fault: undefined }
  } catch (error) {
    return { value: undefined, fault: faultOf(body, error as SyntaxError) }
  }
}

function faultOf(text: string, error: SyntaxError): JsonFault {
  if (text.trim() === '') return { code: 'empty' }
  const given = /at position (\d+)/.exec(error.message)?.[1]
  const position = given === undefined ? firstFault(text) : Number(given)
  const { line, column } = placeOf(text, position)
  return position >= text.trimEnd().length || error.message.startsWith('Unterminated')
    ? { code: 'truncated', ...placeOf(text, text.trimEnd().length) }
    : { code: 'invalid', line, column }
}

/** The engine names no position for some faults; a parser that goes on after faults does. */
function firstFault(text: string): number {
  const errors: ParseError[] = []
  try {
    parse(text, errors, { disallowComments: true, allowTrailingComma: false })
  } catch {
    // Nested too deeply for that parser; the end of the text is all that can be said.
  }
  return errors[0]?.offset ?? text.length
}

function placeOf(text: string, position: number): { line: number; column: number } {
  let line = 1
  let start = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < position; at = text.indexOf('\n', at + 1)) {
    line++
    start = at + 1
  }
  return { line, column: position - start + 1 }
}
