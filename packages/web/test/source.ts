import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'

export type Node = { readonly type: string; readonly [part: string]: unknown }
export type SourceFile = { readonly file: string; readonly program: Node }

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

/** A file's text as a tree. @throws when it cannot be parsed */
export function parsed(file: string, text: string): SourceFile {
  const { program, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`parsed: ${file}: ${errors[0]?.message}`)
  return { file, program: program as unknown as Node }
}

/** Every source file of the browser application, with `/` in its path below `src`. */
export function sourceFiles(): SourceFile[] {
  const folder = fileURLToPath(new URL('../src/', import.meta.url))
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => parsed(file.replaceAll('\\', '/'), readFileSync(`${folder}${file}`, 'utf8')))
}

/** Calls `seen` for a node and for all below it, a node before its parts. */
export function walk(node: Node, seen: (node: Node) => void): void {
  seen(node)
  for (const value of Object.values(node)) {
    for (const part of Array.isArray(value) ? (value as unknown[]) : [value]) if (isNode(part)) walk(part, seen)
  }
}

/** The text of a string literal, or of a template without values. */
export function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined
  return node.type === 'TemplateLiteral' && piecesOf(node).length === 1 ? piecesOf(node)[0] : undefined
}

/** What stands between the values of a template. */
export function piecesOf(template: Node): string[] {
  return (template.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked)
}
