/**
 * The areas of the tree and what each may use:
 * `shared ← db ← electron/core ← electron/{shell,browser,cli}` and `shared ← renderer`, nothing else.
 */
export type AreaName =
  | 'shared'
  | 'db'
  | 'core'
  | 'shell'
  | 'browser'
  | 'cli'
  | 'launch'
  | 'renderer'
  | 'resources'
  | 'tooling'
  | 'tests'

export interface Area {
  readonly uses: readonly AreaName[]
  /** Only by `import()`, when it is needed. */
  readonly lazily?: readonly AreaName[]
  /** `declared`: whatever package.json names. */
  readonly packages: 'declared' | readonly string[]
  readonly node: boolean
  readonly electron: boolean
}

const onNode = { packages: 'declared', node: true, electron: false } as const

export const areas: Readonly<Record<AreaName, Area>> = {
  shared: {
    uses: ['shared'],
    packages: ['zod', 'uuid', 'temporal-polyfill', 'parse5', 'uqr'],
    node: false,
    electron: false,
  },
  db: { uses: ['shared', 'db', 'resources'], ...onNode },
  core: { uses: ['shared', 'db', 'core', 'resources'], ...onNode },
  shell: { uses: ['shared', 'db', 'core', 'shell', 'resources'], ...onNode, electron: true },
  browser: { uses: ['shared', 'db', 'core', 'browser', 'resources'], ...onNode },
  cli: { uses: ['shared', 'db', 'core', 'cli', 'resources'], ...onNode },
  /** Runs under an old Node, before anything is installed. */
  launch: { uses: ['launch'], lazily: ['core'], packages: [], node: true, electron: false },
  renderer: { uses: ['shared', 'renderer', 'resources'], packages: 'declared', node: false, electron: false },
  resources: { uses: ['resources'], packages: [], node: false, electron: false },
  /** Configuration of build tools; never part of the program. */
  tooling: { uses: ['tooling'], ...onNode },
  tests: {
    uses: [
      'shared',
      'db',
      'core',
      'shell',
      'browser',
      'cli',
      'launch',
      'renderer',
      'resources',
      'tooling',
      'tests',
    ],
    ...onNode,
    electron: true,
  },
}

/** `path` is relative to the root, with forward slashes. Null: the file has no home in the tree. */
export function areaOf(path: string): AreaName | null {
  if (/^(renderer\/|electron\/shell\/)?[\w.-]+\.config\.[cm]?[jt]s$/.test(path)) return 'tooling'
  if (path === 'electron/launch.mjs' || path.startsWith('electron/launch/')) return 'launch'
  const host = /^electron\/(core|shell|browser|cli)\//.exec(path)?.[1]
  if (host) return host as AreaName
  const top = /^(shared|db|renderer|resources|tests)\//.exec(path)?.[1]
  return top ? (top as AreaName) : null
}

/** Where files stand side by side as rooms of their own; below it every folder is a room. */
const halls = /^(?:electron\/(?:core|shell|browser|cli|launch)|renderer\/(?:app|features)|[\w-]+)\//

/**
 * The room a file stands in, for the check of loops between folders. The scalar shapes under every subject of
 * the contract are a room of their own.
 */
export function roomOf(path: string): string {
  if (path === 'shared/contract/values.ts') return path
  const hall = halls.exec(path)?.[0] ?? ''
  const [first, ...inside] = path.slice(hall.length).split('/')
  return inside.length === 0 ? path : `${hall}${first}`
}
