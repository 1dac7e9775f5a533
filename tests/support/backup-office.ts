/** A made-up office in a folder of its own, with closed weeks and evidence: what backups are made of. */
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { putBlob } from '../../db/blobs/blobs.ts'
import { insertEvidence } from '../../db/evidence/evidence.ts'
import { diskFiles } from '../../db/files/disk.ts'
import { sha256Text } from '../../db/hash.ts'
import { foundOffice, write } from '../../db/ledger/unit-of-work.ts'
import { openStore } from '../../db/open.ts'
import type { Store } from '../../db/store.ts'
import { insertUnit } from '../../db/unit/units.ts'
import { insertRevision } from '../../db/week/revisions.ts'
import { addDays, instantOf } from '../../shared/dates/plain.ts'
import { canonical } from '../../shared/ledger/canonical.ts'
import type { Unit } from '../../shared/unit/unit.ts'
import type { WeekContent } from '../../shared/week/content.ts'

export const unitId = '00000000-0000-7000-8000-000000000001'
const officer = { id: '00000000-0000-7000-8000-000000000011', name: 'Nguyễn Thị Mẫu' }
export const occasion = { actor: officer.id, reason: 'Thử' }

const unit: Unit = {
  name: 'Trung tâm Phục vụ hành chính công xã An Mẫu',
  type: 'xa',
  place: 'An Mẫu',
  portalCode: 'H00.000',
  provinceCode: '00000',
  upperUnit: 'Ủy ban nhân dân tỉnh Mẫu',
  superiorLines: ['ỦY BAN NHÂN DÂN', 'XÃ AN MẪU'],
  issuingLines: ['TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG'],
  documentSymbol: 'TB-TTPVHCC',
}

export const start = instantOf('2026-11-20', '17:00')

export interface TestClock {
  (): number
  now: number
}

/** Stands still unless it is set. */
export const clockAt = (now: number): TestClock => {
  const clock = (() => clock.now) as TestClock
  clock.now = now
  return clock
}

/** In memory where Linux has such a folder: these tests flush to the platter thousands of times. */
export const newFolder = (): string =>
  mkdtempSync(path.join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'smc-'))
export const databaseIn = (folder: string): string => path.join(folder, 'so-mot-cua.db')

export async function openIn(folder: string, clock: () => number = () => start): Promise<Store> {
  const opened = await openStore({ file: databaseIn(folder), clock })
  if (!opened.ok) throw new Error(`Cannot open: ${JSON.stringify(opened.error)}`)
  return opened.value
}

export async function makeOffice(
  folder: string,
  { clock = () => start, weeks = 3, id = unitId, name = unit.name } = {},
): Promise<Store> {
  const store = await openIn(folder, clock)
  foundOffice(store, { unitId: id, ...occasion }, (w) => insertUnit(w, { ...unit, name }))
  for (let week = 0; week < weeks; week += 1) closeWeek(store, addDays('2026-10-02', 7 * week))
  return store
}

/** Closes the week, or corrects it when it was closed before. `note` makes it as long as a test needs. */
export function closeWeek(store: Store, friday: string, revision = 1, note = ''): void {
  const content: WeekContent = {
    format: 1,
    unitId: store.unitId() ?? '',
    friday,
    revision,
    from: addDays(friday, -6),
    to: friday,
    dueAt: instantOf(friday, '16:00'),
    closedAt: instantOf(friday, '15:30'),
    closedBy: officer,
    lateReason: null,
    correctionReason: revision === 1 ? null : 'Nhập nhầm',
    clockSuspect: false,
    unit,
    figures: { groups: { congKhai: 17.5 }, total: 17.5, metrics: {}, pairs: {}, rows: [], note },
    computed: { metrics: [], groups: [], total: null },
    total: 17.5,
    grade: null,
    previous: null,
    findings: [],
    evidence: [],
    rules: [],
  }
  write(store, occasion, (w) => insertRevision(w, content, sha256Text(canonical(content))))
}

export const png = (text: string): Uint8Array =>
  new Uint8Array(Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.from(text)]))

/** Answers the hash of the file. */
export async function addEvidence(store: Store, friday: string, text: string): Promise<string> {
  const put = await putBlob(diskFiles, path.join(path.dirname(store.file), 'blobs'), png(text))
  if (!put.ok) throw new Error(put.error.type)
  const { sha256, bytes, mediaType } = put.value
  write(store, occasion, (w) =>
    insertEvidence(w, friday, { sha256, bytes, mediaType, name: `${text}.png`, addedBy: officer.name }),
  )
  return sha256
}
