import { type Node, type SourceFile, textOf, walk } from './source.ts'

/** Attributes and properties of components that a person reads or hears. */
const spoken = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'description',
  'help',
  'hint',
  'label',
  'placeholder',
  'title',
  'whyNot',
])

/** The product is called the same in every language. */
const productName = /\bStipple\b/g

const isText = (text: string | undefined): text is string =>
  text !== undefined && /\p{L}/u.test(text.replaceAll(productName, ''))

/** Human text that stands in a component instead of in a catalogue: between tags, or in an attribute that is read out. */
export function literalTexts({ file, program }: SourceFile): string[] {
  const found: string[] = []
  const note = (text: string | undefined) => {
    if (isText(text)) found.push(`${file}: ${text.trim()}`)
  }
  walk(program, (node) => {
    if (node.type === 'JSXText') note(node.value as string)
    if (node.type === 'JSXAttribute' && spoken.has(nameOf(node.name as Node))) shown(node.value).forEach(note)
    if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
      for (const child of node.children as Node[])
        if (child.type === 'JSXExpressionContainer') shown(child).forEach(note)
    }
  })
  return found
}

function nameOf(name: Node): string {
  return typeof name.name === 'string' ? name.name : ''
}

/** The literals an expression may come to; calls are not looked into, they are what words a text. */
function shown(node: unknown): (string | undefined)[] {
  const expression = node as Node | null
  if (expression === null) return []
  switch (expression.type) {
    case 'JSXExpressionContainer':
      return shown(expression.expression)
    case 'ConditionalExpression':
      return [...shown(expression.consequent), ...shown(expression.alternate)]
    case 'LogicalExpression':
      return [...shown(expression.left), ...shown(expression.right)]
    case 'TemplateLiteral':
      return (expression.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked)
    default:
      return [textOf(expression)]
  }
}
