import { describe, expect, it } from 'vitest'
import { getEvidence, insertEvidence, listEvidence, removeEvidence } from '../../db/evidence/evidence.ts'
import { sha256Text } from '../../db/hash.ts'
import { listHistory } from '../../db/ledger/history.ts'
import { write } from '../../db/ledger/unit-of-work.ts'
import { verifyLedger } from '../../db/ledger/verify.ts'
import type { Store } from '../../db/store.ts'
import { saveSigner } from '../../db/unit/signers.ts'
import { endCorrection, getCorrection, startCorrection } from '../../db/week/corrections.ts'
import {
  getRevision,
  headsOfYear,
  insertDecision,
  insertRevision,
  latestRevision,
  revisionsOf,
  setDocument,
} from '../../db/week/revisions.ts'
import { canonicalHash } from '../../shared/ledger/canonical.ts'
import type { Approval, WeekContent } from '../../shared/week/content.ts'
import { approver, fridayAfternoon, madeUpContent, madeUpOffice, officer } from '../support/office.ts'

const friday = '2026-11-20'
const occasion = { actor: officer.id, reason: '' }
const returned: Approval = {
  decision: 'returned',
  at: fridayAfternoon,
  by: { id: approver.id, name: approver.name },
  reason: 'Sai số liệu',
}

const close = (store: Store, content: WeekContent): void =>
  write(store, occasion, (w) => insertRevision(w, content, canonicalHash(content, sha256Text)))

describe('A closed week', () => {
  it('is read back as it was frozen', async () => {
    const { store } = await madeUpOffice()
    const content = madeUpContent()
    close(store, content)
    expect(revisionsOf(store, friday)).toEqual([
      {
        content,
        hash: canonicalHash(content, sha256Text),
        approval: null,
        paper: null,
        document: { number: '', date: null, signerId: null },
      },
    ])
    expect(latestRevision(store, '2026-11-27')).toBeNull()
    expect(revisionsOf(store, '2026-11-27')).toEqual([])
  })

  it('keeps every revision, the newest last', async () => {
    const { store } = await madeUpOffice()
    close(store, madeUpContent())
    close(store, madeUpContent({ revision: 2, correctionReason: 'Sai số', total: 20 }))
    expect(revisionsOf(store, friday).map(({ content }) => content.total)).toEqual([17.5, 20])
    expect(latestRevision(store, friday)?.content.revision).toBe(2)
    expect(getRevision(store, friday, 1)?.content.total).toBe(17.5)
    expect(getRevision(store, friday, 3)).toBeNull()
  })

  it.each([
    ['a hash that is not its own', (w: WeekContent) => [w, 'a'.repeat(64)] as const, 'hash'],
    ['a revision that leaves one out', (w: WeekContent) => hashed({ ...w, revision: 2 }), 'cannot follow'],
    [
      'another unit',
      (w: WeekContent) => hashed({ ...w, unitId: '00000000-0000-7000-8000-0000000000ff' }),
      'another unit',
    ],
  ])('is refused with %s', async (_, spoilt, message) => {
    const { store } = await madeUpOffice()
    const [content, hash] = spoilt(madeUpContent())
    expect(() => write(store, occasion, (w) => insertRevision(w, content, hash))).toThrow(message)
    expect(revisionsOf(store, friday)).toEqual([])
  })

  it('carries the decision on each revision, and the document of each', async () => {
    const { store } = await madeUpOffice()
    const signerId = '00000000-0000-7000-8000-000000000051'
    close(store, madeUpContent())
    close(store, madeUpContent({ revision: 2 }))
    write(store, occasion, (w) => {
      insertDecision(w, friday, 1, returned)
      saveSigner(w, signerId, {
        name: 'Người Ký Mẫu',
        authority: '',
        onBehalfOf: '',
        title: 'GIÁM ĐỐC',
        from: '2026-01-01',
        to: null,
      })
      setDocument(w, friday, 2, { number: '47', date: '2026-11-20', signerId })
    })
    write(store, occasion, (w) => setDocument(w, friday, 2, { number: '48', date: null, signerId }))
    const [first, second] = revisionsOf(store, friday)
    expect([first?.approval, second?.approval]).toEqual([returned, null])
    expect([first?.document.number, second?.document]).toEqual(['', { number: '48', date: null, signerId }])
    expect(listHistory(store, { entity: 'weekDocument', limit: 1 })[0]?.fields).toEqual({
      number: { from: '47', to: '48' },
      date: { from: '2026-11-20', to: null },
    })
    expect(verifyLedger(store).problems).toEqual([])
  })

  it('takes one decision', async () => {
    const { store } = await madeUpOffice()
    close(store, madeUpContent())
    write(store, occasion, (w) => insertDecision(w, friday, 1, returned))
    expect(() => write(store, occasion, (w) => insertDecision(w, friday, 1, returned))).toThrow(
      'a decision stands',
    )
  })
})

const hashed = (content: WeekContent): readonly [WeekContent, string] => [
  content,
  canonicalHash(content, sha256Text),
]

describe('The heads of a year', () => {
  it('are the newest revision of each week whose Friday lies in it', async () => {
    const { store } = await madeUpOffice()
    close(store, madeUpContent())
    write(store, occasion, (w) => insertDecision(w, friday, 1, returned))
    close(store, madeUpContent({ revision: 2, total: 90.25, grade: 'Xuất sắc', lateReason: 'Mất điện' }))
    close(store, madeUpContent({ friday: '2026-01-02', total: null, grade: null }))
    close(store, madeUpContent({ friday: '2025-12-26' }))
    const undecided = { closedAt: fridayAfternoon, decision: null, decidedAt: null, onPaper: false }
    expect(headsOfYear(store, 2026)).toEqual([
      { friday: '2026-01-02', revision: 1, total: null, grade: null, late: false, ...undecided },
      { friday, revision: 2, total: 90.25, grade: 'Xuất sắc', late: true, ...undecided },
    ])
    expect(headsOfYear(store, 2025)).toHaveLength(1)
    expect(headsOfYear(store, 2027)).toEqual([])
  })

  it('carry the decision on the newest revision', async () => {
    const { store } = await madeUpOffice()
    close(store, madeUpContent())
    write(store, occasion, (w) => insertDecision(w, friday, 1, returned))
    expect(headsOfYear(store, 2026)[0]?.decision).toBe('returned')
  })
})

describe('A correction', () => {
  it('is under way until it ends, and the ledger remembers both', async () => {
    const { store } = await madeUpOffice()
    expect(getCorrection(store, friday)).toBeNull()
    write(store, occasion, (w) => startCorrection(w, friday, 'Sai số'))
    expect(getCorrection(store, friday)).toEqual({
      reason: 'Sai số',
      startedAt: fridayAfternoon,
      startedBy: officer.id,
    })
    expect(write(store, occasion, (w) => endCorrection(w, friday))).toBe(true)
    expect(getCorrection(store, friday)).toBeNull()
    expect(write(store, occasion, (w) => endCorrection(w, friday))).toBe(false)
    expect(
      listHistory(store, { entity: 'weekCorrection', limit: 9 }).map(({ fields }) => fields.reason),
    ).toEqual([
      { from: 'Sai số', to: null },
      { from: null, to: 'Sai số' },
    ])
  })

  it('is under way once', async () => {
    const { store } = await madeUpOffice()
    write(store, occasion, (w) => startCorrection(w, friday, 'Sai số'))
    expect(() => write(store, occasion, (w) => startCorrection(w, friday, 'Khác'))).toThrow('UNIQUE')
  })
})

describe('Evidence', () => {
  const picture = {
    sha256: 'a'.repeat(64),
    name: 'ảnh chụp.png',
    mediaType: 'image/png',
    bytes: 1234,
    addedBy: officer.name,
  }

  it('is listed in the order it was added', async () => {
    const { store, clock } = await madeUpOffice()
    const first = write(store, occasion, (w) => insertEvidence(w, friday, picture))
    clock.now += 1000
    const second = write(store, occasion, (w) =>
      insertEvidence(w, friday, { ...picture, sha256: '0'.repeat(64) }),
    )
    expect(listEvidence(store, friday)).toEqual([first, second])
    expect(first).toMatchObject({ ...picture, addedAt: fridayAfternoon })
    expect(listEvidence(store, '2026-11-27')).toEqual([])
  })

  it('of the same file is one thing in a week, another in the next', async () => {
    const { store, clock } = await madeUpOffice()
    const add = (week: string) => write(store, occasion, (w) => insertEvidence(w, week, picture))
    const first = add(friday)
    clock.now += 1000
    expect(add(friday)).toEqual(first)
    expect(add('2026-11-27').id).not.toBe(first.id)
    expect(listHistory(store, { entity: 'evidence', limit: 9 })).toHaveLength(2)
  })

  it('that is removed leaves a tombstone, and stands again when it is added again', async () => {
    const { store, clock } = await madeUpOffice()
    const { id } = write(store, occasion, (w) => insertEvidence(w, friday, picture))
    expect(write(store, occasion, (w) => removeEvidence(w, id))).toBe(true)
    expect(write(store, occasion, (w) => removeEvidence(w, id))).toBe(false)
    expect(listEvidence(store, friday)).toEqual([])
    expect(getEvidence(store, id)?.removedAt).toBe(fridayAfternoon)
    clock.now += 1000
    write(store, occasion, (w) => insertEvidence(w, friday, picture))
    expect(listEvidence(store, friday)).toMatchObject([{ id, addedAt: fridayAfternoon + 1000 }])
    expect(getEvidence(store, 'none')).toBeNull()
  })
})
