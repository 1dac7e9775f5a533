/** Taking in what a unit sends up: its records become replicas here, and the unit is on the list from then on. */
import type { ContactBody } from '../../shared/bundle/bodies/contact.ts'
import type { OpenedRecords } from '../../shared/bundle/content.ts'
import type { Preview } from '../../shared/bundle/preview.ts'
import type { ReceiptCounts } from '../../shared/bundle/receipt.ts'
import { BundleRecord } from '../../shared/bundle/record.ts'
import { sentAt } from '../../shared/receiver/matrix.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { UnitOfWork } from '../ledger/unit-of-work.ts'
import type { Store } from '../store.ts'
import { joinSender } from './member-units.ts'
import {
  type Arriving,
  type BodyProblem,
  checkBodies,
  judged,
  previewOfJudged,
  putReplica,
  receiptCounts,
} from './replica.ts'

type Opened = Pick<OpenedRecords, 'manifest' | 'records' | 'personal'>

export function previewUp(store: Store, opened: Opened, now: number): Result<Preview, BodyProblem> {
  const arriving = arrivingOf(opened, now)
  if (!arriving.ok) return arriving
  return ok(previewOfJudged(judged(store, arriving.value), notesOf(opened)))
}

/** Part of the caller's unit of work: a failure leaves nothing behind. */
export function applyUp(w: UnitOfWork, opened: Opened): Result<ReceiptCounts, BodyProblem> {
  const arriving = arrivingOf(opened, w.at)
  if (!arriving.ok) return err(arriving.error)
  const { sender } = opened.manifest
  const office = arriving.value.records.find(({ kind, key }) => kind === 'contact' && key === 'office')
  const code = office === undefined ? '' : (office.body as unknown as ContactBody).provinceCode
  joinSender(w, { unitId: sender.unitId, name: sender.unitName, code })
  return ok(receiptCounts(putReplica(w, arriving.value)))
}

/** The records of both parts, each checked against its kind. */
export function arrivingOf(
  { manifest, records, personal }: Opened,
  now: number,
): Result<Arriving, BodyProblem> {
  const { bundleId, sender, createdAt, clock } = manifest
  const all = [...records]
  for (const payload of personal === null || personal === 'locked' ? [] : personal.payloads) {
    const parsed = BundleRecord.safeParse(payload)
    const line = all.length + 1
    if (!parsed.success) return err({ type: 'RecordInvalid', line, issue: 'personal' })
    if (parsed.data.unitId !== sender.unitId) return err({ type: 'RecordInvalid', line, issue: 'unitId' })
    all.push(parsed.data as BundleRecord)
  }
  const checked = checkBodies(all)
  if (!checked.ok) return checked
  const moment = sentAt({ createdAt, clockOk: clock === 'ok', receivedAt: now })
  return ok({ bundleId, unitId: sender.unitId, sentAt: moment, records: all })
}

const notesOf = ({ manifest, personal }: Opened): readonly string[] => [
  ...(manifest.clock === 'ok' ? [] : ['Đồng hồ máy gửi bất thường: giờ nhận được tính thay giờ gửi.']),
  ...(personal === 'locked' ? ['Phần có dữ liệu cá nhân không mở được bằng khóa của máy này.'] : []),
]
