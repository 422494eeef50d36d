/** Hands a value to whoever looks at the page as a JSON file. */
export function saveJson(name: string, value: unknown, type: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([JSON.stringify(value, null, 2)], { type }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
