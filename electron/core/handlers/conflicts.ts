import { listForks } from '../../../db/ledger/office/apply.ts'
import {
  type ConflictSide,
  countConflicts,
  doubledNumbers,
  listConflicts,
  settleConflict,
} from '../../../db/ledger/office/conflicts.ts'
import { officePcs } from '../../../db/ledger/office/pcs.ts'
import { write } from '../../../db/ledger/unit-of-work.ts'
import { readText } from '../../../db/letter/texts.ts'
import { getTask } from '../../../db/plan/tasks.ts'
import type { Store } from '../../../db/store.ts'
import { listUsers } from '../../../db/user/users.ts'
import type { OpenConflict } from '../../../shared/contract/conflict.ts'
import type { Json } from '../../../shared/ledger/canonical.ts'
import { ok } from '../../../shared/result.ts'
import type { HandlersOf } from '../context.ts'
import { actorOf } from './people.ts'

export const conflictHandlers: HandlersOf<'conflict.list' | 'conflict.count' | 'conflict.settle'> = {
  'conflict.list': ({ office: { store } }) => {
    const users = new Map(listUsers(store).map(({ id, name }) => [id, name]))
    const pcOf = pcNames(store)
    const side = ({ at, actor, origin }: ConflictSide) => ({
      at,
      by: users.get(actor) ?? 'Chương trình',
      pc: pcOf(origin),
    })
    return ok({
      conflicts: listConflicts(store).map(
        ({ stands, lost, differing, entity, key, ...conflict }): OpenConflict => ({
          ...conflict,
          entity,
          key,
          title: titleOf(store, entity, key),
          differing: differing.map(({ field, ...values }) => ({
            field,
            stands: shown(store, entity, key, field, values.stands),
            lost: shown(store, entity, key, field, values.lost),
          })),
          stands: side(stands),
          lost: side(lost),
        }),
      ),
      forks: listForks(store).map(({ origin, ...fork }) => ({ ...fork, pc: pcOf(origin) })),
      doubled: [...doubledNumbers(store)],
    })
  },

  'conflict.count': ({ office: { store } }) =>
    ok({ open: countConflicts(store) + listForks(store).length + doubledNumbers(store).length }),

  'conflict.settle': (context, { hash, field, choices }) => {
    const { store } = context.office
    const settled = write(store, { actor: actorOf(context), reason: 'Chọn giữa hai bản' }, (w) =>
      settleConflict(w, hash, field, choices),
    )
    if (!settled.ok) return settled
    context.core.emit('changed', { subject: 'data' })
    return ok({})
  },
}

/** The name of a PC as the office says it. */
export function pcNames(store: Store): (origin: string) => string {
  const known = new Map(officePcs(store).map((pc) => [pc.origin, pc]))
  return (origin) => {
    const pc = known.get(origin)
    if (pc?.here === true) return 'máy này'
    return pc?.name ?? 'máy khác của cơ quan'
  }
}

function titleOf(store: Store, entity: string, key: string): string {
  if (!entity.startsWith('task')) return ''
  return getTask(store, key.split('/')[0] ?? '')?.task.content ?? ''
}

/** Where an entry holds only the hash of a text that names a citizen, an officer is shown the text. */
function shown(store: Store, entity: string, key: string, field: string, value: Json): OpenConflict['lost'] {
  const plain = (json: Json) => structuredClone(json) as OpenConflict['lost']
  if (field !== 'textHash' || typeof value !== 'string') return plain(value)
  const text = readText(store, {
    entity: entity === 'letter' ? 'letterText' : 'party',
    key,
    hash: value,
  })
  return plain(text ?? value)
}
