/** What electron-builder is asked for: by its own schema, and line by line where safety or the office depends on it. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import { load } from 'js-yaml'
import { beforeAll, expect, test } from 'vitest'
import { projectRoot } from '../support/core.ts'

interface Configuration {
  readonly appId: string
  readonly productName: string
  readonly asar: boolean
  readonly asarUnpack: readonly string[]
  readonly files: readonly string[]
  readonly electronFuses: Readonly<Record<string, boolean>>
  readonly fileAssociations: readonly { readonly ext: string }[]
  readonly win: {
    readonly target: readonly { target: string; arch: string[] }[]
    requestedExecutionLevel: string
  }
  readonly nsis: Readonly<Record<string, unknown>>
  readonly linux: { readonly target: readonly { target: string; arch: string[] }[] }
  readonly publish: null
}

const read = () => load(readFileSync(join(projectRoot, 'electron-builder.yml'), 'utf8')) as Configuration
const scheme = createRequire(import.meta.url)('app-builder-lib/scheme.json') as {
  definitions: { FuseOptionsV1: { properties: object } }
}

let accepts: ValidateFunction
beforeAll(() => {
  accepts = new Ajv({ strict: false, allErrors: true }).compile(scheme)
})

test("electron-builder's own schema accepts the configuration", () => {
  accepts(read())
  expect(accepts.errors).toBeNull()
})

test('and would refuse a word it does not know, or a fuse that is no yes or no', () => {
  expect(accepts({ ...read(), asarUnpacked: true })).toBe(false)
  expect(accepts({ ...read(), electronFuses: { runAsNode: 'no' } })).toBe(false)
})

test('Every fuse that electron-builder knows is set, and each to the safe side', () => {
  const { resetAdHocDarwinSignature: _ofMacOS, ...fuses } = scheme.definitions.FuseOptionsV1
    .properties as Record<string, unknown>
  const { electronFuses } = read()
  expect(Object.keys(electronFuses).sort()).toEqual(Object.keys(fuses).sort())
  expect(electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  })
})

test('The program lies in one archive; only the database driver stands beside it', () => {
  expect(read().asar).toBe(true)
  expect(read().asarUnpack).toEqual(['node_modules/better-sqlite3/**'])
})

test('Windows gets an installer for one user and a portable folder, Linux an AppImage and a deb, all for x64', () => {
  const { win, linux } = read()
  const targets = [...win.target, ...linux.target]
  expect(targets.map(({ target }) => target)).toEqual(['nsis', 'zip', 'AppImage', 'deb'])
  expect(targets.every(({ arch }) => arch.join() === 'x64')).toBe(true)
})

test('The installer asks for no administrator and leaves the data when it goes', () => {
  const { nsis, win } = read()
  expect(nsis).toMatchObject({ oneClick: true, perMachine: false, deleteAppDataOnUninstall: false })
  expect(win.requestedExecutionLevel).toBe('asInvoker')
})

const script = join(projectRoot, 'resources', 'installer', 'installer.nsh')

test('An older installer compares itself with what is registered before it touches anything', () => {
  expect(join(projectRoot, String(read().nsis.include))).toBe(script)
  // Without the mark makensis reads the Vietnamese words by the code page of the builder's Windows.
  expect([...readFileSync(script).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const macro = /!macro customInit\n([\s\S]*?)!macroend/.exec(readFileSync(script, 'utf8'))?.[1] ?? ''
  expect(macro).toMatch(/DisplayVersion[\s\S]*VersionCompare[\s\S]*SetErrorLevel 2\s+Quit/)
})

const compiler = spawnSync('makensis', ['-VERSION']).error === undefined

test.skipIf(!compiler)('The installer script compiles without a warning (needs makensis)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'smc-nsis-'))
  try {
    const setup = join(folder, 'setup.nsi')
    const compile = (body: string) => {
      writeFileSync(
        setup,
        [
          'Unicode true',
          '!define VERSION "0.2.0"',
          '!define PRODUCT_NAME "So Mot Cua"',
          '!define UNINSTALL_REGISTRY_KEY "Software\\so-mot-cua"',
          `OutFile "${join(folder, 'so-mot-cua.exe')}"`,
          `!include "${script}"`,
          `Function .onInit\n${body}\nFunctionEnd`,
          'Section\nSectionEnd',
        ].join('\n'),
      )
      return spawnSync('makensis', ['-WX', '-V2', '-INPUTCHARSET', 'UTF8', setup]).status
    }
    expect(compile('!insertmacro customInit')).toBe(0)
    expect(compile('!insertmacro customInitt')).not.toBe(0)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('The name of the product is ASCII, and the same in package.json', () => {
  const { productName } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'))
  expect(read().productName).toBe(productName)
  expect(read().productName).toMatch(/^[\x20-\x7e]+$/)
})

test('Bundles are opened by the program', () => {
  expect(read().fileAssociations.map(({ ext }) => ext)).toEqual(['smc'])
})

test('Nothing is published by the build', () => {
  expect(read().publish).toBeNull()
})
