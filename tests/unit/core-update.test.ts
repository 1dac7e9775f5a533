/** Updates from a stick, with made-up keys: what is believed, what is refused, and what reaches the installer. */
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { diskFiles } from '../../db/files/disk.ts'
import { schemaVersion } from '../../db/migrations/index.ts'
import { run } from '../../electron/cli/run.ts'
import type { Desktop } from '../../electron/core/desktop.ts'
import { bringInstaller, lookAt, updateKeys } from '../../electron/core/update.ts'
import { signedText, type UpdateManifest, updateFileName } from '../../shared/update/manifest.ts'
import { must, projectRoot, type TestOffice, testOffice } from '../support/core.ts'

const pair = generateKeyPairSync('ed25519')
const stranger = generateKeyPairSync('ed25519')
const spki = (key: KeyObject) => key.export({ format: 'der', type: 'spki' }).toString('base64')
const keys = [{ id: 'thu', publicKey: spki(pair.publicKey) }]
const here = { version: '0.1.0', schema: schemaVersion, platform: 'win32', arch: 'x64' }
const looking = { files: diskFiles, keys, here }

const installer = Buffer.from('a made-up installer')
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const name = 'SoMotCua-0.2.0-win-x64-setup.exe'

const manifest = (more: Partial<UpdateManifest> = {}): UpdateManifest => ({
  format: 'so-mot-cua-update',
  formatVersion: 1,
  version: '0.2.0',
  schema: schemaVersion,
  issued: '2026-12-01',
  notes: 'Đọc được gói.',
  files: [{ name, platform: 'win32', arch: 'x64', bytes: installer.length, sha256: sha256(installer) }],
  ...more,
})

let stick: string
beforeEach(() => {
  stick = mkdtempSync(join(tmpdir(), 'update-'))
  writeFileSync(join(stick, name), installer)
})
afterEach(() => rmSync(stick, { recursive: true, force: true }))

function put(signed: UpdateManifest, { key = 'thu', by = pair.privateKey, shown = signed } = {}): void {
  const signature = sign(null, Buffer.from(signedText(signed)), by).toString('base64')
  writeFileSync(join(stick, updateFileName), JSON.stringify({ manifest: shown, key, signature }))
}
const verdict = async () => (await lookAt(looking, stick, 'USB'))?.verdict

describe('What lies on a stick', () => {
  test('is nothing where no manifest lies', async () => {
    expect(await lookAt(looking, stick, 'USB')).toBeNull()
  })

  test('is an update when our key signed it and it is newer', async () => {
    put(manifest())
    expect(await lookAt(looking, stick, 'USB')).toEqual({
      folder: stick,
      place: 'USB',
      verdict: 'ready',
      manifest: manifest(),
    })
  })

  test.each<[string, UpdateManifest, string]>([
    ['the same version', manifest({ version: '0.1.0' }), 'same'],
    ['an older version', manifest({ version: '0.0.9' }), 'older'],
    ['a newer number that writes an older store', manifest({ schema: schemaVersion - 1 }), 'older'],
    [
      'one for other PCs only',
      manifest({ files: manifest().files.map((file) => ({ ...file, platform: 'linux' as const })) }),
      'notForThisPC',
    ],
    [
      'one whose installer has another size',
      manifest({ files: manifest().files.map((file) => ({ ...file, bytes: 7 })) }),
      'fileMissing',
    ],
    [
      'one whose installer is not beside it',
      manifest({ files: manifest().files.map((file) => ({ ...file, name: 'khac.exe' })) }),
      'fileMissing',
    ],
  ])('%s is refused as such', async (_what, signed, expected) => {
    put(signed)
    expect(await verdict()).toBe(expected)
  })

  test('a manifest that was changed after signing is not believed, and nothing it says is shown', async () => {
    put(manifest(), { shown: manifest({ notes: 'Khác.' }) })
    expect(await lookAt(looking, stick, 'USB')).toMatchObject({ verdict: 'badSignature', manifest: null })
  })

  test('a stranger who signs in our name is found out', async () => {
    put(manifest(), { by: stranger.privateKey })
    expect(await verdict()).toBe('badSignature')
  })

  test('a key we do not carry is unknown, however well it signs', async () => {
    put(manifest(), { key: 'la', by: stranger.privateKey })
    expect(await verdict()).toBe('unknownKey')
  })

  test.each([
    ['no JSON', 'MZ'],
    [
      'another format',
      JSON.stringify({ manifest: { ...manifest(), format: 'x' }, key: 'thu', signature: '' }),
    ],
    [
      'a path for a name',
      JSON.stringify({
        manifest: { ...manifest(), files: [{ ...manifest().files[0], name: '../x.exe' }] },
        key: 'thu',
        signature: '',
      }),
    ],
    ['far too much', ' '.repeat(70_000)],
  ])('%s cannot be read', async (_what, text) => {
    writeFileSync(join(stick, updateFileName), text)
    expect(await verdict()).toBe('unreadable')
  })

  test('a folder in the place of the manifest cannot be read either', async () => {
    mkdirSync(join(stick, updateFileName))
    expect(await verdict()).toBe('unreadable')
  })
})

describe('An installer', () => {
  const [wanted] = manifest().files
  const found = () => ({ folder: stick, place: 'USB', verdict: 'ready' as const, manifest: manifest() })
  if (wanted === undefined) throw new Error('The manifest names no file')

  test('is copied to this PC whole', async () => {
    const into = join(stick, 'pc')
    const brought = await bringInstaller(diskFiles, found(), wanted, into)
    expect(brought).toEqual({ ok: true, value: join(into, name) })
    expect(readFileSync(join(into, name))).toEqual(installer)
  })

  test('of the right size and another content is not kept', async () => {
    writeFileSync(join(stick, name), Buffer.from('another program!!!!'.slice(0, installer.length)))
    const into = join(stick, 'pc')
    expect(await bringInstaller(diskFiles, found(), wanted, into)).toEqual({
      ok: false,
      error: 'UpdateDamaged',
    })
    expect(await diskFiles.list(into)).toEqual([])
  })

  test('that changes between the copy and the check is not kept', async () => {
    const into = join(stick, 'pc')
    const files = { ...diskFiles, hash: async () => ({ sha256: '0'.repeat(64), bytes: installer.length }) }
    expect(await bringInstaller(files, found(), wanted, into)).toEqual({ ok: false, error: 'UpdateDamaged' })
    expect(await diskFiles.list(into)).toEqual([])
  })
})

describe('Through the contract', () => {
  let office: TestOffice
  const desktop = {
    state: vi.fn(async () => ({ openAtLogin: true, keystore: true })),
    setOpenAtLogin: vi.fn(async () => null),
    copy: vi.fn(async () => null),
    install: vi.fn(async () => null),
  }
  beforeEach(async () => {
    office = await testOffice()
  })
  afterEach(() => office.close())
  const withDesktop = () => Object.assign(office.core.ports, { desktop: desktop as unknown as Desktop })

  test('without a shell this PC starts nothing, copies nothing and runs no installer, and says so', async () => {
    const admin = await office.as('administrator')
    expect(await must(admin, 'desktop.status', {})).toEqual({
      desktop: false,
      openAtLogin: null,
      keys: 'file',
      reminders: [120, 30],
    })
    for (const [procedure, input] of [
      ['desktop.setOpenAtLogin', { on: true }],
      ['desktop.copy', { text: 'x', html: null }],
      ['update.begin', { token: 'x' }],
    ] as const)
      expect(await admin.call(procedure, input)).toEqual({ ok: false, error: { type: 'NotHere' } })
  })

  test('with one it does what is asked', async () => {
    withDesktop()
    const admin = await office.as('administrator')
    expect(await must(admin, 'desktop.status', {})).toMatchObject({
      desktop: true,
      openAtLogin: true,
      keys: 'system',
    })
    await must(admin, 'desktop.setOpenAtLogin', { on: false })
    await must(admin, 'desktop.copy', { text: '84,12', html: null })
    expect(desktop.setOpenAtLogin).toHaveBeenCalledExactlyOnceWith(false)
    expect(desktop.copy).toHaveBeenCalledExactlyOnceWith('84,12', null)
  })

  test('this program carries no key yet, so no update on a stick is believed or run', async () => {
    expect(updateKeys(join(projectRoot, 'resources'))).toEqual([])
    withDesktop()
    put(manifest())
    const admin = await office.as('administrator')
    expect(await must(admin, 'update.look', {})).toMatchObject({ keys: 0 })
    office.core.files.set('token', stick)
    expect(await admin.call('update.begin', { token: 'token' })).toEqual({
      ok: false,
      error: { type: 'UpdateRefused', verdict: 'unknownKey' },
    })
    expect(await admin.call('update.begin', { token: 'other' })).toEqual({
      ok: false,
      error: { type: 'NotFound' },
    })
    expect(desktop.install).not.toHaveBeenCalled()
  })

  test('a believed one is copied, the office backed up, and only then run', async () => {
    withDesktop()
    const resources = join(stick, 'resources')
    mkdirSync(join(resources, 'update'), { recursive: true })
    writeFileSync(join(resources, 'update', 'keys.json'), JSON.stringify(keys))
    const [file] = manifest().files
    put(manifest({ files: [{ ...file, platform: process.platform } as UpdateManifest['files'][number]] }))
    Object.assign(office.core.ports, { resources, version: '0.1.0' })
    const admin = await office.as('administrator')
    const backups = (await must(admin, 'backup.list', {})).length
    office.core.files.set('token', stick)
    await must(admin, 'update.begin', { token: 'token' })
    const run = join(office.core.office.folder, 'cap-nhat', name)
    expect(desktop.install).toHaveBeenCalledExactlyOnceWith(run)
    expect(readFileSync(run)).toEqual(installer)
    expect((await must(admin, 'backup.list', {})).length).toBeGreaterThan(backups)
  })
})

describe('Whoever releases', () => {
  const file = `SoMotCua-${JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')).version}-win-x64-setup.exe`

  test('makes a key and signs the installers with it; a program that carries the key believes the list', async () => {
    const safe = join(stick, 'safe')
    const made = await run(['release', 'key', '--out', safe])
    const { publicKey } = made.document as { publicKey: (typeof keys)[number] }
    writeFileSync(join(stick, file), installer)
    writeFileSync(join(stick, 'SoMotCua-9.9.9-win-x64-setup.exe'), 'another release')
    const signed = await run(['release', 'sign', stick, '--out', safe, '--reason', 'Bản đầu'])
    expect(signed).toMatchObject({ exit: 0, document: { notes: 'Bản đầu', schema: schemaVersion } })
    const older = { ...here, version: '0.0.1' }
    const found = await lookAt({ files: diskFiles, keys: [publicKey], here: older }, stick, 'USB')
    expect(found).toMatchObject({ verdict: 'ready', manifest: { files: [{ name: file }] } })
    expect(await lookAt({ files: diskFiles, keys, here: older }, stick, 'USB')).toMatchObject({
      verdict: 'unknownKey',
    })
  })

  test('loses no key to a second one, and signs no empty list', async () => {
    const safe = join(stick, 'safe')
    await run(['release', 'key', '--out', safe])
    const kept = readFileSync(join(safe, 'khoa-rieng.pem'), 'utf8')
    expect(await run(['release', 'key', '--out', safe])).toMatchObject({ exit: 1 })
    expect(readFileSync(join(safe, 'khoa-rieng.pem'), 'utf8')).toBe(kept)
    expect(await run(['release', 'sign', safe, '--out', safe])).toMatchObject({
      exit: 1,
      document: { error: { type: 'NothingToSign' } },
    })
  })
})
