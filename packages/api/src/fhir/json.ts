/** A JSON object whose members nobody has looked at yet. */
export type JsonObject = { readonly [name: string]: unknown }

export type JsonKind = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object' | 'nothing'

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The objects of a list. An object that stands where a list belongs counts as a list of one; the rest is skipped. */
export function objectsIn(value: unknown): readonly JsonObject[] {
  if (Array.isArray(value)) return value.every(isObject) ? value : value.filter(isObject)
  return isObject(value) ? [value] : []
}

/** The text, when there is one that says something. */
export function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  // Trimming is slow next to looking at both ends, and nearly no text needs it.
  if (value.charCodeAt(0) > 32 && value.charCodeAt(value.length - 1) > 32) return value
  const text = value.trim()
  return text === '' ? undefined : text
}

/** A code as text. Systems with number codes are at times written as JSON numbers; the number is the code then. */
export function codeText(value: unknown): string | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : textOf(value)
}

/** What a value is, for messages that must not repeat the value. */
export function jsonKind(value: unknown): JsonKind {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  const kind = typeof value
  return kind === 'boolean' || kind === 'number' || kind === 'string' || kind === 'object' ? kind : 'nothing'
}

/** A short stretch of text for a message; nothing that a person may have written a story into. */
export function shortText(value: unknown, longest = 30): string {
  const text = codeText(value) ?? jsonKind(value)
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}
