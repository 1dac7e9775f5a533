/** What this PC says about itself in the ledger: a new epoch after a restore, a clock that a person vouches for. */
import { local, run } from '../sql.ts'
import type { Store } from '../store.ts'
import { readDevice } from './append.ts'
import { type Occasion, write } from './unit-of-work.ts'

/**
 * To be called on a file that was restored or copied, before anything else is written to it: what the same PC wrote
 * after the copy was made must not meet other entries of the same number. The epoch is at least the seconds of the
 * clock, so that two restores of one backup differ even where the replaced file is lost. `seen`: the highest epoch
 * that another PC has of this one.
 */
export function startEpoch(store: Store, occasion: Occasion, seen = 0): number {
  return store.transaction(() => {
    const device = readDevice(store)
    if (device === null) throw new Error('No office is set up: there is no epoch to end')
    const epoch = Math.max(device.epoch + 1, seen + 1, Math.trunc(store.clock() / 1000) || 0)
    setOwnDevice(store, { epoch, seq: 0 })
    write(store, occasion, (w) =>
      w.office({
        entity: 'epoch',
        key: device.origin,
        fields: { epoch: { from: device.epoch, to: epoch } },
      }),
    )
    return epoch
  })
}

/** A person says that the PC's clock is right now; what is written from here on is judged against it. */
export function confirmClock(store: Store, occasion: Occasion): void {
  write(store, occasion, (w) => {
    const device = readDevice(store)
    if (device === null) throw new Error('This PC is no origin')
    w.office({
      entity: 'clock',
      key: device.origin,
      fields: { believedAt: { from: device.believed_at, to: w.at } },
    })
    setOwnDevice(store, { believed_at: w.at })
  })
}

function setOwnDevice(store: Store, values: { epoch?: number; seq?: number; believed_at?: number }): void {
  const device = readDevice(store)
  if (device === null) throw new Error('This PC is no origin')
  run(
    store,
    local
      .updateTable('device')
      .set(values)
      .where('unit_id', '=', device.unit_id)
      .where('origin', '=', device.origin),
  )
}
