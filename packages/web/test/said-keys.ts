import { type Node, piecesOf, type SourceFile, textOf, walk } from './source.ts'

/** Keys as the source names them: whole, or with values between fixed pieces, such as `role.${role}.what`. */
export type SaidKeys = {
  readonly whole: ReadonlySet<string>
  readonly patterns: readonly RegExp[]
  /** Keys and templates that stand as the first argument of a call of `say`. */
  readonly called: readonly { readonly file: string; readonly key: string | RegExp }[]
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function patternOf(template: Node): RegExp {
  return new RegExp(`^${piecesOf(template).map(escaped).join('[a-zA-Z0-9.-]+')}$`)
}

/** Every string literal and every template with a fixed start that could be a key, and what `say` is called with. */
export function saidKeys(files: readonly SourceFile[]): SaidKeys {
  const whole = new Set<string>()
  const patterns: RegExp[] = []
  const called: { file: string; key: string | RegExp }[] = []
  for (const { file, program } of files) {
    walk(program, (node) => {
      const text = textOf(node)
      if (text !== undefined) whole.add(text)
      // A template that begins with a value could be any key and proves none used.
      else if (node.type === 'TemplateLiteral' && /^[a-z][a-z-]*\./.test(piecesOf(node)[0] ?? '')) {
        patterns.push(patternOf(node))
      }
      if (node.type === 'CallExpression' && (node.callee as Node).name === 'say') {
        for (const key of keysOf((node.arguments as Node[])[0])) called.push({ file, key })
      }
    })
  }
  return { whole, patterns, called }
}

function keysOf(argument: Node | undefined): (string | RegExp)[] {
  if (argument === undefined) return []
  if (argument.type === 'TSSatisfiesExpression' || argument.type === 'TSAsExpression') {
    return keysOf(argument.expression as Node)
  }
  if (argument.type === 'ConditionalExpression') {
    return [...keysOf(argument.consequent as Node), ...keysOf(argument.alternate as Node)]
  }
  const text = textOf(argument)
  if (text !== undefined) return [text]
  return argument.type === 'TemplateLiteral' ? [patternOf(argument)] : []
}
