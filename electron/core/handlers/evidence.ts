import { getBlob } from '../../../db/blobs/blobs.ts'
import { getEvidence, insertEvidence, listEvidence, removeEvidence } from '../../../db/evidence/evidence.ts'
import { write } from '../../../db/ledger/unit-of-work.ts'
import { err, ok } from '../../../shared/result.ts'
import type { HandlersOf } from '../context.ts'
import { DiskTrouble } from '../disk-trouble.ts'
import { keepFile } from '../keep-file.ts'
import { actorOf } from './people.ts'
import { editableWeek } from './week.ts'

export const evidenceHandlers: HandlersOf<'evidence.add' | 'evidence.remove' | 'evidence.read'> = {
  'evidence.add': async (context, { friday, name, bytes }) => {
    const { store } = context.office
    const week = editableWeek(context, friday)
    if (!week.ok) return week
    const kept = await keepFile(context.office, { name, bytes })
    if (!kept.ok) return kept
    const file = { ...kept.value, addedBy: context.user?.name ?? '' }
    const evidence = write(store, { actor: actorOf(context), reason: '' }, (w) =>
      insertEvidence(w, friday, file),
    )
    context.core.emit('changed', { subject: 'week', key: friday })
    return ok(evidence)
  },

  /** The file itself stays: a frozen revision may name its hash. */
  'evidence.remove': (context, { friday, id }) => {
    const { store } = context.office
    const week = editableWeek(context, friday)
    if (!week.ok) {
      if (week.error.type === 'NotAFriday') return err({ type: 'NotFound' })
      return err(week.error)
    }
    if (!listEvidence(store, friday).some((evidence) => evidence.id === id)) return err({ type: 'NotFound' })
    write(store, { actor: actorOf(context), reason: '' }, (w) => removeEvidence(w, id))
    context.core.emit('changed', { subject: 'week', key: friday })
    return ok({})
  },

  'evidence.read': async ({ office: { store, files, blobs } }, { id }) => {
    const evidence = getEvidence(store, id)
    if (evidence === null) return err({ type: 'NotFound' })
    const read = await getBlob(files, blobs, evidence.sha256)
    if (read.ok) return ok({ name: evidence.name, mediaType: evidence.mediaType, bytes: read.value })
    if (read.error.type === 'NotFound' || read.error.type === 'BlobDamaged') return err(read.error)
    throw new DiskTrouble(read.error)
  },
}
