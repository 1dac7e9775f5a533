import { randomUUID } from 'node:crypto'
import { type BackupRefusal, inspectBackup } from '../../../db/backup/inspect.ts'
import { type BackupEntry, findBackups, listBackups, localPlace } from '../../../db/backup/place.ts'
import { listPlaces } from '../../../db/backup/places.ts'
import { probePlace } from '../../../db/backup/probe.ts'
import { commitRestore, prepareRestore } from '../../../db/backup/restore.ts'
import { stageUpload } from '../../../db/backup/upload.ts'
import { attempt } from '../../../db/files/failure.ts'
import { salvage } from '../../../db/salvage/salvage.ts'
import { putSetting } from '../../../db/setting/settings.ts'
import type { Backup } from '../../../shared/contract/system.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { backUp, chosenPlace, secondPlaceSetting, worldOf } from '../backups.ts'
import type { Context, HandlersOf } from '../context.ts'
import type { Office } from '../core.ts'
import { DiskTrouble } from '../disk-trouble.ts'
import { actorOf } from './people.ts'

type Names =
  | 'backup.list'
  | 'backup.make'
  | 'backup.places'
  | 'backup.choosePlace'
  | 'backup.inspect'
  | 'backup.restore'
  | 'backup.salvage'

export const backupHandlers: HandlersOf<Names> = {
  'backup.list': async (context) => ok(await offered(context)),

  'backup.make': async (context) => {
    const made = await backUp(context.core, 'manual')
    return made.ok ? ok(await offered(context)) : made
  },

  'backup.places': async (context) => {
    const chosen = chosenPlace(context.office)
    const places = await placesAround(context.office)
    return ok(
      places.map(({ folder, label }) => ({
        token: tokenOf(context, folder),
        label,
        chosen: folder === chosen?.folder,
      })),
    )
  },

  'backup.choosePlace': async ({ core, office, now }, { token }) => {
    const folder = token === null ? null : core.files.get(token)
    const place =
      folder === null ? null : (await placesAround(office)).find((known) => known.folder === folder)
    if (place === undefined) return err({ type: 'NotFound' })
    const probed = place === null ? ok(null) : await probePlace(office.files, place)
    if (!probed.ok) return probed
    putSetting(office.store, secondPlaceSetting, place === null ? null : { ...place }, now)
    core.emit('changed', { subject: 'backup' })
    return ok({})
  },

  'backup.inspect': async (context, source) => {
    const { core, office } = context
    let path: string | undefined
    if (source.kind === 'file') {
      const staged = await stageUpload(office.files, office.folder, source.bytes)
      if (!staged.ok) throw new DiskTrouble(staged.error)
      path = staged.value
    } else {
      path = core.files.get(source.token)
    }
    if (path === undefined) return err({ type: 'NotFound' })
    const report = await inspectBackup(office.files, path, expectation(context))
    if (!report.ok) return err(plain(report.error))
    return ok({ ...report.value, token: tokenOf(context, path) })
  },

  'backup.restore': async (context, { token, reason }) => {
    const { core, office, session } = context
    const source = core.files.get(token)
    if (source === undefined) return err({ type: 'NotFound' })
    const occasion = { actor: actorOf(context), reason }
    const prepared = await core.inTurn(() =>
      prepareRestore(worldOf(core, office), {
        database: office.store.file,
        store: office.store,
        source,
        occasion,
      }),
    )
    if (!prepared.ok) {
      const { error } = prepared
      return err(error.type === 'DiskFull' || error.type === 'RestoreFailed' ? error : plain(error))
    }
    session.signOut()
    const swapped = await core.reopen(() => commitRestore(office.files, prepared.value))
    if (swapped.ok) return ok(prepared.value.report)
    const { error } = swapped
    if (error.type === 'DiskFull') return err({ type: 'DiskFull' })
    return err({ type: 'RestoreFailed', reason: 'reason' in error ? error.reason : error.type })
  },

  'backup.salvage': async (context) => {
    const { core, office, session } = context
    const why = office.store.readOnlyBecause?.why
    if (why !== 'damaged' && why !== 'unopenable') return err({ type: 'NotDamaged' })
    const { files, store } = office
    session.signOut()
    const saved = await core.reopen(() =>
      salvage({ files, clock: core.ports.clock }, store.file, actorOf(context)),
    )
    if (saved.ok) return ok({ words: [...saved.value.words], setAside: saved.value.setAside })
    const { error } = saved
    switch (error.type) {
      case 'NothingSaved':
      case 'NewerVersion':
      case 'DiskFull':
        return err({ type: error.type })
      default:
        return err({ type: 'RestoreFailed', reason: 'reason' in error ? error.reason : error.type })
    }
  },
}

const placesAround = ({ files, folder }: Office) =>
  listPlaces({ files, platform: process.platform, dataFolder: folder })

const expectation = ({ office: { store, folder } }: Context) => ({
  unitId: store.unitId(),
  dataFolder: folder,
})

const plain = (refusal: BackupRefusal) =>
  refusal.type === 'BackupDamaged' ? { ...refusal, problems: [...refusal.problems] } : refusal

/** What lies on this PC and on the chosen place; before set-up, on every stick that is plugged in. */
async function offered(context: Context): Promise<Backup[]> {
  const { office } = context
  const here = await found(() => listBackups(office.files, localPlace(office.folder)))
  const chosen = chosenPlace(office)
  const unitId = office.store.unitId()
  const elsewhere =
    unitId === null
      ? await Promise.all(
          (await placesAround(office)).map((place) => found(() => findBackups(office.files, place))),
        )
      : chosen === null
        ? []
        : [await found(() => findBackups(office.files, chosen))]
  return [...here, ...elsewhere.flat()]
    .sort((a, b) => b.at - a.at)
    .map((entry) => ({
      token: tokenOf(context, entry.path),
      name: entry.name,
      place: entry.place,
      at: entry.at,
      bytes: entry.bytes,
      verified: entry.verified,
    }))
}

/** A stick that was pulled out offers nothing; that is no reason to show no backups at all. */
async function found(look: () => Promise<readonly BackupEntry[]>): Promise<readonly BackupEntry[]> {
  const result: Result<readonly BackupEntry[], unknown> = await attempt(look)
  return result.ok ? result.value : []
}

function tokenOf({ core }: Context, path: string): string {
  for (const [token, known] of core.files) if (known === path) return token
  const token = randomUUID()
  core.files.set(token, path)
  return token
}
