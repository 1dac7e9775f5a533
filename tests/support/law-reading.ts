/**
 * What one source file reaches for: static and dynamic imports, re-exports, import types, `require`,
 * and code files named by `new URL('./x.ts', import.meta.url)`. An import whose target is computed is
 * reported with `specifier: null`: what cannot be read cannot be checked.
 */
import { parseSync, visitorKeys } from 'oxc-parser'

export interface Reference {
  readonly specifier: string | null
  readonly line: number
  /** Erased before the program runs. */
  readonly typeOnly: boolean
  /** `import()`: runs when it is reached. */
  readonly lazy: boolean
}

export type Reading =
  | { readonly ok: true; readonly references: readonly Reference[] }
  | { readonly ok: false; readonly message: string }

type Node = { readonly type: string; readonly start: number; readonly [key: string]: unknown }

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

export function readReferences(path: string, source: string): Reading {
  const parsed = parseSync(path, source)
  const fatal = parsed.errors.find((error) => error.severity === 'Error')
  if (fatal) return { ok: false, message: fatal.message }

  const references: Reference[] = []
  const lineOf = (offset: number) => source.slice(0, offset).split('\n').length
  const add = (node: Node, target: unknown, typeOnly: boolean) =>
    references.push({
      specifier: textOf(target),
      line: lineOf(node.start),
      typeOnly,
      lazy: node.type === 'ImportExpression',
    })

  const visit = (node: Node): void => {
    switch (node.type) {
      case 'ImportDeclaration':
        add(node, node.source, node.importKind === 'type')
        break
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
        if (node.source) add(node, node.source, node.exportKind === 'type')
        break
      case 'ImportExpression':
        add(node, node.source, false)
        break
      case 'TSImportType':
        add(node, node.source, true)
        break
      case 'TSExternalModuleReference':
        add(node, node.expression, false)
        break
      case 'CallExpression':
        if (callsRequire(node)) add(node, argument(node, 0), false)
        break
      case 'NewExpression':
        if (namesCode(node)) add(node, argument(node, 0), false)
        break
    }
    for (const key of visitorKeys[node.type] ?? []) {
      const child = node[key]
      if (Array.isArray(child)) for (const each of child) isNode(each) && visit(each)
      else if (isNode(child)) visit(child)
    }
  }
  visit(parsed.program as unknown as Node)
  return { ok: true, references }
}

function textOf(node: unknown): string | null {
  if (!isNode(node)) return null
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node.type === 'TSLiteralType') return textOf(node.literal)
  if (node.type === 'TemplateLiteral' && (node.quasis as Node[]).length === 1) {
    const [only] = node.quasis as { value: { cooked: string | null } }[]
    return only?.value.cooked ?? null
  }
  return null
}

const argument = (node: Node, index: number): unknown => (node.arguments as unknown[])[index]

function callsRequire(node: Node): boolean {
  const callee = node.callee as Node
  if (callee.type === 'Identifier') return callee.name === 'require'
  if (callee.type !== 'MemberExpression') return false
  const object = callee.object as Node
  const property = callee.property as Node
  return property.name === 'resolve' && (object.name === 'require' || object.type === 'MetaProperty')
}

function namesCode(node: Node): boolean {
  const callee = node.callee as Node
  const base = argument(node, 1)
  return (
    callee.name === 'URL' &&
    isNode(base) &&
    base.type === 'MemberExpression' &&
    (base.object as Node).type === 'MetaProperty' &&
    /\.[cm]?[jt]sx?$/.test(textOf(argument(node, 0)) ?? '')
  )
}
