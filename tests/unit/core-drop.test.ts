import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { unpack } from '../../db/bundle/unpack.ts'
import { stateHash } from '../../db/ledger/state-hash.ts'
import type { Session } from '../../electron/core/core.ts'
import type { DroppedRow } from '../../shared/contract/exchange.ts'
import { naturalId } from '../../shared/ids/ids.ts'
import { canonical } from '../../shared/ledger/canonical.ts'
import { bundleOf, communeOrigin, keysNumber } from '../support/bundles.ts'
import { atFriday, must, type TestOffice, testOffice } from '../support/core.ts'
import { first, second } from '../support/exchange.ts'
import { zipOf } from '../support/import-zip.ts'
import { communeContact, communePeriod, type DemoCommune } from '../support/province-records.ts'

interface Dropped {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

let province: TestOffice
let above: Session
let provinceId = ''
let made = 0

beforeAll(async () => {
  province = await testOffice()
  above = await province.as('administrator')
  provinceId = province.core.office.store.unitId() ?? ''
  for (const [commune, key] of [
    [first, 11],
    [second, 12],
  ] as const) {
    const { token, fingerprint, problem } = await must(above, 'exchange.open', {
      kind: 'file',
      ...(await bundle(commune, key, [['2026-09-04', 1]])),
    })
    expect(problem?.type).toBe('UnknownSender')
    await must(above, 'exchange.confirmSender', { token, relation: 'lower', heard: fingerprint ?? '' })
    expect((await must(above, 'exchange.open', { kind: 'given', token })).problem).toBeNull()
  }
})
afterAll(() => province.close())

/** What a commune sends up: its weeks, each with its revision. */
async function bundle(
  commune: DemoCommune,
  key: number,
  weeks: readonly (readonly [string, number])[],
  name?: string,
): Promise<Dropped> {
  made += 1
  const records = weeks.map(([week, revision]) => communePeriod(commune, week, revision))
  const { bytes } = await bundleOf(
    {
      recipients: [{ unitId: provinceId }],
      records: [communeContact(commune), ...records].map(canonical),
      quick: [],
    },
    {
      bundleId: naturalId(commune.unitId, 'bundle', String(made)),
      number: made,
      sender: { unitId: commune.unitId, unitName: commune.name, origin: communeOrigin },
      createdAt: atFriday() - 3_600_000 + made,
    },
    await keysNumber(key),
  )
  return { name: name ?? `M-Xa${commune.nth}_so-${made}.smc`, bytes: new Uint8Array(bytes) }
}

const zipped = (name: string, files: readonly Dropped[]): Dropped => ({
  name,
  bytes: new Uint8Array(zipOf(files.map((file) => ({ name: file.name, content: file.bytes })))),
})

const cut = ({ name, bytes }: Dropped): Dropped => ({ name, bytes: bytes.slice(0, bytes.length - 300) })

const drop = (files: readonly Dropped[]) =>
  must(above, 'exchange.openMany', { kind: 'files', files: [...files] })

async function applyAll(rows: readonly DroppedRow[]) {
  for (const { token } of rows.filter(({ applies }) => applies)) {
    await must(above, 'exchange.apply', { token, manyDeletes: false })
  }
}

/** The office's own data, and everything it keeps of other units. */
function state(): string {
  const { store } = province.core.office
  const kept = ['replica', 'replica_fork', 'replica_period', 'member_unit'].map((table) =>
    store.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3`).all(),
  )
  return JSON.stringify([stateHash(store), kept])
}
const book = async () => (await must(above, 'exchange.book', {})).in
const outcomes = (rows: readonly DroppedRow[]) =>
  Object.fromEntries(rows.map(({ fileName, outcome }) => [fileName, outcome]))

describe('Twelve files dropped at once', () => {
  let files: readonly Dropped[]
  let rows: readonly DroppedRow[]
  beforeAll(async () => {
    const old = await bundle(first, 11, [['2026-10-09', 1]], 'cu.smc')
    const standing = await bundle(first, 11, [['2026-10-09', 2]], 'dang-co.smc')
    await applyAll(await drop([standing]))
    const one = await bundle(first, 11, [['2026-10-16', 1]], 'mot (1).smc')
    const corrected = await bundle(first, 11, [['2026-10-16', 2]], 'mot-sua.smc')
    const two = await bundle(second, 12, [['2026-10-16', 1]], 'hai.smc')
    const three = await bundle(second, 12, [['2026-10-23', 1]], 'ba (1).smc')
    const deep = await bundle(second, 12, [['2026-10-30', 1]], 'bon.smc')
    const stranger = await bundle(
      { ...first, unitId: communeOrigin, name: 'Xã Lạ' },
      13,
      [['2026-10-16', 1]],
      'la.smc',
    )
    files = [
      corrected,
      one,
      { name: 'hai.smc', bytes: two.bytes },
      { name: 'hai (1).smc', bytes: two.bytes },
      three,
      cut(await bundle(second, 12, [['2026-11-06', 1]], 'cut.smc')),
      old,
      stranger,
      zipped('ngoai.zip', [zipped('thu/trong.zip', [deep, { name: 'phieu.pdf', bytes: bytesOf('%PDF') }])]),
      cut(zipped('zip-cut.zip', [two])),
      { name: 'dang-nhap.smc', bytes: bytesOf('<!doctype html>') },
    ]
  })

  test('are a line each in words, and nothing is applied', async () => {
    const before = state()
    rows = await drop(files)
    expect(outcomes(rows)).toEqual({
      'mot (1).smc': 'new',
      'mot-sua.smc': 'replaced',
      'hai.smc': 'new',
      'hai (1).smc': 'twice',
      'ba (1).smc': 'new',
      'cut.smc': 'spoiled',
      'cu.smc': 'older',
      'la.smc': 'stranger',
      'bon.smc': 'new',
      'phieu.pdf': 'other',
      'zip-cut.zip': 'spoiled',
      'dang-nhap.smc': 'spoiled',
    })
    expect(rows.find(({ fileName }) => fileName === 'bon.smc')).toMatchObject({
      within: 'ngoai.zip › trong.zip',
      unitName: second.name,
      periods: ['2026-10-30'],
    })
    expect(rows.find(({ fileName }) => fileName === 'cut.smc')?.problem).toEqual({ type: 'Truncated' })
    expect(state()).toBe(before)
  })

  test('that are spoiled or of a stranger leave the database as it was, even where they are insisted on', async () => {
    const before = [state(), await book()]
    for (const { token, applies } of rows.filter(({ problem }) => problem !== null)) {
      expect(applies).toBe(false)
      expect(await above.call('exchange.apply', { token, manyDeletes: false })).toMatchObject({ ok: false })
    }
    expect([state(), await book()]).toEqual(before)
  })

  test('are taken in by themselves, each with a receipt, and one receipt bundle serves them all', async () => {
    const before = state()
    await applyAll(rows)
    expect(state()).not.toBe(before)
    const came = await book()
    const due = rows.filter(({ applies }) => applies).map(({ fileName }) => fileName)
    expect(came.map(({ fileName }) => fileName)).toEqual(expect.arrayContaining(due))
    const { out } = await must(above, 'exchange.send', {
      purpose: 'receipt',
      personal: false,
      to: { kind: 'file', zip: false },
    })
    expect(out.acknowledges).toBe(came.length)
    expect(out.to.map(({ unitName }) => unitName).sort()).toEqual([first.name, second.name].sort())
  })

  test('change nothing when they are dropped once more', async () => {
    const before = state()
    const again = await drop(files)
    const readable = again.filter(({ problem }) => problem === null)
    expect(readable.filter(({ outcome }) => outcome !== 'same' && outcome !== 'twice')).toEqual([])
    expect(readable.every(({ seen }) => seen)).toBe(true)
    await applyAll(again)
    expect(state()).toBe(before)
  })
})

describe('Two versions of one number', () => {
  test('are held, and the one that came first stands', async () => {
    const week = await bundle(second, 12, [['2026-12-04', 1]], 'a.smc')
    const twin = { ...second, nth: 40 }
    const other = await bundle(twin, 12, [['2026-12-04', 1]], 'b.smc')
    expect(outcomes(await drop([other, week]))).toEqual({ 'a.smc': 'new', 'b.smc': 'held' })
  })
})

describe('A zip', () => {
  const small = { name: 'x.txt', bytes: bytesOf('x') }
  const names = (files: readonly { name: string; trouble: { type: string } | null }[]) =>
    files.map(({ name, trouble }) => [name, trouble?.type ?? null])

  test('in a zip in a zip is taken apart, one deeper is not', async () => {
    const three = zipped('1.zip', [zipped('2.zip', [zipped('3.zip', [small])])])
    expect(names(await unpack([three]))).toEqual([['x.txt', null]])
    expect(names(await unpack([zipped('0.zip', [three])]))).toEqual([['3.zip', 'ZipTooDeep']])
  })

  test('with more files or bytes than one drop may bring says so, and brings no more', async () => {
    const many = zipped('n.zip', [small, { ...small, name: 'y.txt' }, { ...small, name: 'z.txt' }])
    const caps = { depth: 3, files: 2, bytes: 100 }
    expect(names(await unpack([many], caps))).toEqual([
      ['x.txt', null],
      ['y.txt', null],
      ['n.zip', 'ZipTooLarge'],
    ])
    const heavy = zipped('h.zip', [{ name: 'h', bytes: new Uint8Array(101) }])
    expect(names(await unpack([heavy], caps))).toEqual([['h.zip', 'ZipTooLarge']])
  })

  test('with a password, or with one name twice, is named and passed over', async () => {
    const locked = zipOf([{ name: 'a', content: bytesOf('a'), encrypted: true }])
    const double = zipped('d.zip', [small, small])
    expect(names(await unpack([{ name: 'l.zip', bytes: locked }, double]))).toEqual([
      ['l.zip', 'ZipLocked'],
      ['d.zip', 'ZipSpoiled'],
    ])
  })

  test('of file managers leaves their own litter out', async () => {
    const litter = ['__MACOSX/._a', '.DS_Store', 'a/Thumbs.db', 'a/'].map((name) => ({ ...small, name }))
    expect(names(await unpack([zipped('m.zip', [...litter, small])]))).toEqual([['x.txt', null]])
  })
})

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
