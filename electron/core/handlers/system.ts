import { readFacts } from '../../../db/backup/facts.ts'
import { ledgerWords } from '../../../db/backup/ledger-check.ts'
import { verifyBlobs } from '../../../db/blobs/blobs.ts'
import { listHistory } from '../../../db/ledger/history.ts'
import { officePcs } from '../../../db/ledger/office/pcs.ts'
import { clockState } from '../../../db/ledger/unit-of-work.ts'
import { verifyLedger } from '../../../db/ledger/verify.ts'
import { checkDatabase } from '../../../db/open.ts'
import type { Store } from '../../../db/store.ts'
import { getUnit } from '../../../db/unit/units.ts'
import type { Status } from '../../../shared/contract/system.ts'
import { wallClock } from '../../../shared/dates/plain.ts'
import { ok } from '../../../shared/result.ts'
import { receives } from '../../../shared/unit/unit.ts'
import { chosenPlace } from '../backups.ts'
import type { HandlersOf } from '../context.ts'
import { lockMinutes, setLockMinutes } from '../settings.ts'
import { pcNames } from './conflicts.ts'

type Names =
  | 'system.status'
  | 'system.touch'
  | 'system.setLockMinutes'
  | 'system.check'
  | 'history.list'
  | 'demo.open'
  | 'demo.leave'

function stateOf(store: Store): Status['state'] {
  if (store.readOnlyBecause?.why === 'unopenable') return 'broken'
  if (store.mode === 'readOnly') return 'readOnly'
  return store.unitId() === null ? 'empty' : 'ready'
}

const problemsOf = ({ readOnlyBecause }: Store): readonly string[] =>
  readOnlyBecause !== null && 'problems' in readOnlyBecause ? readOnlyBecause.problems : []

export const systemHandlers: HandlersOf<Names> = {
  'system.status': ({ core, office, user, now }) => {
    const { store } = office
    const unit = getUnit(store)
    return ok({
      version: core.ports.version,
      state: stateOf(store),
      problems: [...problemsOf(store)],
      demo: office.demo,
      unitName: unit?.name ?? null,
      receiver: unit !== null && receives(unit.type),
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

  'system.check': async ({ office: { store, files, blobs } }) => {
    const database = checkDatabase(store.db, 'full')
    const ledger = verifyLedger(store)
    const kept = await verifyBlobs(files, blobs, readFacts(store.db).evidence)
    const problems = [
      ...database.map((line) => `SQLite báo: ${line}`),
      ...ledger.problems.map(ledgerWords),
      ...kept.missing.map((hash) => `Thiếu tệp đính kèm ${hash.slice(0, 12)}.`),
      ...kept.damaged.map((hash) => `Tệp đính kèm ${hash.slice(0, 12)} không còn nguyên.`),
    ]
    return ok({ ok: problems.length === 0, ledger: ledger.entries, problems })
  },

  'history.list': ({ office: { store } }, query) => {
    const pcOf = officePcs(store).length > 1 ? pcNames(store) : () => null
    return ok(
      listHistory(store, query).map((entry) => ({
        seq: entry.position,
        at: entry.at,
        actor: entry.actorName ?? 'Chương trình',
        pc: pcOf(entry.origin),
        entity: entry.entity,
        key: entry.key,
        reason: entry.reason,
        fields: structuredClone(entry.fields) as Record<string, never>,
        hash: entry.hash,
      })),
    )
  },

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
