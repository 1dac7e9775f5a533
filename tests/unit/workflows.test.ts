/** The workflow files by GitHub's own parser, and what we ask of them beyond that. */
import { readdirSync, readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../support/core.ts'

/** GitHub's parser imports its grammar as only a bundler does, without saying that it is JSON. */
registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
})
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import(
  '@actions/workflow-parser'
)

const folder = join(projectRoot, '.github', 'workflows')
const files = readdirSync(folder)
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

async function errorsOf(name: string, content: string): Promise<string[]> {
  const parsed = parseWorkflow({ name, content }, new NoOperationTraceWriter())
  if (parsed.value !== undefined) await convertWorkflowTemplate(parsed.context, parsed.value)
  return parsed.context.errors.getErrors().map(({ message }) => message)
}

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly name?: string
}
interface Workflow {
  readonly permissions: unknown
  readonly jobs: Readonly<Record<string, { readonly 'timeout-minutes'?: number; readonly steps: Step[] }>>
}
const workflow = (name: string) => load(read(name)) as Workflow
const stepsOf = (name: string) => Object.values(workflow(name).jobs).flatMap(({ steps }) => steps)

test('There are two: the tests, and the desktop on real machines', () => {
  expect(files.sort()).toEqual(['desktop.yml', 'test.yml'])
})

describe.each(files)('%s', (name) => {
  test("is accepted by GitHub's own parser", async () => {
    expect(await errorsOf(name, read(name))).toEqual([])
  })

  test('may read the repository and nothing else', () => {
    expect(workflow(name).permissions).toEqual({ contents: 'read' })
  })

  test('has an end for every job', () => {
    for (const job of Object.values(workflow(name).jobs))
      expect(job['timeout-minutes']).toBeLessThanOrEqual(60)
  })

  test("takes GitHub's own actions alone, each pinned by its commit", () => {
    const used = stepsOf(name).flatMap(({ uses }) => (uses === undefined ? [] : [uses]))
    expect(used.length).toBeGreaterThan(0)
    for (const action of used) expect(action).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/)
  })
})

test.each([
  ['a word it does not know', (text: string) => text.replace('runs-on:', 'run-on:')],
  [
    'a step that does nothing',
    (text: string) => text.replace('- run: npm ci --ignore-scripts', '- name: nothing'),
  ],
  ['an expression that is none', (text: string) => text.replace('matrix.os }', 'matrix. }')],
])('The parser would find %s', async (_what, spoil) => {
  const spoiled = spoil(read('desktop.yml'))
  expect(spoiled).not.toBe(read('desktop.yml'))
  expect(await errorsOf('desktop.yml', spoiled)).not.toEqual([])
})

test('The desktop workflow builds, hashes, installs and tries on both systems', () => {
  const all = stepsOf('desktop.yml')
    .map(({ run }) => run ?? '')
    .join('\n')
  for (const words of [
    'npm run dist',
    'sha256sum',
    "'/S'",
    '.deb',
    '.AppImage',
    'portable',
    'tests/e2e/packaged.ts',
  ])
    expect(all).toContain(words)
  expect(read('desktop.yml')).toContain('SMC_E2E_HOST: electron')
  expect(read('desktop.yml')).toMatch(/os: \[windows-2025, ubuntu-24\.04\]/)
})

test('What the desktop workflow runs is in the repository', () => {
  for (const [script] of read('desktop.yml').matchAll(/tests\/e2e\/[a-z-]+\.ts/g))
    expect(readFileSync(join(projectRoot, script), 'utf8')).not.toBe('')
})
