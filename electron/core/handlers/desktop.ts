import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { diskFiles } from '../../../db/files/disk.ts'
import { err, ok } from '../../../shared/result.ts'
import { fileFor } from '../../../shared/update/manifest.ts'
import { backUp } from '../backups.ts'
import type { Context, HandlersOf } from '../context.ts'
import { reminders, setReminders } from '../reminders.ts'
import { bringInstaller, lookAt, lookForUpdates, thisProgram, updateKeys } from '../update.ts'

type Names =
  | 'desktop.status'
  | 'desktop.setOpenAtLogin'
  | 'desktop.setReminders'
  | 'desktop.copy'
  | 'update.look'
  | 'update.begin'

export const desktopHandlers: HandlersOf<Names> = {
  'desktop.status': async ({ core, office: { store } }) => {
    const state = await core.ports.desktop?.state()
    return ok({
      desktop: state !== undefined,
      openAtLogin: state?.openAtLogin ?? null,
      keys: state?.keystore ? 'system' : 'file',
      reminders: [...reminders(store)],
    })
  },

  'desktop.setOpenAtLogin': async ({ core }, { on }) => {
    const { desktop } = core.ports
    if (desktop === null || (await desktop.state()).openAtLogin === null) return err({ type: 'NotHere' })
    await desktop.setOpenAtLogin(on)
    return ok({})
  },

  'desktop.setReminders': ({ office: { store }, now }, { minutes }) => {
    setReminders(store, minutes, now)
    return ok({})
  },

  'desktop.copy': async ({ core }, { text, html }) => {
    if (core.ports.desktop === null) return err({ type: 'NotHere' })
    await core.ports.desktop.copy(text, html)
    return ok({})
  },

  'update.look': async (context) => {
    const looking = lookingFrom(context)
    const found = await lookForUpdates(looking, context.office.folder)
    return ok({
      version: context.core.ports.version,
      keys: looking.keys.length,
      found: found.map(({ folder, place, verdict, manifest }) => ({
        token: tokenOf(context, folder),
        place,
        verdict,
        version: manifest?.version ?? null,
        issued: manifest?.issued ?? null,
        notes: manifest?.notes ?? '',
      })),
    })
  },

  'update.begin': async (context, { token }) => {
    const { core, office } = context
    const { desktop } = core.ports
    if (desktop === null) return err({ type: 'NotHere' })
    const folder = core.files.get(token)
    const looking = lookingFrom(context)
    const found = folder === undefined ? null : await lookAt(looking, folder, '')
    if (found === null) return err({ type: 'NotFound' })
    const wanted = found.manifest === null ? null : fileFor(found.manifest, looking.here)
    if (found.verdict !== 'ready' || wanted === null) {
      return err({ type: 'UpdateRefused', verdict: found.verdict })
    }
    const installer = await bringInstaller(looking.files, found, wanted, join(office.folder, 'cap-nhat'))
    if (!installer.ok) return err({ type: 'UpdateDamaged' })
    const backedUp = office.store.mode === 'write' ? await backUp(core, 'manual') : ok(null)
    if (!backedUp.ok) return err({ type: 'BackupFailed', reason: backedUp.error.type })
    await desktop.install(installer.value)
    return ok({})
  },
}

const lookingFrom = ({ core }: Context) => ({
  files: diskFiles,
  keys: updateKeys(core.ports.resources),
  here: thisProgram(core.ports.version),
})

/** The window names what was found by it and never learns a path. */
function tokenOf({ core }: Context, folder: string): string {
  const token = randomUUID()
  core.files.set(token, folder)
  return token
}
