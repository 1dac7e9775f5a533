import { clearDraft, readDraft, saveDraft } from '../../../db/draft/drafts.ts'
import { foundOffice } from '../../../db/ledger/unit-of-work.ts'
import { insertRule } from '../../../db/rule/rules.ts'
import { saveSigner } from '../../../db/unit/signers.ts'
import { insertUnit } from '../../../db/unit/units.ts'
import { putPin } from '../../../db/user/pins.ts'
import { putRecovery } from '../../../db/user/recovery.ts'
import { insertUser } from '../../../db/user/users.ts'
import { newId } from '../../../shared/ids/ids.ts'
import { err, ok } from '../../../shared/result.ts'
import { caseless } from '../../../shared/text/text.ts'
import type { HandlersOf } from '../context.ts'
import { keepRecovery } from '../exchange/cards.ts'
import { joinWaiting, openForJoining } from '../exchange/join.ts'
import { newRecoveryCode, plainRecoveryCode } from '../pin.ts'
import { seedRules } from '../seed-rules.ts'

const scope = 'setup'

export const setupHandlers: HandlersOf<
  'setup.draft' | 'setup.saveDraft' | 'setup.complete' | 'setup.openBundle' | 'setup.join'
> = {
  'setup.draft': ({ office: { store } }) =>
    store.unitId() === null ? ok({ fields: readDraft(store, scope).fields }) : err({ type: 'AlreadySetUp' }),

  'setup.saveDraft': ({ office: { store }, now }, { fields }) => {
    if (store.unitId() !== null) return err({ type: 'AlreadySetUp' })
    saveDraft(store, scope, fields, now)
    return ok({ savedAt: now })
  },

  'setup.complete': async ({ core, office: { store }, now }, { unit, signers, administrator, people }) => {
    if (store.unitId() !== null) return err({ type: 'AlreadySetUp' })
    const everyone = [{ ...administrator, role: 'administrator' as const }, ...people]
    const names = everyone.map((person) => caseless(person.name))
    const twice = everyone.find((person, at) => names.indexOf(caseless(person.name)) !== at)
    if (twice !== undefined) return err({ type: 'NameTaken', name: twice.name })

    const recoveryCode = newRecoveryCode()
    const users = await Promise.all(
      everyone.map(async ({ name, role, pin }) => ({
        user: { id: newId(now, store.random), name, role, active: true },
        hash: await core.ports.pins.hash(pin),
      })),
    )
    const recovery = await core.ports.pins.hash(plainRecoveryCode(recoveryCode))
    const rules = await seedRules(core.ports.resources)
    if (store.unitId() !== null) return err({ type: 'AlreadySetUp' })

    const unitId = newId(now, store.random)
    const administratorId = users[0]?.user.id ?? unitId
    foundOffice(store, { unitId, actor: administratorId, reason: 'Thiết lập lần đầu' }, (w) => {
      insertUnit(w, unit)
      for (const signer of signers) saveSigner(w, newId(now, store.random), signer)
      for (const { user, hash } of users) {
        insertUser(w, user)
        putPin(store, user.id, hash)
      }
      for (const rule of rules) insertRule(w, rule)
      putRecovery(store, recovery, now)
      clearDraft(store, scope)
    })
    await keepRecovery(store, recoveryCode)
    core.emit('changed', { subject: 'data' })
    return ok({ unitId, administratorId, recoveryCode })
  },

  'setup.openBundle': (context, { name, bytes }) =>
    context.office.store.unitId() === null
      ? openForJoining(context, context.core.bundles.put(name, bytes))
      : err({ type: 'AlreadySetUp' }),

  'setup.join': async (context, answers) => {
    const { core, office } = context
    if (office.store.unitId() !== null) return err({ type: 'AlreadySetUp' })
    const waiting = core.bundles.get(answers.token)
    if (waiting === null) return err({ type: 'NotFound' })
    return core.inTurn(async () => {
      const joined = await joinWaiting(context, waiting, answers)
      if (!joined.ok) return joined
      core.bundles.drop(answers.token)
      core.emit('changed', { subject: 'data' })
      return ok({})
    })
  },
}
