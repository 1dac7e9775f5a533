import { copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inspectBackup } from '../../db/backup/inspect.ts'
import { makeBackup } from '../../db/backup/make.ts'
import { stageUpload } from '../../db/backup/upload.ts'
import { blobPath } from '../../db/blobs/blobs.ts'
import { diskFiles } from '../../db/files/disk.ts'
import { migrations } from '../../db/migrations/index.ts'
import { addEvidence, makeOffice, newFolder, start, unitId } from '../support/backup-office.ts'

let folder: string
let elsewhere: string
/** A verified backup, and the same bytes without their card, as a person might bring them. */
let backup: string
let bare: string
let evidence: string

beforeEach(async () => {
  folder = newFolder()
  elsewhere = newFolder()
  const store = await makeOffice(folder)
  evidence = await addEvidence(store, '2026-10-02', 'ảnh')
  const made = await makeBackup(
    { files: diskFiles, clock: () => start + 1000, second: null },
    store.db,
    'manual',
  )
  store.close()
  if (!made.local.ok) throw new Error(JSON.stringify(made.local.error))
  backup = made.local.value.path
  bare = path.join(elsewhere, 'ban-sao.db')
  copyFileSync(backup, bare)
})
afterEach(() => {
  for (const made of [folder, elsewhere]) rmSync(made, { recursive: true, force: true })
})

const inspect = (file: string, unit: string | null = unitId, dataFolder = folder) =>
  inspectBackup(diskFiles, file, { unitId: unit, dataFolder })

/** Changes the bare copy as someone with a SQLite tool would. */
function alter(...statements: readonly string[]): void {
  const db = new Database(bare)
  for (const statement of statements) db.exec(statement)
  db.close()
}

describe('a backup looked into', () => {
  it('says whose it is, how far it goes and when it was made', async () => {
    expect(await inspect(backup)).toEqual({
      ok: true,
      value: {
        unitName: 'Trung tâm Phục vụ hành chính công xã An Mẫu',
        schema: migrations.length,
        newestWeek: '2026-10-16',
        weeks: 3,
        ledger: 5,
        madeAt: start + 1000,
        problems: [],
      },
    })
  })

  it('without its card says when the last entry was written', async () => {
    expect(await inspect(bare)).toMatchObject({ value: { weeks: 3, madeAt: start } })
  })

  it('is left as it was, with nothing written beside it', async () => {
    const before = readFileSync(bare)
    await inspect(bare)
    expect(readFileSync(bare)).toEqual(before)
    expect((await diskFiles.list(elsewhere)).map((entry) => entry.name)).toEqual(['ban-sao.db'])
  })

  it('that comes as bytes is laid down and read the same', async () => {
    const staged = await stageUpload(diskFiles, folder, readFileSync(backup))
    if (!staged.ok) throw new Error(staged.error.type)
    expect(await inspect(staged.value)).toMatchObject({ value: { weeks: 3 } })
  })

  it('names how many files of evidence are neither with it nor here', async () => {
    rmSync(blobPath(path.join(folder, 'blobs'), evidence))
    expect(await inspect(backup)).toMatchObject({ value: { problems: [] } })
    expect(await inspect(bare)).toMatchObject({
      value: { problems: ['Thiếu 1 tệp minh chứng; số liệu vẫn đủ.'] },
    })
  })

  it('of another office is refused by its name, but welcome on a PC not set up yet', async () => {
    const other = '00000000-0000-7000-8000-00000000000f'
    expect(await inspect(backup, other)).toEqual({
      ok: false,
      error: { type: 'OtherUnit', unitName: 'Trung tâm Phục vụ hành chính công xã An Mẫu' },
    })
    expect((await inspect(backup, null)).ok).toBe(true)
  })

  it('of a newer version is refused as such, not as damaged', async () => {
    alter(`PRAGMA user_version = ${migrations.length + 1}`)
    expect(await inspect(bare)).toEqual({ ok: false, error: { type: 'NewerVersion' } })
  })

  it('that is not there is not found', async () => {
    expect(await inspect(path.join(elsewhere, 'none.db'))).toEqual({ ok: false, error: { type: 'NotFound' } })
  })
})

describe('refused as damaged is', () => {
  const damaged = { ok: false, error: { type: 'BackupDamaged' } }

  it('any single flipped bit of a backup with its card', async () => {
    const whole = readFileSync(backup)
    for (let place = 0; place < whole.byteLength; place += Math.ceil(whole.byteLength / 40)) {
      const spoiled = Buffer.from(whole)
      spoiled[place] = (spoiled[place] ?? 0) ^ (1 << (place % 8))
      writeFileSync(backup, spoiled)
      expect(await inspect(backup), `byte ${place}`).toMatchObject(damaged)
    }
  })

  it('a flipped bit in a frozen week or in the ledger, even without a card', async () => {
    const whole = readFileSync(bare)
    const found = [
      ['17.5', 'week_revision'],
      ['Nguyễn Thị Mẫu', 'week_revision'],
      ['weekRevision', 'ledger'],
    ] as const
    for (const [text, table] of found) {
      const place = whole.indexOf(text, startOf(table))
      expect(place, text).toBeGreaterThan(0)
      const spoiled = Buffer.from(whole)
      spoiled[place + 1] = (spoiled[place + 1] ?? 0) ^ 1
      writeFileSync(bare, spoiled)
      expect(await inspect(bare), text).toMatchObject(damaged)
    }
  })

  it('a copy cut off at any length', async () => {
    const { byteLength } = readFileSync(bare)
    const lengths = [byteLength - 1, byteLength - 4096, byteLength >> 1, 5000, 4096, 100, 99, 16, 1, 0]
    for (const length of lengths) {
      truncateSync(bare, length)
      expect(await inspect(bare), `${length} bytes`).toMatchObject(damaged)
    }
  })

  it.each([
    [
      'a page that is no database',
      /không phải là dữ liệu của Sổ Một Cửa/,
      () => writeFileSync(bare, '<html>Đăng nhập</html>'.repeat(100)),
    ],
    [
      'a database of another program',
      /không phải là dữ liệu của Sổ Một Cửa/,
      () => alter('PRAGMA application_id = 1'),
    ],
    [
      'a trigger taken out',
      /Cấu trúc .*: ledger_never_changes\./,
      () => alter('DROP TRIGGER ledger_never_changes'),
    ],
    [
      'a trigger put in',
      /Cấu trúc .*: sly\./,
      () => alter('CREATE TRIGGER sly AFTER INSERT ON ledger BEGIN DELETE FROM draft; END'),
    ],
    ['a table put in', /Cấu trúc .*: sly\./, () => alter('CREATE TABLE sly (x)')],
    ['an entry cut off the end of the ledger', /Sổ cái không dừng đúng/, () => cutEntry(5)],
    ['an entry taken out of its middle', /Sổ cái thiếu mục trước mục 1\/4/, () => cutEntry(3)],
    [
      'a row without its parent',
      /1 dòng trỏ tới dòng không còn \(bảng personal_payload\)/,
      () =>
        alter(
          'PRAGMA foreign_keys = OFF',
          "INSERT INTO personal_payload (unit_id, origin, epoch, seq, erased_at) VALUES ('u', 'o', 1, 1, 1)",
        ),
    ],
    ['an index that lost its way', /SQLite báo: .*ledger_thing/, () => spoilIndex()],
    ['a file still in use when it was copied', /chép tay/, () => alter('PRAGMA journal_mode = WAL')],
    ['one that has no office', /chưa có dữ liệu/, () => alter("DELETE FROM meta WHERE key = 'unit'")],
  ])('%s', async (_, words, spoil) => {
    spoil()
    const report = await inspect(bare)
    expect(report).toMatchObject(damaged)
    const problems = !report.ok && report.error.type === 'BackupDamaged' ? report.error.problems : []
    expect(problems.join(' ')).toMatch(words)
  })
})

/** Cuts one entry out and puts the trigger back that forbids it. */
function cutEntry(position: number): void {
  const db = new Database(bare)
  const trigger = db
    .prepare("SELECT sql FROM sqlite_schema WHERE name = 'ledger_never_deleted'")
    .pluck()
    .get()
  db.exec('DROP TRIGGER ledger_never_deleted')
  db.prepare('DELETE FROM ledger WHERE position = ?').run(position)
  db.exec(String(trigger))
  db.close()
}

/** Where the first page of a table or an index lies in the bare copy. */
function startOf(name: string): number {
  const db = new Database(bare, { readonly: true })
  const root = db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(name)
  db.close()
  return (Number(root) - 1) * 4096
}

/** Another letter in a key of the index: the table and its index no longer say the same. */
function spoilIndex(): void {
  const bytes = readFileSync(bare)
  const place = bytes.indexOf('weekRevision', startOf('ledger_thing'))
  bytes[place] = (bytes[place] ?? 0) ^ 1
  writeFileSync(bare, bytes)
}
