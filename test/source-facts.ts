import { parseAst } from 'vitest/node'

/** What the architecture rules want to know of a source file. Comments never count. */
export type SourceFacts = {
  /** Every module named by import, export … from, import() and import types; `undefined` when it is worked out at run time. */
  readonly imports: readonly (string | undefined)[]
  readonly reexports: boolean
  readonly exportsAll: boolean
  readonly exportsDefault: boolean
  /** Where the clock is read or chance is asked, as written. */
  readonly clockAndChance: readonly string[]
  /** All identifiers and string literals. */
  readonly words: ReadonlySet<string>
}

type Syntax = { type: string; start: number; end: number } & Record<string, unknown>

/** @throws when the file cannot be parsed */
export function readSource(path: string, text: string): SourceFacts {
  const imports: (string | undefined)[] = []
  const clockAndChance: string[] = []
  const words = new Set<string>()
  let [reexports, exportsAll, exportsDefault] = [false, false, false]

  visit(parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }), (node) => {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ImportExpression':
      case 'TSImportType':
        imports.push(stringIn(node['source']))
        break
      case 'ExportAllDeclaration':
        imports.push(stringIn(node['source']))
        exportsAll = true
        reexports = true
        break
      case 'ExportNamedDeclaration':
        if (!isSyntax(node['source'])) break
        imports.push(stringIn(node['source']))
        reexports = true
        break
      case 'ExportDefaultDeclaration':
        exportsDefault = true
        break
      case 'Identifier':
        words.add(String(node['name']))
        break
      case 'Literal':
      case 'TemplateElement': {
        const value = stringIn(node)
        if (value !== undefined) words.add(value)
        break
      }
    }
    if (node.type === 'CallExpression' && isRequire(node)) imports.push(stringIn((node['arguments'] as unknown[])[0]))
    if (readsClockOrChance(node)) clockAndChance.push(text.slice(node.start, node.end))
  })
  return { imports, reexports, exportsAll, exportsDefault, clockAndChance, words }
}

const forbiddenMembers: Record<string, readonly string[]> = {
  Date: ['now'],
  Math: ['random'],
  performance: ['now', 'timeOrigin'],
  crypto: ['randomUUID', 'getRandomValues'],
}

function readsClockOrChance(node: Syntax): boolean {
  if (node.type === 'NewExpression')
    return nameOf(node['callee']) === 'Date' && (node['arguments'] as unknown[]).length === 0
  // Date() without new answers the current time as text, whatever it is given.
  if (node.type === 'CallExpression') return nameOf(node['callee']) === 'Date'
  if (node.type !== 'MemberExpression') return false
  if (nameOf(node['object']) === 'Temporal') return nameOf(node['property']) === 'Now'
  const property = nameOf(node['property']) ?? stringIn(node['property'])
  return forbiddenMembers[nameOf(node['object']) ?? '']?.includes(property ?? '') ?? false
}

const isRequire = (node: Syntax) =>
  nameOf(node['callee']) === 'require' && (node['arguments'] as unknown[]).length === 1

/** Name of an identifier, also behind globalThis. */
function nameOf(node: unknown): string | undefined {
  if (!isSyntax(node)) return undefined
  if (node.type === 'Identifier') return String(node['name'])
  if (node.type === 'MemberExpression' && nameOf(node['object']) === 'globalThis') return nameOf(node['property'])
  return undefined
}

function stringIn(node: unknown): string | undefined {
  if (!isSyntax(node)) return undefined
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value']
  // The argument of an import type stands inside a literal type in some versions of the tree.
  if (node.type === 'TSLiteralType') return stringIn(node['literal'])
  if (node.type === 'TemplateElement') return (node['value'] as { cooked: string | null }).cooked ?? undefined
  if (node.type === 'TemplateLiteral' && (node['quasis'] as unknown[]).length === 1) {
    return stringIn((node['quasis'] as unknown[])[0])
  }
  return undefined
}

function visit(node: unknown, see: (node: Syntax) => void): void {
  if (Array.isArray(node)) {
    for (const item of node) visit(item, see)
  } else if (isSyntax(node)) {
    see(node)
    for (const value of Object.values(node)) if (typeof value === 'object') visit(value, see)
  }
}

const isSyntax = (node: unknown): node is Syntax =>
  typeof node === 'object' && node !== null && typeof (node as { type?: unknown }).type === 'string'
