import { putAlias } from '../../../db/alias/aliases.ts'
import { saveDraft } from '../../../db/draft/drafts.ts'
import { insertEvidence } from '../../../db/evidence/evidence.ts'
import { insertTableImport } from '../../../db/import-pending/table-imports.ts'
import { write } from '../../../db/ledger/unit-of-work.ts'
import { allRules } from '../../../db/rule/rules.ts'
import { filling } from '../../../shared/dossier/figures/fill.ts'
import { newId } from '../../../shared/ids/ids.ts'
import { err, ok } from '../../../shared/result.ts'
import type { HandlersOf } from '../context.ts'
import { keepFile } from '../keep-file.ts'
import { figuresFile, figuresView, lateView, spanFigures } from '../list-figures.ts'
import { weekScope } from '../week.ts'
import { inForce } from '../week-rules.ts'
import { actorOf } from './people.ts'
import { editableWeek } from './week.ts'

export const listFiguresHandlers: HandlersOf<
  'dossier.figures' | 'week.readDossiers' | 'week.fillFromDossiers'
> = {
  'dossier.figures': ({ office: { store } }, { from, to }) => {
    if (from > to) return err({ type: 'SpanBackwards' })
    const { fields } = inForce(allRules(store), 'fields', to).body
    const read = spanFigures(store, { from, to }, fields)
    return read === null ? err({ type: 'NoDossiers' }) : ok(figuresView(read))
  },

  'week.readDossiers': (context, { friday, fields }) => {
    const week = editableWeek(context, friday)
    if (!week.ok) return week
    const { rules, read: draft } = week.value
    const read = spanFigures(context.office.store, rules.period, rules.fields.body.fields, fields)
    if (read === null) return err({ type: 'NoDossiers' })
    return ok({ ...figuresView(read), late: lateView(read.figures.rows, draft.figures.rows) })
  },

  /** The sheet of what was offered becomes evidence; the ledger names the list behind it. */
  'week.fillFromDossiers': async (context, { friday, list, fields }) => {
    const { store } = context.office
    const week = editableWeek(context, friday)
    if (!week.ok) return week
    const { rules } = week.value
    const read = spanFigures(store, rules.period, rules.fields.body.fields, fields)
    if (read === null) return err({ type: 'NoDossiers' })
    if (read.list.id !== list) return err({ type: 'ListChanged' })
    const open = read.figures.rows.filter(({ field }) => field === null)
    if (open.length > 0) return err({ type: 'Unanswered', raw: open.map(({ raw }) => raw) })

    const file = await figuresFile(read)
    const kept = await keepFile(context.office, file)
    if (!kept.ok) throw new Error(`A sheet of our own is refused: ${kept.error.type}`)
    const still = editableWeek(context, friday)
    if (!still.ok) return still
    const { draft, cells, standing } = filling(read.figures, rules.pairs.body, still.value.fields)
    if (cells === 0) return err({ type: 'NothingToFill' })
    const { sha256 } = kept.value
    write(store, { actor: actorOf(context), reason: '' }, (w) => {
      insertTableImport(w, {
        id: newId(w.at, store.random),
        friday,
        sha256,
        name: file.name,
        rows: read.figures.rows.length,
        skipped: 0,
        dossierImport: read.list.id,
      })
      insertEvidence(w, friday, { ...kept.value, addedBy: context.user?.name ?? '' })
      saveDraft(store, weekScope(friday), draft, context.now)
      for (const { section, raw, field } of fields)
        if (field !== null && raw !== '') putAlias(store, { section, raw, field }, context.now)
    })
    context.core.emit('changed', { subject: 'week', key: friday })
    return ok({ savedAt: context.now, cells, kept: standing })
  },
}
