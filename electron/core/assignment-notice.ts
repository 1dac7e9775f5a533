/** The notice of who updates and who reviews: its model from the store, its page, its file. */
import { allRules } from '../../db/rule/rules.ts'
import type { Store } from '../../db/store.ts'
import { listAssignments } from '../../db/unit/assignments.ts'
import { listSigners } from '../../db/unit/signers.ts'
import { getUnit } from '../../db/unit/units.ts'
import { listUsers } from '../../db/user/users.ts'
import type { TableFormat } from '../../shared/contract/document.ts'
import { isDate } from '../../shared/dates/plain.ts'
import { assignmentNotice } from '../../shared/documents/assignment-notice.ts'
import type { DocumentModel } from '../../shared/documents/model.ts'
import { err, type Result } from '../../shared/result.ts'
import { ruleInForce } from '../../shared/rules/select.ts'
import type { MadeFile } from '../../shared/week/content.ts'
import type { Context } from './context.ts'
import type { Core } from './core.ts'
import { documentFile, documentPage, fileName } from './document-files.ts'
import { notFound, type Page } from './pages.ts'
import type { PrintError } from './print/pdf-printer.ts'

/** null when `signerId` names nobody. */
function noticeModel(store: Store, on: string, signerId: string | null): DocumentModel | null {
  const unit = getUnit(store)
  if (unit === null) throw new Error('A set-up store has a unit')
  const signer = listSigners(store).find(({ id }) => id === signerId) ?? null
  if (signerId !== null && signer === null) return null
  const names = new Map(listUsers(store).map(({ id, name }) => [id, name]))
  const citation = ruleInForce(allRules(store), 'index', on)?.citation ?? 'Quyết định số 766/QĐ-TTg'
  return assignmentNotice({
    unit,
    on,
    assignments: listAssignments(store),
    nameOf: (userId) => names.get(userId) ?? '',
    signer,
    basis: citation.split(';')[0] ?? citation,
  })
}

export async function makeNotice(
  { core, office: { store } }: Context,
  on: string,
  signerId: string | null,
  format: TableFormat,
): Promise<Result<MadeFile, { readonly type: 'NotFound' } | PrintError>> {
  const model = noticeModel(store, on, signerId)
  if (model === null) return err({ type: 'NotFound' })
  return documentFile(core.ports, { model, name: fileName('thong-bao-phan-cong', on) }, format)
}

/** The page at `/sheet/phan-cong/<day>/<signer, or khong>.html`; null when the path is not a notice's. */
export function noticeAt(core: Core, path: string): Promise<Page> | null {
  const named = /^\/sheet\/phan-cong\/(\d{4}-\d{2}-\d{2})\/([0-9a-f-]{36}|khong)\.html$/.exec(path)
  if (named === null) return null
  const [, on = '', signer = ''] = named
  if (!isDate(on)) return Promise.resolve(notFound)
  return core.together(async () => {
    const { store } = core.office
    const model = store.unitId() === null ? null : noticeModel(store, on, signer === 'khong' ? null : signer)
    return model === null ? notFound : documentPage(model)
  })
}
