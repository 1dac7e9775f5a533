/** The one place where a PIN is tried: counted before it is compared, one try at a time. */
import { getPin, recordFailure, resetFailures } from '../../db/user/pins.ts'
import { getUser } from '../../db/user/users.ts'
import type { User } from '../../shared/contract/setup.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Context } from './context.ts'
import { failedOnce, retryAt, type Tries } from './pin.ts'

export type PinRefusal =
  | { readonly type: 'WrongPin'; readonly retryAt: number }
  | { readonly type: 'TooManyTries'; readonly retryAt: number }
  | { readonly type: 'UnknownUser' }

export const checkPin = (
  context: Context,
  userId: string,
  pin: string,
): Promise<Result<User, PinRefusal>> => {
  const { core, office } = context
  return core.inTurn(async () => {
    const { store } = office
    const user = getUser(store, userId)
    const kept = getPin(store, userId)
    if (user === null || !user.active || kept === null) return err({ type: 'UnknownUser' })

    const tries = store.mode === 'write' ? kept : (core.tries.get(userId) ?? kept)
    const now = core.ports.clock()
    const allowedAt = retryAt(tries, now)
    if (allowedAt > now) {
      keepTries(context, userId, { failures: tries.failures, retryAt: allowedAt })
      return err({ type: 'TooManyTries', retryAt: allowedAt })
    }
    const failed = failedOnce(tries, now)
    keepTries(context, userId, failed)
    if (!(await core.ports.pins.matches(pin, kept))) return err({ type: 'WrongPin', retryAt: failed.retryAt })
    if (store.mode === 'write') resetFailures(store, userId)
    else core.tries.delete(userId)
    return ok(user)
  })
}

/** A damaged file is read-only, and still somebody must sign in to restore a backup. */
function keepTries({ core, office: { store } }: Context, userId: string, tries: Tries): void {
  if (store.mode === 'write') recordFailure(store, userId, tries.failures, tries.retryAt)
  else core.tries.set(userId, tries)
}
