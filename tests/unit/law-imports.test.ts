import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkLaw } from '../support/law.ts'
import { readReferences } from '../support/law-reading.ts'

const lawful: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({
    dependencies: { zod: '1', uuid: '1', kysely: '1' },
    devDependencies: { react: '1', vitest: '1', electron: '1', vite: '1' },
  }),
  'shared/week/week.ts': `import { z } from 'zod'\nexport const week = z\n`,
  'shared/unit/unit.ts': `export const unit = 1\n`,
  'db/open.ts': `import 'node:fs'\nimport { week } from '../shared/week/week.ts'\nimport 'kysely'\nexport { week }\n`,
  'electron/core/core.ts': `import { week } from '../../db/open.ts'\nexport const core = week\n`,
  'electron/shell/main.ts': `import { app } from 'electron'\nimport { core } from '../core/core.ts'\nexport default [app, core]\n`,
  'electron/browser/main.ts': `import { core } from '../core/core.ts'\nexport default core\n`,
  'electron/cli/main.ts': `import { core } from '../core/core.ts'\nexport default core\n`,
  'electron/launch.mjs': `import 'node:fs'\nimport './launch/steps.mjs'\n`,
  'electron/launch/steps.mjs': `export const steps = []\n`,
  'renderer/main.tsx': `import 'react'\nimport { week } from '../shared/week/week.ts'\nexport const view = <p>{String(week)}</p>\n`,
  'renderer/vite.config.ts': `import 'node:path'\nimport { defineConfig } from 'vite'\nexport default defineConfig({})\n`,
  'tests/unit/all.test.ts': `import 'vitest'\nimport 'electron'\nimport '../../electron/shell/main.ts'\nimport '../../renderer/main.tsx'\n`,
}

let root: string
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
const rulesBroken = () => checkLaw(root).violations.map(({ rule, path }) => `${rule} ${path}`)

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'law-'))
  for (const [path, text] of Object.entries(lawful)) write(path, text)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

test('A lawful tree passes, and what was read is counted', () => {
  const verdict = checkLaw(root)
  expect(verdict.violations).toEqual([])
  expect(verdict.files).toBe(12)
  expect(verdict.references).toBe(19)
})

test.each([
  ['shared', 'shared/week/bad.ts', '../../db/open.ts'],
  ['shared', 'shared/week/bad.ts', '../../electron/core/core.ts'],
  ['shared', 'shared/week/bad.ts', '../../renderer/main.tsx'],
  ['db', 'db/bad.ts', '../electron/core/core.ts'],
  ['db', 'db/bad.ts', '../renderer/main.tsx'],
  ['core', 'electron/core/bad.ts', '../shell/main.ts'],
  ['core', 'electron/core/bad.ts', '../browser/main.ts'],
  ['core', 'electron/core/bad.ts', '../cli/main.ts'],
  ['core', 'electron/core/bad.ts', '../../renderer/main.tsx'],
  ['shell', 'electron/shell/bad.ts', '../browser/main.ts'],
  ['browser', 'electron/browser/bad.ts', '../cli/main.ts'],
  ['cli', 'electron/cli/bad.ts', '../shell/main.ts'],
  ['renderer', 'renderer/bad.ts', '../db/open.ts'],
  ['renderer', 'renderer/bad.ts', '../electron/core/core.ts'],
  ['launch', 'electron/launch/bad.mjs', '../core/core.ts'],
  ['shared', 'shared/week/bad.ts', '../../tests/unit/all.test.ts'],
])('The direction bites: %s in %s may not import %s', (_area, path, target) => {
  write(path, `import '${target}'\n`)
  expect(rulesBroken()).toContain(`direction ${path}`)
})

test.each([
  ['a re-export', `export * from '../db/open.ts'\n`],
  ['a named re-export', `export { week } from '../db/open.ts'\n`],
  ['a dynamic import', `await import('../db/open.ts')\n`],
  ['a template without holes', 'await import(`../db/open.ts`)\n'],
  ['an import type', `export type A = import('../db/open.ts').A\n`],
  ['a type-only import', `import type { A } from '../db/open.ts'\nexport type B = A\n`],
  ['require', `const require = (a: string) => a\nrequire('../db/open.ts')\n`],
  ['require.resolve', `declare const require: any\nrequire.resolve('../db/open.ts')\n`],
  ['import.meta.resolve', `import.meta.resolve('../db/open.ts')\n`],
  ['import equals', `import a = require('../db/open.ts')\nexport default a\n`],
  ['a code file by URL', `new Worker(new URL('../db/open.ts', import.meta.url))\n`],
])('The direction bites on %s', (_what, text) => {
  write('renderer/bad.ts', text)
  expect(rulesBroken()).toContain('direction renderer/bad.ts')
})

test('shared takes only its few pure packages', () => {
  write('shared/bad.ts', `import 'kysely'\n`)
  expect(rulesBroken()).toEqual(['package shared/bad.ts'])
})

test.each(['shared/bad.ts', 'renderer/bad.ts'])(
  '%s may not import Node, with the prefix or without',
  (path) => {
    write(path, `import 'node:fs'\nimport 'fs/promises'\n`)
    expect(rulesBroken()).toEqual([`node ${path}`, `node ${path}`])
  },
)

test.each([
  'db/bad.ts',
  'electron/core/bad.ts',
  'electron/browser/bad.ts',
  'electron/cli/bad.ts',
  'renderer/bad.ts',
  'shared/bad.ts',
])('%s may not import electron, not even its types', (path) => {
  write(path, `import type { App } from 'electron'\nexport type A = App\n`)
  expect(rulesBroken()).toEqual([`electron ${path}`])
})

test('A package that package.json does not name is refused, scoped ones by their whole name', () => {
  write('db/bad.ts', `import 'left-pad'\nimport '@made/up/deep.js'\n`)
  const texts = checkLaw(root).violations.map(({ text }) => text)
  expect(texts).toEqual(['left-pad is not in package.json', '@made/up is not in package.json'])
})

test('The launcher runs before anything is installed, so it takes no package', () => {
  write('electron/launch/bad.mjs', `import 'vite'\n`)
  expect(rulesBroken()).toEqual(['package electron/launch/bad.mjs'])
})

test('The launcher reaches the core by a late import only, and nothing else of the program', () => {
  write('electron/launch/late.mjs', `await import('../core/core.ts')\nawait import('../../db/open.ts')\n`)
  expect(rulesBroken()).toEqual(['direction electron/launch/late.mjs'])
})

test('Only build configuration is free of its folder; it takes nothing of the program', () => {
  write('renderer/vite.config.ts', `import './main.tsx'\n`)
  expect(rulesBroken()).toEqual(['direction renderer/vite.config.ts'])
})

test('An import whose target is computed is refused', () => {
  write('db/bad.ts', `const name = './open.ts'\nexport const a = import(name)\n`)
  expect(rulesBroken()).toEqual(['computed db/bad.ts'])
})

test('A target that is not there, a folder, a machine path and a way out of the tree are refused', () => {
  write('db/bad.ts', `import './nowhere.ts'\nimport '../shared'\nimport '/etc/x.ts'\nimport '../../x.ts'\n`)
  expect(rulesBroken()).toEqual([
    'missing db/bad.ts',
    'missing db/bad.ts',
    'outside db/bad.ts',
    'outside db/bad.ts',
  ])
})

test('A file that does not parse is refused', () => {
  write('db/bad.ts', `import {{\n`)
  expect(rulesBroken()).toEqual(['unreadable db/bad.ts'])
})

test('A file outside every area is refused', () => {
  write('electron/loose.ts', `export const a = 1\n`)
  write('lib/loose.ts', `export const a = 1\n`)
  expect(rulesBroken()).toEqual(['homeless electron/loose.ts', 'homeless lib/loose.ts'])
})

test('Two folders that need each other are refused though no two files do', () => {
  write('shared/week/a.ts', `import '../unit/unit.ts'\n`)
  write('shared/unit/b.ts', `import '../week/week.ts'\n`)
  expect(checkLaw(root).violations).toEqual([
    expect.objectContaining({ rule: 'folderLoop', text: 'shared/unit → shared/week → shared/unit' }),
  ])
})

test('In a hall files stand for themselves: one may put rooms together while they lean on another', () => {
  write('renderer/app/context.ts', `export const context = 1\n`)
  write('renderer/features/week/page.ts', `import '../../app/context.ts'\n`)
  write('renderer/app/routes.ts', `import '../features/week/page.ts'\n`)
  expect(rulesBroken()).toEqual([])
  write('renderer/app/context.ts', `import '../features/week/words.ts'\n`)
  write('renderer/features/week/words.ts', `export const words = 1\n`)
  expect(rulesBroken()).toEqual(['folderLoop renderer/app/context.ts'])
})

test('Files that need each other at run time are refused, by type alone they are not', () => {
  write('db/a.ts', `import type { B } from './b.ts'\nexport type A = B\n`)
  write('db/b.ts', `import './a.ts'\nexport type B = 1\n`)
  expect(rulesBroken()).toEqual([])
  write('db/a.ts', `import './b.ts'\n`)
  expect(rulesBroken()).toEqual(['fileLoop db/a.ts', 'folderLoop db/a.ts'])
})

test('A tree in which nothing is found to check does not pass', () => {
  for (const path of Object.keys(lawful)) if (path !== 'package.json') rmSync(join(root, path))
  expect(rulesBroken()).toEqual(['nothingRead .'])
})

describe('Reading a file', () => {
  test('Every reference is told with its line', () => {
    const reading = readReferences('a.ts', `\nimport 'a'\n\nexport * from 'b'\n`)
    expect(reading).toEqual({
      ok: true,
      references: [
        { specifier: 'a', line: 2, typeOnly: false, lazy: false },
        { specifier: 'b', line: 4, typeOnly: false, lazy: false },
      ],
    })
  })

  test('Words in comments and strings are no imports', () => {
    const reading = readReferences('a.ts', `// import 'a'\nexport const b = "import 'c'"\n`)
    expect(reading).toEqual({ ok: true, references: [] })
  })
})
