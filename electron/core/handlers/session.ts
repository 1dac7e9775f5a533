import { write } from '../../../db/ledger/unit-of-work.ts'
import { putPin } from '../../../db/user/pins.ts'
import { getRecovery, putRecovery, recordRecoveryFailure } from '../../../db/user/recovery.ts'
import { getUser } from '../../../db/user/users.ts'
import { err, ok } from '../../../shared/result.ts'
import { checkPin } from '../check-pin.ts'
import type { HandlersOf } from '../context.ts'
import { keepRecovery } from '../exchange/cards.ts'
import { failedOnce, newRecoveryCode, plainRecoveryCode, retryAt } from '../pin.ts'

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
      if (user?.role !== 'administrator' || !user.active || kept === null) return err({ type: 'UnknownUser' })
      const now = core.ports.clock()
      const allowedAt = retryAt(kept, now)
      if (allowedAt > now) {
        recordRecoveryFailure(store, kept.failures, allowedAt)
        return err({ type: 'TooManyTries', retryAt: allowedAt })
      }
      const failed = failedOnce(kept, now)
      recordRecoveryFailure(store, failed.failures, failed.retryAt)
      if (!(await core.ports.pins.matches(plainRecoveryCode(code), kept)))
        return err({ type: 'WrongCode', retryAt: failed.retryAt })

      const recoveryCode = newRecoveryCode()
      const [newPin, newRecovery] = await Promise.all([
        core.ports.pins.hash(pin),
        core.ports.pins.hash(plainRecoveryCode(recoveryCode)),
      ])
      write(store, { actor: userId, reason: 'Đặt lại PIN bằng mã khôi phục' }, (w) => {
        w.office({ entity: 'userPin', key: userId, fields: { pin: { from: 'cũ', to: 'mới' } } })
        putPin(store, userId, newPin)
        putRecovery(store, newRecovery, now)
      })
      await keepRecovery(store, recoveryCode)
      return ok({ recoveryCode })
    }),
}
