/** The one place where a PIN is tried: counted before it is compared, one try at a time. */
import { getPin, recordFailure, resetFailures } from '../../db/user/pins.ts'
import { getUser } from '../../db/user/users.ts'
import type { User } from '../../shared/contract/setup.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Context } from './context.ts'
import { pinMatches, retryAt, waitAfter } from './pin.ts'

export type PinRefusal =
  | { readonly type: 'WrongPin'; readonly retryAt: number }
  | { readonly type: 'TooManyTries'; readonly retryAt: number }
  | { readonly type: 'UnknownUser' }

export const checkPin = (
  { core, office: { store } }: Context,
  userId: string,
  pin: string,
): Promise<Result<User, PinRefusal>> =>
  core.inTurn(async () => {
    const user = getUser(store, userId)
    const kept = getPin(store, userId)
    if (user === null || !user.active || kept === null) return err({ type: 'UnknownUser' })

    const now = core.ports.clock()
    const allowedAt = retryAt(kept.retryAt, now)
    if (allowedAt > now) return err({ type: 'TooManyTries', retryAt: allowedAt })

    const failures = kept.failures + 1
    const next = now + waitAfter(failures)
    recordFailure(store, userId, failures, next)
    if (!(await pinMatches(pin, kept))) return err({ type: 'WrongPin', retryAt: next })
    resetFailures(store, userId)
    return ok(user)
  })
