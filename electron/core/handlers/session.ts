import { write } from '../../../db/ledger/unit-of-work.ts'
import { putPin } from '../../../db/user/pins.ts'
import { getRecovery, putRecovery, recordRecoveryFailure } from '../../../db/user/recovery.ts'
import { getUser } from '../../../db/user/users.ts'
import { err, ok } from '../../../shared/result.ts'
import { checkPin } from '../check-pin.ts'
import type { HandlersOf } from '../context.ts'
import { hashPin, newRecoveryCode, pinMatches, plainRecoveryCode, retryAt, waitAfter } from '../pin.ts'

export const sessionHandlers: HandlersOf<'session.signIn' | 'session.signOut' | 'session.recover'> = {
  'session.signIn': async (context, { userId, pin }) => {
    const checked = await checkPin(context, userId, pin)
    if (!checked.ok) return checked
    context.session.signIn(userId, context.core.ports.clock())
    context.core.emit('changed', { subject: 'session' })
    return ok({ user: checked.value })
  },

  'session.signOut': ({ core, session }) => {
    session.signOut()
    core.emit('changed', { subject: 'session' })
    return ok({})
  },

  'session.recover': ({ core, office: { store } }, { userId, code, pin }) =>
    core.inTurn(async () => {
      const user = getUser(store, userId)
      const kept = getRecovery(store)
      if (user === null || user.role !== 'administrator' || kept === null) return err({ type: 'UnknownUser' })
      const now = core.ports.clock()
      const allowedAt = retryAt(kept.retryAt, now)
      if (allowedAt > now) return err({ type: 'TooManyTries', retryAt: allowedAt })

      const failures = kept.failures + 1
      const next = now + waitAfter(failures)
      recordRecoveryFailure(store, failures, next)
      if (!(await pinMatches(plainRecoveryCode(code), kept))) return err({ type: 'WrongCode', retryAt: next })

      const recoveryCode = newRecoveryCode()
      const [newPin, newRecovery] = await Promise.all([
        hashPin(pin),
        hashPin(plainRecoveryCode(recoveryCode)),
      ])
      write(store, { actor: userId, reason: 'Đặt lại PIN bằng mã khôi phục' }, (w) => {
        w.office({ entity: 'user', key: userId, fields: { pin: { from: 'cũ', to: 'mới' } } })
        putPin(store, userId, newPin)
        putRecovery(store, newRecovery, now)
      })
      return ok({ recoveryCode })
    }),
}
