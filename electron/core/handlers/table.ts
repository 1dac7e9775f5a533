import { createHash } from 'node:crypto'
import { listAliases, putAlias } from '../../../db/alias/aliases.ts'
import { saveDraft } from '../../../db/draft/drafts.ts'
import { insertEvidence } from '../../../db/evidence/evidence.ts'
import {
  deletePendingImports,
  getPendingImport,
  putPendingImport,
} from '../../../db/import-pending/pending-imports.ts'
import { insertTableImport } from '../../../db/import-pending/table-imports.ts'
import { write } from '../../../db/ledger/unit-of-work.ts'
import { newId } from '../../../shared/ids/ids.ts'
import { err, ok } from '../../../shared/result.ts'
import { columns } from '../../../shared/stats/form.ts'
import { draftField, draftRows, plainNumber } from '../../../shared/week/draft.ts'
import type { HandlersOf } from '../context.ts'
import { keepFile } from '../keep-file.ts'
import { fromPending, PendingTable, pendingTable, sourceFile } from '../table-source.ts'
import { weekScope } from '../week.ts'
import { actorOf } from './people.ts'
import { editableWeek } from './week.ts'

export const tableHandlers: HandlersOf<'week.readTable' | 'week.applyTable'> = {
  'week.readTable': async (context, { friday, source, answers = {} }) => {
    const { core, office, now } = context
    const week = editableWeek(context, friday)
    if (!week.ok) return week
    const aliases = listAliases(office.store)
    const read = await core.ports.tables.read(source, {
      fields: week.value.rules.fields.body,
      aliases,
      answers,
    })
    if (!read.ok) return read
    const proposal = { id: newId(now, office.store.random), ...read.value }
    const file = sourceFile(source)
    putPendingImport(office.store, {
      id: proposal.id,
      friday,
      proposal: pendingTable(proposal, file),
      sha256: createHash('sha256').update(file.bytes).digest('hex'),
      name: file.name,
      at: now,
    })
    return ok(proposal)
  },

  /**
   * Replaces the table of the week: rows the proposal does not have leave the draft. The file they came from becomes
   * evidence of the week.
   */
  'week.applyTable': async (context, { friday, id, fields, leaveOut = [] }) => {
    const { store } = context.office
    const week = editableWeek(context, friday)
    if (!week.ok) return week
    const pending = getPendingImport(store, id)
    if (pending === null || pending.friday !== friday) return err({ type: 'NotFound' })
    const { proposal, source } = PendingTable.parse(pending.proposal)

    const answered = new Map(fields.map((answer) => [`${answer.section}/${answer.raw}`, answer.field]))
    const open = proposal.unknown.filter(
      ({ section, raw, row }) => !leaveOut.includes(row) && !answered.has(`${section}/${raw}`),
    )
    if (open.length > 0) return err({ type: 'Unanswered', raw: open.map(({ raw }) => raw) })

    const rows = proposal.rows.flatMap((row) => {
      const field = row.field ?? answered.get(`${row.section}/${row.raw}`) ?? null
      return field === null || leaveOut.includes(row.row) ? [] : [{ ...row, field }]
    })
    const twice = sameFieldTwice(rows)
    if (twice !== null) return err(twice)

    const draft: Record<string, string | null> = {}
    for (const row of draftRows(week.value.fields)) {
      for (const column of [...columns, 'order'] as const) {
        draft[draftField.cell(row.section, row.field, column)] = null
      }
    }
    rows.forEach((row, order) => {
      draft[draftField.cell(row.section, row.field, 'order')] = String(order)
      for (const column of columns) {
        const value = row.v[column]
        if (value !== null) draft[draftField.cell(row.section, row.field, column)] = plainNumber(value)
      }
    })
    const { sha256, name } = pending
    const skipped = proposal.skipped.length + proposal.rows.length - rows.length
    const kept = source === null ? null : await keepFile(context.office, { name, ...fromPending(source) })
    const still = editableWeek(context, friday)
    if (!still.ok) return still
    write(store, { actor: actorOf(context), reason: '' }, (w) => {
      insertTableImport(w, { id, friday, sha256, name, rows: rows.length, skipped })
      if (kept?.ok) insertEvidence(w, friday, { ...kept.value, addedBy: context.user?.name ?? '' })
      saveDraft(store, weekScope(friday), draft, context.now)
      for (const { section, raw, field } of fields)
        if (field !== null) putAlias(store, { section, raw, field }, context.now)
      deletePendingImports(store, friday)
    })
    context.core.emit('changed', { subject: 'week', key: friday })
    return ok({ savedAt: context.now, rows: rows.length })
  },
}

/** The first field that two rows of one section claim: which of them holds is the officer's to say. */
function sameFieldTwice(rows: readonly { section: string; field: string; row: number }[]) {
  for (const { section, field } of rows) {
    const same = rows.filter((row) => row.section === section && row.field === field)
    if (same.length > 1) return { type: 'SameFieldTwice', rows: same.map(({ row }) => row), field } as const
  }
  return null
}
