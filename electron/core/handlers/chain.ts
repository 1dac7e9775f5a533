/** What follows a closed week: approval on paper, prints and exports, publication. */
import { getBlob } from '../../../db/blobs/blobs.ts'
import { write } from '../../../db/ledger/unit-of-work.ts'
import type { Store } from '../../../db/store.ts'
import { getUser } from '../../../db/user/users.ts'
import { insertExport } from '../../../db/week/exports.ts'
import { beginPaper, cancelPaper, completePaper } from '../../../db/week/papers.ts'
import {
  getPublication,
  insertPublication,
  publicationsBetween,
  removePublication,
} from '../../../db/week/publications.ts'
import { getRevision, revisionsOf } from '../../../db/week/revisions.ts'
import { allows } from '../../../shared/contract/procedure.ts'
import { wallClock } from '../../../shared/dates/plain.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { isAddress } from '../../../shared/week/chain.ts'
import type { KeptFile, Person, WeekRevision } from '../../../shared/week/content.ts'
import { notAssigned } from '../assigned.ts'
import type { Context, HandlersOf } from '../context.ts'
import { DiskTrouble } from '../disk-trouble.ts'
import { keepFile } from '../keep-file.ts'
import { changed, decisionRefused } from './week.ts'

type Names =
  | 'week.publish'
  | 'week.unpublish'
  | 'week.recordExport'
  | 'week.beginPaper'
  | 'week.cancelPaper'
  | 'week.attachPaper'
  | 'week.readFile'

export const chainHandlers: HandlersOf<Names> = {
  'week.publish': async (context, { friday, revision, file: given, ...words }) => {
    const { store } = context.office
    const found = approvedRevision(store, friday, revision)
    if (!found.ok) return found
    if (words.channel === 'other' && words.place === '') return err({ type: 'ChannelUnnamed' })
    if (words.link !== '' && !isAddress(words.link)) return err({ type: 'NotAnAddress' })
    const { closedAt } = found.value.content
    if (words.at > context.now) return err({ type: 'InFuture' })
    if (words.at < minuteOf(closedAt)) return err({ type: 'BeforeClosing', closedAt })
    const kept = given === null ? ok(null) : await keepFile(context.office, given)
    if (!kept.ok) return kept
    const by = personAt(context)
    const publication = write(store, { actor: by.id, reason: '' }, (w) =>
      insertPublication(w, friday, { ...words, revision, file: kept.value }, by),
    )
    context.core.emit('changed', { subject: 'week', key: friday })
    return ok(publication)
  },

  'week.unpublish': (context, { friday, id, reason }) => {
    const { store } = context.office
    if (getPublication(store, id)?.friday !== friday) return err({ type: 'NotFound' })
    const by = personAt(context)
    const removed = write(store, { actor: by.id, reason }, (w) => removePublication(w, id, by, reason))
    if (removed === null) return err({ type: 'NotFound' })
    context.core.emit('changed', { subject: 'week', key: friday })
    return ok(removed)
  },

  'week.recordExport': (context, { friday, revision, form }) => {
    const { store } = context.office
    const found = approvedRevision(store, friday, revision)
    if (!found.ok) return found
    const by = personAt(context)
    const made = write(store, { actor: by.id, reason: '' }, (w) =>
      insertExport(w, friday, revision, form, by),
    )
    context.core.emit('changed', { subject: 'week', key: friday })
    return ok(made)
  },

  'week.beginPaper': (context, { friday, revision, approverId }) => {
    const { store } = context.office
    const refused = decisionRefused(context, friday, revision, approverId)
    if (refused !== null) return err(refused)
    const approver = getUser(store, approverId)
    if (approver === null || !approver.active) return err({ type: 'UnknownUser' })
    if (!allows(approver.role, 'approver')) return err({ type: 'NotApprover' })
    const other = notAssigned(context, 'reviewer', approverId)
    if (other !== null) return err(other)
    const by = personAt(context)
    return write(store, { actor: by.id, reason: '' }, (w) => {
      beginPaper(w, friday, revision, { id: approver.id, name: approver.name }, by)
      return changed(context, friday, revision)
    })
  },

  'week.cancelPaper': (context, { friday, revision }) => {
    const { store } = context.office
    const found = getRevision(store, friday, revision)
    if (found === null) return err({ type: 'NotFound' })
    if (found.approval !== null) return err({ type: 'AlreadyDecided' })
    if (found.paper === null) return err({ type: 'NotFound' })
    return write(store, { actor: personAt(context).id, reason: 'Không chờ bản ký nữa' }, (w) => {
      cancelPaper(w, friday, revision)
      return changed(context, friday, revision)
    })
  },

  'week.attachPaper': async (context, { friday, revision, signedOn, file: given }) => {
    const before = awaitedPaper(context, friday, revision)
    if (!before.ok) return before
    const { closedAt } = before.value.content
    if (signedOn > wallClock(context.now).date) return err({ type: 'InFuture' })
    if (signedOn < wallClock(closedAt).date) return err({ type: 'BeforeClosing', closedAt })
    const kept = await keepFile(context.office, given)
    if (!kept.ok) return kept
    // The disk took time: somebody may have decided or corrected meanwhile.
    const still = awaitedPaper(context, friday, revision)
    if (!still.ok) return still
    const by = personAt(context)
    return write(context.office.store, { actor: by.id, reason: '' }, (w) => {
      completePaper(w, friday, revision, kept.value, signedOn, by)
      return changed(context, friday, revision)
    })
  },

  'week.readFile': async ({ office: { store, files, blobs } }, { friday, sha256 }) => {
    const file = filesOf(store, friday).find((kept) => kept.sha256 === sha256)
    if (file === undefined) return err({ type: 'NotFound' })
    const read = await getBlob(files, blobs, sha256)
    if (read.ok) return ok({ name: file.name, mediaType: file.mediaType, bytes: read.value })
    if (read.error.type === 'NotFound' || read.error.type === 'BlobDamaged') return err(read.error)
    throw new DiskTrouble(read.error)
  },
}

/** People give hour and minute: what follows in the same minute is not before it. */
const minuteOf = (instant: number): number => instant - (instant % 60_000)

function approvedRevision(
  store: Store,
  friday: string,
  revision: number,
): Result<WeekRevision, { readonly type: 'NotFound' } | { readonly type: 'NotApproved' }> {
  const found = getRevision(store, friday, revision)
  if (found === null) return err({ type: 'NotFound' })
  return found.approval?.decision === 'approved' ? ok(found) : err({ type: 'NotApproved' })
}

type PaperRefusal = { readonly type: 'NotFound' | 'NotLatest' | 'AlreadyDecided' }

/** The newest revision, while the signed sheet is waited for. */
function awaitedPaper(
  { office: { store } }: Context,
  friday: string,
  revision: number,
): Result<WeekRevision, PaperRefusal> {
  const revisions = revisionsOf(store, friday)
  const found = revisions.find(({ content }) => content.revision === revision)
  if (found?.paper === undefined || found.paper === null) return err({ type: 'NotFound' })
  if (found.approval !== null) return err({ type: 'AlreadyDecided' })
  return found === revisions.at(-1) ? ok(found) : err({ type: 'NotLatest' })
}

function filesOf(store: Store, friday: string): readonly KeptFile[] {
  const scans = revisionsOf(store, friday).map(({ paper }) => paper?.scan?.file ?? null)
  const proofs = publicationsBetween(store, friday, friday).map(({ file }) => file)
  return [...scans, ...proofs].filter((file) => file !== null)
}

function personAt({ user }: Context): Person {
  if (user === null) throw new Error('The role was checked, so somebody is signed in')
  return { id: user.id, name: user.name }
}
