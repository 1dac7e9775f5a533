/**
 * `doc-nhanh/`: what a bundle carries, readable without this program. One table of its records, and for each week
 * and month its score, as a page and as a workbook, from one model.
 */
import { documentXlsx } from '../../../db/documents/xlsx.ts'
import type { Store } from '../../../db/store.ts'
import { getUnit } from '../../../db/unit/units.ts'
import type { QuickFile } from '../../../shared/bundle/content.ts'
import type { BundleRecord } from '../../../shared/bundle/record.ts'
import { quickTable } from '../../../shared/documents/bundle-papers.ts'
import { documentHtml } from '../../../shared/documents/html.ts'

export async function quickFiles(
  store: Store,
  records: readonly BundleRecord[],
): Promise<readonly QuickFile[]> {
  const unit = getUnit(store)
  const model = quickTable(unit?.name ?? '', records)
  return [
    { name: 'noi-dung.html', bytes: new TextEncoder().encode(documentHtml(model, { fontBase: '' })) },
    { name: 'noi-dung.xlsx', bytes: await documentXlsx(model) },
  ]
}
