import { listHistory } from '../../../db/ledger/history.ts'
import { clockState } from '../../../db/ledger/unit-of-work.ts'
import { verifyLedger } from '../../../db/ledger/verify.ts'
import { checkDatabase } from '../../../db/open.ts'
import { getUnit } from '../../../db/unit/units.ts'
import { wallClock } from '../../../shared/dates/plain.ts'
import { ok } from '../../../shared/result.ts'
import { chosenPlace } from '../backups.ts'
import type { HandlersOf } from '../context.ts'
import { lockMinutes, setLockMinutes } from '../settings.ts'

type Names =
  | 'system.status'
  | 'system.touch'
  | 'system.setLockMinutes'
  | 'system.check'
  | 'history.list'
  | 'demo.open'
  | 'demo.leave'

export const systemHandlers: HandlersOf<Names> = {
  'system.status': ({ core, office, user, now }) => {
    const { store } = office
    return ok({
      version: core.ports.version,
      state: store.mode === 'readOnly' ? 'readOnly' : store.unitId() === null ? 'empty' : 'ready',
      demo: office.demo,
      unitName: getUnit(store)?.name ?? null,
      user,
      lockMinutes: lockMinutes(store),
      now,
      today: wallClock(now).date,
      clockSuspect: clockState(store) !== 'ok',
      backup: office.lastBackup,
      secondPlace: chosenPlace(office)?.label ?? null,
      canPrintPdf: core.ports.canPrint(),
    })
  },

  'system.touch': ({ core, office: { store }, session }) => {
    session.touch(core.ports.clock())
    return ok({ locksAt: session.locksAt(lockMinutes(store)) })
  },

  'system.setLockMinutes': ({ office: { store }, now }, { minutes }) => {
    setLockMinutes(store, minutes, now)
    return ok({})
  },

  'system.check': ({ office: { store } }) => {
    const database = checkDatabase(store.db, 'full')
    const ledger = verifyLedger(store)
    const problems = [
      ...database,
      ...ledger.problems.map(({ type, ...where }) => `${type} ${JSON.stringify(where)}`),
    ]
    return ok({ ok: problems.length === 0, ledger: ledger.entries, problems })
  },

  'history.list': ({ office: { store } }, query) =>
    ok(
      listHistory(store, query).map((entry) => ({
        seq: entry.position,
        at: entry.at,
        actor: entry.actorName ?? 'Chương trình',
        entity: entry.entity,
        key: entry.key,
        reason: entry.reason,
        fields: structuredClone(entry.fields) as Record<string, never>,
        hash: entry.hash,
      })),
    ),

  'demo.open': async ({ core, session }) => {
    session.signOut()
    const switched = await core.switchTo('demo')
    if (!switched.ok) throw new Error(`The made-up commune cannot be opened: ${switched.error.type}`)
    return ok({})
  },

  'demo.leave': async ({ core, session }) => {
    session.signOut()
    const switched = await core.switchTo('office')
    if (!switched.ok) throw new Error(`The office cannot be opened: ${switched.error.type}`)
    return ok({})
  },
}
