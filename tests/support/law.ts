/**
 * The import law, checked on the sources as they stand. Refuses what it cannot read: a file that does not
 * parse, a computed import, a target that is not there, and a tree in which it finds nothing to check.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { type AreaName, areaOf, areas, roomOf } from './law-areas.ts'
import { findLoops, type Graph } from './law-loops.ts'
import { type Reference, readReferences } from './law-reading.ts'

export interface Violation {
  readonly path: string
  readonly line: number
  readonly rule:
    | 'unreadable'
    | 'homeless'
    | 'computed'
    | 'missing'
    | 'outside'
    | 'direction'
    | 'package'
    | 'undeclared'
    | 'node'
    | 'electron'
    | 'fileLoop'
    | 'folderLoop'
    | 'nothingRead'
  readonly text: string
}

export interface Verdict {
  readonly files: number
  readonly references: number
  readonly violations: readonly Violation[]
}

const skipped = new Set(['node_modules', 'dist', 'release', 'coverage', 'fixtures'])
const isCode = (name: string) => /\.[cm]?[jt]sx?$/.test(name)

export function checkLaw(root: string): Verdict {
  const declared = declaredPackages(root)
  const violations: Violation[] = []
  const imports: Graph = new Map()
  const rooms: Graph = new Map()
  let count = 0

  const files = sourceFiles(root)
  for (const path of files) {
    const broken = (rule: Violation['rule'], line: number, text: string) =>
      violations.push({ path, line, rule, text })
    const area = areaOf(path)
    if (area === null) {
      broken('homeless', 1, 'lies in no area of the tree')
      continue
    }
    const reading = readReferences(path, readFileSync(join(root, path), 'utf8'))
    if (!reading.ok) {
      broken('unreadable', 1, reading.message)
      continue
    }
    count += reading.references.length
    for (const reference of reading.references) {
      const target = targetOf(root, path, reference)
      if (target.kind === 'file') {
        if (!reference.typeOnly) {
          link(imports, path, target.path)
          link(rooms, roomOf(path), roomOf(target.path))
        }
        const to = areaOf(target.path)
        const { uses, lazily = [] } = areas[area]
        if (to !== null && !(reference.lazy ? [...uses, ...lazily] : uses).includes(to)) {
          broken('direction', reference.line, `${area} may not import ${to} (${target.path})`)
        }
      } else if (target.kind === 'broken') {
        broken(target.rule, reference.line, target.text)
      } else {
        const refusal = refuseOutsider(area, target, declared)
        if (refusal) broken(refusal.rule, reference.line, refusal.text)
      }
    }
  }

  for (const loop of findLoops(imports)) {
    violations.push({ path: loop[0] ?? '', line: 1, rule: 'fileLoop', text: loop.join(' → ') })
  }
  for (const loop of findLoops(rooms)) {
    violations.push({ path: loop[0] ?? '', line: 1, rule: 'folderLoop', text: loop.join(' → ') })
  }
  if (files.length === 0 || count === 0) {
    violations.push({ path: '.', line: 1, rule: 'nothingRead', text: 'no imports were found to check' })
  }
  return { files: files.length, references: count, violations }
}

type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'node' | 'package'; readonly name: string }
  | { readonly kind: 'broken'; readonly rule: 'computed' | 'missing' | 'outside'; readonly text: string }

function targetOf(root: string, from: string, { specifier }: Reference): Target {
  if (specifier === null)
    return { kind: 'broken', rule: 'computed', text: 'the target of an import is computed' }
  if (specifier.startsWith('.')) {
    const file = resolve(root, dirname(from), specifier.replace(/\?.*$/, ''))
    const path = relative(root, file).split(sep).join('/')
    if (path.startsWith('..'))
      return { kind: 'broken', rule: 'outside', text: `${specifier} lies outside the tree` }
    if (!existsSync(file) || !statSync(file).isFile()) {
      return { kind: 'broken', rule: 'missing', text: `${specifier} is not a file` }
    }
    return { kind: 'file', path }
  }
  if (/^([/\\#~]|[a-z]:[/\\]|file:|https?:|data:)/i.test(specifier)) {
    return { kind: 'broken', rule: 'outside', text: `${specifier} is neither relative nor a package` }
  }
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
  return name.startsWith('node:') || builtinModules.includes(name)
    ? { kind: 'node', name }
    : { kind: 'package', name }
}

function refuseOutsider(
  from: AreaName,
  target: { readonly kind: 'node' | 'package'; readonly name: string },
  declared: ReadonlySet<string>,
): { rule: Violation['rule']; text: string } | null {
  const area = areas[from]
  const refuse = (rule: Violation['rule']) => ({ rule, text: `${from} may not import ${target.name}` })
  if (target.kind === 'node') return area.node ? null : refuse('node')
  if (target.name === 'electron') return area.electron ? null : refuse('electron')
  if (area.packages !== 'declared' && !area.packages.includes(target.name)) return refuse('package')
  if (!declared.has(target.name)) return { rule: 'undeclared', text: `${target.name} is not in package.json` }
  return null
}

function declaredPackages(root: string): ReadonlySet<string> {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, object>
  return new Set(
    ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((key) =>
      Object.keys(manifest[key] ?? {}),
    ),
  )
}

function sourceFiles(root: string, folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) {
      return skipped.has(entry.name) || entry.name.startsWith('.') ? [] : sourceFiles(root, path)
    }
    return isCode(entry.name) ? [path] : []
  })
}

function link(graph: Graph, from: string, to: string): void {
  if (from === to) return
  const targets = graph.get(from) ?? new Set()
  graph.set(from, targets.add(to))
}
