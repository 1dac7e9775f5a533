/** What proves that a task was done: the number of a document, an address, a file kept with its hash. */
import { join } from 'node:path'
import { listPlaces } from '../../../db/backup/places.ts'
import { getBlob } from '../../../db/blobs/blobs.ts'
import { write } from '../../../db/ledger/unit-of-work.ts'
import { addEvidence, getTaskEvidence, removeTaskEvidence } from '../../../db/plan/task-records.ts'
import { getTask } from '../../../db/plan/tasks.ts'
import { err, ok } from '../../../shared/result.ts'
import { isAddress } from '../../../shared/week/chain.ts'
import type { HandlersOf } from '../context.ts'
import { DiskTrouble } from '../disk-trouble.ts'
import { inspectionFolder, inspectionZip } from '../inspection.ts'
import { keepFile } from '../keep-file.ts'
import { personAt } from './plans.ts'

export const taskEvidenceHandlers: HandlersOf<
  | 'task.addEvidence'
  | 'task.removeEvidence'
  | 'task.readEvidence'
  | 'task.inspection'
  | 'task.inspectionFolder'
> = {
  'task.addEvidence': async (context, { id, checkpoint, evidence }) => {
    const { office, core } = context
    if (getTask(office.store, id) === null) return err({ type: 'NotFound' })
    if (evidence.kind === 'link' && !isAddress(evidence.text)) return err({ type: 'NotAnAddress' })
    const kept = evidence.kind === 'file' ? await keepFile(office, evidence) : ok(null)
    if (!kept.ok) return kept
    const by = personAt(context)
    const { kind, text } = evidence
    const date = evidence.kind === 'document' ? evidence.date : null
    const added = write(office.store, { actor: by.id, reason: '' }, (w) =>
      addEvidence(w, id, { checkpoint, kind, text, date, file: kept.value }, by.name),
    )
    core.emit('changed', { subject: 'task', key: id })
    return ok({ id: added })
  },

  /** The file itself stays, for the ledger names its hash. */
  'task.removeEvidence': (context, { id, reason }) => {
    const { store } = context.office
    const found = getTaskEvidence(store, id)
    if (found === null) return err({ type: 'NotFound' })
    write(store, { actor: personAt(context).id, reason }, (w) => removeTaskEvidence(w, found.taskId, id))
    context.core.emit('changed', { subject: 'task', key: found.taskId })
    return ok({})
  },

  'task.readEvidence': async ({ office: { store, files, blobs } }, { id }) => {
    const file = getTaskEvidence(store, id)?.file ?? null
    if (file === null) return err({ type: 'NotFound' })
    const read = await getBlob(files, blobs, file.sha256)
    if (read.ok) return ok({ name: file.name, mediaType: file.mediaType, bytes: read.value })
    if (read.error.type === 'NotFound' || read.error.type === 'BlobDamaged') return err(read.error)
    throw new DiskTrouble(read.error)
  },

  'task.inspection': (context, scope) => inspectionZip(context, scope),

  'task.inspectionFolder': async (context, { place, ...scope }) => {
    const { core, office } = context
    if (place === null) {
      const folder = join(office.folder, 'ho-so-kiem-tra')
      return inspectionFolder(context, scope, { folder, label: 'máy này' })
    }
    const wanted = core.files.get(place)
    const around = await listPlaces({
      files: office.files,
      platform: process.platform,
      dataFolder: office.folder,
    })
    const stick = around.find(({ folder }) => folder === wanted)
    return stick === undefined ? err({ type: 'PlaceGone' }) : inspectionFolder(context, scope, stick)
  },
}
