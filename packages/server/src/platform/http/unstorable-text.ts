// The sign of zero, and halves of signs that stand alone.
const unstorable = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** Whether a value holds, however deep, text that no database can keep: it would be changed or refused on its way. */
export function hasUnstorableText(value: unknown): boolean {
  if (typeof value === 'string') return unstorable.test(value)
  if (Array.isArray(value)) return value.some(hasUnstorableText)
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, part]) => unstorable.test(key) || hasUnstorableText(part))
}
