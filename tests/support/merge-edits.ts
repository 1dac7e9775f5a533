/** What people of the made-up office do on their PCs: weeks, tasks, letters, rules, evidence, signers. */
import { insertEvidence, listEvidence, removeEvidence } from '../../db/evidence/evidence.ts'
import { sha256Text } from '../../db/hash.ts'
import { erasePersonal } from '../../db/ledger/personal.ts'
import { getChain, getTexts, saveChain } from '../../db/letter/chains.ts'
import {
  deliverLetter,
  discardDraft,
  fileLetter,
  issueLetter,
  lettersOf,
  saveDraft,
  voidLetter,
} from '../../db/letter/letters.ts'
import { getBook, nextNumber, releaseBook, takeBook } from '../../db/letter/number-book.ts'
import { textsAbout } from '../../db/letter/texts.ts'
import { putCheck } from '../../db/plan/task-records.ts'
import { getTask, putProgress, putTask, removeTask } from '../../db/plan/tasks.ts'
import { insertRule, rulesOfKind } from '../../db/rule/rules.ts'
import { saveSigner } from '../../db/unit/signers.ts'
import { endCorrection, getCorrection, startCorrection } from '../../db/week/corrections.ts'
import { insertDecision, insertRevision, latestRevision, setDocument } from '../../db/week/revisions.ts'
import { canonicalHash } from '../../shared/ledger/canonical.ts'
import { emptyTexts } from '../../shared/letter/chain.ts'
import { type MergeWorld, madeUpTask, ownChain, type Pc, taskIds } from './merge-world.ts'
import { approver, madeUpContent, madeUpUnit, officer } from './people.ts'

export type Edit = (world: MergeWorld, pc: Pc, n: number) => void

const friday = '2026-11-20'
const signerId = '00000000-0000-7000-8000-000000000051'
const pick = <T>(items: readonly T[], n: number): T | undefined => items[n % Math.max(items.length, 1)]

const letterIn = (pc: Pc, n: number, ...states: readonly string[]) =>
  pick(
    lettersOf(pc.store, ownChain(pc.store)).filter(({ state }) => states.includes(state)),
    n,
  )

export const edits: Readonly<Record<string, Edit>> = {
  taskText: (world, pc, n) =>
    world.edit(pc, (w) => {
      const id = pick(taskIds, n) ?? ''
      const before = getTask(w.store, id)?.task
      const field = pick(['content', 'product', 'note'] as const, n) ?? 'note'
      putTask(w, id, { ...(before ?? madeUpTask()), [field]: `Sửa ${n}` })
    }),
  taskGone: (world, pc, n) =>
    world.edit(pc, (w) => {
      const id = pick(taskIds, n) ?? ''
      if (getTask(w.store, id) !== null) removeTask(w, id)
    }),
  progress: (world, pc, n) =>
    world.edit(pc, (w) => {
      const change = n % 2 === 0 ? { person: `Người ${n}` } : { department: `Bộ phận ${n}` }
      putProgress(w, pick(taskIds, n >> 1) ?? '', change)
    }),
  check: (world, pc, n) =>
    world.edit(pc, (w) => {
      const check = n % 3 === 0 ? null : ({ state: 'done', on: '2026-11-20', note: `${n}` } as const)
      putCheck(w, pick(taskIds, n) ?? '', '2026-11', check, { id: officer.id, name: officer.name })
    }),
  signer: (world, pc, n) =>
    world.edit(pc, (w) =>
      saveSigner(w, signerId, {
        name: `Người Ký ${n}`,
        authority: '',
        onBehalfOf: '',
        title: 'GIÁM ĐỐC',
        from: '2026-01-01',
        to: null,
      }),
    ),
  rule: (world, pc, n) =>
    world.edit(pc, (w) =>
      insertRule(w, {
        kind: 'fields',
        version: `2026-${n}`,
        revision: rulesOfKind(w.store, 'fields').length + 1,
        title: 'Lĩnh vực',
        status: 'unverified',
        effectiveFrom: '2026-01-01',
        effectiveTo: null,
        citation: 'Mẫu',
        body: { fields: [{ name: `Lĩnh vực ${n}`, aliases: [] }] },
      }),
    ),
  close: (world, pc, n) =>
    world.edit(pc, (w) => {
      const revision = (latestRevision(w.store, friday)?.content.revision ?? 0) + 1
      const content = madeUpContent({ revision, closedAt: w.at, total: n })
      insertRevision(w, content, canonicalHash(content, sha256Text))
    }),
  decide: (world, pc, n) =>
    world.edit(pc, (w) => {
      const latest = latestRevision(w.store, friday)
      if (latest === null || latest.approval !== null) return
      const decision = n % 3 === 0 ? 'returned' : 'approved'
      const by = { id: approver.id, name: approver.name }
      const reason = decision === 'returned' ? `Sai ${n}` : null
      insertDecision(w, friday, latest.content.revision, { decision, at: w.at, by, reason })
    }),
  number: (world, pc, n) =>
    world.edit(pc, (w) => {
      const latest = latestRevision(w.store, friday)
      if (latest === null) return
      setDocument(w, friday, latest.content.revision, {
        number: n % 4 === 0 ? '' : `${n}`,
        date: n % 2 === 0 ? '2026-11-20' : null,
        signerId: null,
      })
    }),
  correction: (world, pc, n) =>
    world.edit(pc, (w) => {
      if (getCorrection(w.store, friday) === null) startCorrection(w, friday, `Sai ${n}`)
      else endCorrection(w, friday)
    }),
  evidence: (world, pc, n) =>
    world.edit(pc, (w) => {
      const kept = pick(listEvidence(w.store, friday), n)
      if (kept !== undefined && n % 2 === 0) removeEvidence(w, kept.id)
      else {
        const sha256 = sha256Text(`ảnh ${n % 3}`)
        const file = {
          sha256,
          name: `ảnh ${n}.png`,
          mediaType: 'image/png',
          bytes: 10,
          addedBy: officer.name,
        }
        insertEvidence(w, friday, file)
      }
    }),
  chain: (world, pc, n) =>
    world.edit(pc, (w) => {
      const id = ownChain(w.store)
      const chain = getChain(w.store, id)
      if (chain === null) return
      const { id: _, openedAt: __, erased: ___, ...saved } = chain
      const texts = getTexts(w.store, id) ?? emptyTexts
      saveChain(
        w,
        { ...saved, reason: `r${n % 3}` },
        n % 2 === 0 ? texts : { ...texts, remedy: `Sẽ sửa ${n}` },
      )
    }),
  draft: (world, pc, n) =>
    world.edit(pc, (w) => {
      const known = n % 2 === 0 ? undefined : letterIn(pc, n, 'draft')
      const draft = { personTitle: 'Ông/Bà', newDate: '2026-12-01', sentences: [`Xin lỗi ${n}`] } as const
      saveDraft(w, ownChain(w.store), known?.id ?? null, { ...draft, sentences: [...draft.sentences] })
    }),
  discard: (world, pc, n) =>
    world.edit(pc, (w) => {
      const known = letterIn(pc, n, 'draft')
      if (known !== undefined) discardDraft(w, known.id)
    }),
  issue: (world, pc, n) =>
    world.edit(pc, (w) => {
      const known = letterIn(pc, n, 'draft')
      if (known === undefined || getBook(w.store, 'letter', 2026).holder !== 'here') return
      const number = nextNumber(w, 'letter', 2026)
      if (!number.ok) return
      const content = {
        salt: `${n}`,
        number: number.value,
        year: 2026,
        symbol: 'PXL',
        issuedOn: '2026-11-20',
        code: 'H00.000-261001-0123',
        due: '2026-10-16T16:00',
        newDate: '2026-12-01',
        title: 'PHIẾU XIN LỖI',
        addressee: 'Ông Mẫu',
        sentences: ['Xin lỗi.'],
        message: '',
        unit: madeUpUnit,
        signer: null,
        paper: 'A5',
        rule: { kind: 'letter', version: '2026', revision: 1 },
      }
      issueLetter(w, known.id, content as unknown as Parameters<typeof issueLetter>[2], false, officer.name)
    }),
  deliver: (world, pc, n) =>
    world.edit(pc, (w) => {
      const known = letterIn(pc, n, 'issued')
      const delivery = { channels: ['direct'], at: w.at, note: `${n}`, by: officer.name }
      if (known !== undefined) deliverLetter(w, known.id, delivery as Parameters<typeof deliverLetter>[2])
    }),
  fileOrVoid: (world, pc, n) =>
    world.edit(pc, (w) => {
      const known = letterIn(pc, n, 'issued', 'delivered')
      if (known === undefined) return
      if (known.state === 'delivered' && n % 2 === 0) fileLetter(w, known.id, '2026-11-20')
      else voidLetter(w, known.id, known.state, officer.name)
    }),
  book: (world, pc, n) =>
    world.edit(pc, (w) => {
      const { holder, last } = getBook(w.store, 'letter', 2026)
      if (holder === 'here') releaseBook(w, 'letter', 2026)
      else takeBook(w, 'letter', 2026, last + (n % 2))
    }),
  erase: (world, pc, n) => {
    world.pass(1)
    const address = pick(textsAbout(pc.store, 'party', ownChain(pc.store)), n)
    if (address !== undefined) erasePersonal(pc.store, { actor: officer.id, reason: 'Hết hạn' }, address)
  },
}
