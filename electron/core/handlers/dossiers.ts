import { createHash } from 'node:crypto'
import { getDossier, getParty, listDossiers, listParties } from '../../../db/dossier/dossiers.ts'
import { insertDossierImport, lastDossierImport } from '../../../db/dossier/imports.ts'
import { rememberColumns, rememberedAnswers, rememberStates } from '../../../db/dossier/layouts.ts'
import { write } from '../../../db/ledger/unit-of-work.ts'
import { getUser } from '../../../db/user/users.ts'
import type { ListAnswersGiven, ListPreview } from '../../../shared/contract/dossier.ts'
import { localMoment, wallClock } from '../../../shared/dates/plain.ts'
import { differenceCounts } from '../../../shared/dossier/difference.ts'
import { statuses } from '../../../shared/dossier/dossier.ts'
import { momentInName } from '../../../shared/dossier/read/heading.ts'
import { type DossierList, stateKey } from '../../../shared/dossier/read/read.ts'
import { keptStanding, standingOf } from '../../../shared/dossier/standing.ts'
import { newId } from '../../../shared/ids/ids.ts'
import { err, ok } from '../../../shared/result.ts'
import type { HandlersOf } from '../context.ts'
import { dossierTable } from '../dossier-table.ts'
import { calendarAt, compare, previewChanges, rowsToKeep } from '../dossiers.ts'
import type { TableSource } from '../ports.ts'
import { actorOf } from './people.ts'

type Names =
  | 'dossier.read'
  | 'dossier.cancel'
  | 'dossier.apply'
  | 'dossier.list'
  | 'dossier.names'
  | 'dossier.get'
  | 'dossier.excel'

export const dossierHandlers: HandlersOf<Names> = {
  'dossier.read': async ({ core, office: { store }, now }, { job, source, answers, at: given }) => {
    const remembered = rememberedAnswers(store)
    const keyed = keyedAnswers(answers)
    const read = await core.lists.run(job, (signal) =>
      core.ports.tables.readList(source, {
        answers: {
          ...remembered,
          given: keyed.columns,
          states: { ...remembered.states, ...keyed.states },
        },
        signal,
        onProgress: (progress) => core.emit('progress', { job, ...progress }),
      }),
    )
    if (!read.ok) return read
    const list = read.value
    if (Object.keys(keyed.columns).length > 0) rememberColumns(store, list.fingerprint, keyed.columns, now)
    if (Object.keys(keyed.states).length > 0) rememberStates(store, keyed.states, now)

    const name = source.kind === 'file' ? source.name : 'Bảng vừa dán'
    const told = list.exportTime ?? given ?? momentInName(name)
    const at = told ?? localMoment(now)
    const id = newId(now, store.random)
    core.lists.put({ id, list, at, name, sha256: hashOf(source) })
    const calendar = calendarAt(store, at.slice(0, 10))
    const compared = compare(store, list, at, calendar)
    return ok({
      id,
      name,
      at,
      atFrom: list.exportTime !== null || given !== undefined ? 'title' : told === null ? 'clock' : 'name',
      period: list.period,
      partial: list.partial,
      rows: list.rows,
      dossiers: list.dossiers.length,
      skipped: list.skipped.map(({ row, reason, text }) => ({ row, reason, text: text ?? '' })),
      conflicts: list.duplicates
        .filter(({ keep }) => keep === null)
        .map(({ code, rows }) => ({ code, rows: [...rows] })),
      joined: list.rows - list.dossiers.length,
      byStatus: tally(list, at, calendar),
      previous: compared.previous,
      changes: previewChanges(compared),
      damaged: damagedOf(list),
      questions: list.questions.map((question) =>
        'candidates' in question
          ? { ...question, candidates: [...question.candidates] }
          : 'rows' in question
            ? { ...question, rows: [...question.rows] }
            : question,
      ),
      refused:
        list.dossiers.length === 0
          ? 'empty'
          : compared.previous !== null && at < compared.previous
            ? 'older'
            : null,
    })
  },

  'dossier.cancel': ({ core }, { job }) => {
    core.lists.cancel(job)
    return ok({})
  },

  'dossier.apply': (context, { id }) => {
    const { core, office } = context
    const { store } = office
    const waiting = core.lists.get(id)
    if (waiting === null) return err({ type: 'NotFound' })
    const { list, at, name, sha256 } = waiting
    if (list.dossiers.length === 0) return err({ type: 'ListEmpty' })
    const calendar = calendarAt(store, at.slice(0, 10))
    const compared = compare(store, list, at, calendar)
    if (compared.previous !== null && at < compared.previous) {
      return err({ type: 'ListOlder', last: compared.previous })
    }
    const rows = rowsToKeep(store, list, compared, id, at, calendar)
    const changes = differenceCounts(compared.difference)
    write(store, { actor: actorOf(context), reason: '' }, (w) =>
      insertDossierImport(
        w,
        {
          id,
          sha256,
          name,
          exportedAt: at,
          rows: list.rows,
          dossiers: list.dossiers.length,
          skipped: list.skipped.length,
          changes,
        },
        rows,
      ),
    )
    core.lists.drop()
    core.emit('changed', { subject: 'dossier' })
    return ok({ dossiers: list.dossiers.length, written: rows.length })
  },

  'dossier.list': ({ office: { store }, now }) => {
    const last = lastDossierImport(store)
    const at = localMoment(now)
    const calendar = calendarAt(store, wallClock(now).date)
    return ok({
      last:
        last === null
          ? null
          : {
              name: last.name,
              exportedAt: last.exportedAt,
              at: last.at,
              by: getUser(store, last.by)?.name ?? '',
              dossiers: last.dossiers,
              changes: { ...last.changes },
            },
      at,
      dossiers: listDossiers(store).map((dossier) => {
        const standing = keptStanding(dossier, at, calendar)
        return {
          code: dossier.code,
          field: dossier.field,
          procedure: dossier.procedure,
          received: dossier.received,
          due: dossier.due,
          finished: dossier.finished,
          state: dossier.state,
          unit: dossier.unit,
          status: standing.status,
          workingDaysLeft: standing.workingDaysLeft,
          workingDaysLate: standing.workingDaysLate,
          apologyLatest: standing.apologyLatest,
          reviewReasons: standing.reviewReasons,
          originalDue: dossier.originalDue,
          effectiveDue: standing.effectiveDue,
          moves: dossier.moves.length,
          gone: dossier.goneSince,
        }
      }),
    })
  },

  'dossier.names': ({ office: { store } }) =>
    ok(
      Object.fromEntries(
        [...listParties(store)].flatMap(([code, { applicant }]) =>
          applicant === null ? [] : [[code, applicant]],
        ),
      ),
    ),

  'dossier.get': ({ office: { store }, now }, { code }) => {
    const dossier = getDossier(store, code)
    if (dossier === null) return err({ type: 'NotFound' })
    const { originalDue, governingDue, moves, firstSeen, goneSince, ...facts } = dossier
    const at = localMoment(now)
    return ok({
      facts,
      standing: keptStanding(dossier, at, calendarAt(store, at.slice(0, 10))),
      party: getParty(store, code),
      originalDue,
      governingDue,
      moves,
      firstSeen,
      goneSince,
    })
  },

  'dossier.excel': async ({ office: { store }, now }, { title, codes }) => {
    const at = localMoment(now)
    return ok(await dossierTable(store, title, codes, at, calendarAt(store, at.slice(0, 10))))
  },
}

/** Headings and states in the plain form they are remembered by. */
function keyedAnswers(answers: ListAnswersGiven | undefined) {
  return {
    columns: Object.fromEntries(
      (answers?.columns ?? []).map(({ role, heading }) => [
        role,
        heading === null ? null : stateKey(heading),
      ]),
    ),
    states: Object.fromEntries(
      (answers?.states ?? []).map(({ state, stateClass }) => [stateKey(state), stateClass]),
    ),
  }
}

function tally(
  list: DossierList,
  at: string,
  calendar: Parameters<typeof standingOf>[2],
): ListPreview['byStatus'] {
  const counts: ListPreview['byStatus'] = {}
  for (const dossier of list.dossiers) {
    const { status } = standingOf(dossier, at, calendar)
    counts[status] = (counts[status] ?? 0) + 1
  }
  return Object.fromEntries(
    statuses.flatMap((status) => (counts[status] === undefined ? [] : [[status, counts[status]]])),
  )
}

function damagedOf({ dossiers }: DossierList): ListPreview['damaged'] {
  const count = (holds: (flags: DossierList['dossiers'][number]['flags']) => boolean): number =>
    dossiers.filter(({ flags }) => holds(flags)).length
  return {
    ids: count((flags) => flags.includes('idDamaged')),
    paddedIds: count((flags) => flags.includes('idLostZeros')),
    phones: count((flags) => flags.includes('phoneDamaged') || flags.includes('phoneLostZero')),
  }
}

const hashOf = (source: TableSource): string => {
  const bytes = source.kind === 'file' ? source.bytes : Buffer.from(source.html ?? source.text ?? '', 'utf8')
  return createHash('sha256').update(bytes).digest('hex')
}
