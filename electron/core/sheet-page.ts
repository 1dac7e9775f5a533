/** The address of a sheet: `/sheet/<friday>/<revision, or nhap>.html`. It names no citizen, so it needs no PIN. */
import { isDate } from '../../shared/dates/plain.ts'
import { documentHtml } from '../../shared/documents/html.ts'
import type { Core } from './core.ts'
import { newNonce, notFound, type Page, sheetPage } from './pages.ts'
import { sheetModel } from './sheet.ts'

/** The sheet that `path` names, `notFound` when there is none, null when the path is not a sheet's. */
export async function sheetAt(core: Core, path: string): Promise<Page | null> {
  const named = /^\/sheet\/(\d{4}-\d{2}-\d{2})\/(\d+|nhap)\.html$/.exec(path)
  if (named === null) return null
  const [, friday = '', revision = ''] = named
  if (!isDate(friday)) return notFound
  return core.together(async () => sheetOf(core, friday, revision === 'nhap' ? null : Number(revision)))
}

function sheetOf({ office: { store }, ports }: Core, friday: string, revision: number | null): Page {
  if (store.unitId() === null) return notFound
  const model = sheetModel(store, friday, revision, ports.clock())
  if (!model.ok) return notFound
  const nonce = newNonce()
  return sheetPage(documentHtml(model.value, { fontBase: '/fonts/', nonce }), nonce)
}
