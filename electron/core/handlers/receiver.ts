import { listMembers, putMember, removeMember } from '../../../db/exchange/member-units.ts'
import { getReplica, openForks } from '../../../db/exchange/replica.ts'
import { talliesOf, tasksOf } from '../../../db/exchange/views.ts'
import { write } from '../../../db/ledger/unit-of-work.ts'
import { rulesOfKind } from '../../../db/rule/rules.ts'
import type { Store } from '../../../db/store.ts'
import { PeriodBody } from '../../../shared/bundle/bodies/period.ts'
import { isMonthKey, readPeriodKey } from '../../../shared/dates/period.ts'
import { newId } from '../../../shared/ids/ids.ts'
import { err, ok } from '../../../shared/result.ts'
import type { Context, HandlersOf } from '../context.ts'
import { documentFile, fileName } from '../document-files.ts'
import { matrixOf } from '../receiver/matrix.ts'
import { receiverPaper } from '../receiver/papers.ts'
import { rankingOf } from '../receiver/ranking.ts'
import { pairNames, rollUp } from '../receiver/roll-up.ts'
import { inForce } from '../week-rules.ts'
import { personAt } from './plans.ts'

type Names =
  | 'receiver.matrix'
  | 'receiver.sheet'
  | 'receiver.rollUp'
  | 'receiver.ranking'
  | 'receiver.tasks'
  | 'receiver.document'
  | 'receiver.members'
  | 'receiver.saveMembers'
  | 'receiver.removeMember'
  | 'receiver.join'

export const receiverHandlers: HandlersOf<Names> = {
  'receiver.matrix': ({ core, office: { store } }, { year, report }) => {
    const matrix = core.remembered.of(store, `matrix ${year} ${report ?? ''}`, () =>
      matrixOf(store, year, report),
    )
    return matrix === null ? err({ type: 'NotFound' }) : ok(matrix)
  },

  'receiver.sheet': ({ office: { store } }, { senderId, key }) => {
    const found = getReplica(store, senderId, isMonthKey(key) ? 'month' : 'week', key)
    const member = listMembers(store).find((each) => each.senderId === senderId)
    if (found === null || member === undefined) return err({ type: 'NotFound' })
    const name = readPeriodKey(key)
    const day = name?.kind === 'month' ? `${name.month}-28` : key
    const { groups } = inForce(rulesOfKind(store, 'index'), 'index', day).body
    return ok({
      name: member.name,
      revision: found.revision,
      firstAt: found.firstAt,
      receivedAt: found.receivedAt,
      forks: openForks(store).filter((fork) => fork.unitId === senderId && fork.key === key).length,
      body: PeriodBody.parse(found.body),
      groups: groups.map(({ code, name: words, max }) => ({ code, name: words, max })),
      pairs: [...pairNames(store, key)],
    })
  },

  'receiver.rollUp': ({ core, office: { store } }, { keys }) =>
    ok(core.remembered.of(store, `sums ${keys.join(' ')}`, () => rollUp(store, keys))),

  'receiver.ranking': ({ core, office: { store } }, { key, code }) => {
    const ranking = core.remembered.of(store, `ranks ${key} ${code}`, () => rankingOf(store, key, code))
    return ranking === null ? err({ type: 'NotFound' }) : ok(ranking)
  },

  'receiver.tasks': ({ core, office: { store } }, { year }) =>
    ok(core.remembered.of(store, `tasks ${year}`, () => unitTasks(store, year))),

  'receiver.document': async ({ core, office: { store }, now }, { paper, keys, code, format }) => {
    const model = receiverPaper(store, { paper, keys, code }, now)
    if (model === null) return err({ type: 'NotFound' })
    return documentFile(core.ports, { model, name: fileName(fileNames[paper], keys.at(-1) ?? '') }, format)
  },

  'receiver.members': ({ office: { store } }) => ok([...listMembers(store)]),

  'receiver.saveMembers': (context, { members }) => {
    const { store } = context.office
    const known = new Map(listMembers(store).map((member) => [member.id, member]))
    if (members.some(({ id }) => id !== null && !known.has(id))) return err({ type: 'NotFound' })
    const changed = new Set(members.flatMap(({ id }) => (id === null ? [] : [id])))
    const codes = [...[...known.values()].filter(({ id }) => !changed.has(id)), ...members].map(
      ({ code }) => code,
    )
    const twice = codes.find((code, at) => code !== '' && codes.indexOf(code) !== at)
    if (twice !== undefined) return err({ type: 'CodeTaken', code: twice })
    write(store, { actor: personAt(context).id, reason: 'Danh sách đơn vị' }, (w) => {
      for (const { id, name, code } of members) {
        const senderId = id === null ? null : (known.get(id)?.senderId ?? null)
        putMember(w, { id: id ?? newId(w.at, store.random), name, code, senderId })
      }
    })
    told(context)
    return ok([...listMembers(store)])
  },

  'receiver.removeMember': (context, { id, reason }) => {
    const removed = write(context.office.store, { actor: personAt(context).id, reason }, (w) =>
      removeMember(w, id),
    )
    if (!removed) return err({ type: 'NotFound' })
    told(context)
    return ok({})
  },

  'receiver.join': (context, { id, senderId }) => {
    const { store } = context.office
    const members = listMembers(store)
    const listed = members.find((member) => member.id === id)
    const sender = members.find((member) => member.senderId === senderId)
    if (listed === undefined || sender === undefined) return err({ type: 'NotFound' })
    if (listed.senderId !== null) return err({ type: 'HasSender' })
    write(store, { actor: personAt(context).id, reason: `Gói của “${sender.name}”` }, (w) => {
      removeMember(w, sender.id)
      putMember(w, { ...listed, senderId })
    })
    told(context)
    return ok({})
  },
}

const fileNames = { missing: 'don-vi-gui-khong-gui', rollUp: 'tong-hop', ranking: 'xep-hang' } as const

function unitTasks(store: Store, year: number) {
  const tasks = Map.groupBy(tasksOf(store, year), ({ unitId }) => unitId)
  const tallies = new Map(talliesOf(store, year).map((tally) => [tally.unitId, tally]))
  return listMembers(store).map((member) => {
    const own = member.senderId === null ? [] : (tasks.get(member.senderId) ?? [])
    const count = (status: (typeof own)[number]['status']) =>
      own.find((each) => each.status === status)?.tasks ?? 0
    const { late = 0, withLetter = 0, inTime = 0 } = tallies.get(member.senderId ?? '') ?? {}
    return {
      ...member,
      open: count('open'),
      stuck: count('stuck'),
      paused: count('paused'),
      done: count('done'),
      none: count('none'),
      late,
      withLetter,
      inTime,
    }
  })
}

const told = ({ core }: Context): void => core.emit('changed', { subject: 'exchange' })
