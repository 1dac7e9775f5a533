/** Settings of this PC, with the value that holds until someone chooses another. */
import { getSetting, putSetting } from '../../db/setting/settings.ts'
import type { Store } from '../../db/store.ts'

const defaultLockMinutes = 10

export const lockMinutes = (store: Store): number => {
  const kept = getSetting(store, 'lockMinutes')
  return typeof kept === 'number' ? kept : defaultLockMinutes
}

export const setLockMinutes = (store: Store, minutes: number, now: number): void =>
  putSetting(store, 'lockMinutes', minutes, now)
