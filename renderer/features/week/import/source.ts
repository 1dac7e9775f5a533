/** What can be read into a table: the clipboard's text and HTML, or a chosen file. */
import type { CallInput } from '../../../../shared/contract/contract.ts'

export type TableSource = CallInput<'week.readTable'>['source']

export const clipboardSource = (clipboard: DataTransfer): TableSource => ({
  kind: 'clipboard',
  html: clipboard.getData('text/html') || null,
  text: clipboard.getData('text/plain') || null,
})

export const fileSource = async (file: File): Promise<TableSource> => ({
  kind: 'file',
  name: file.name,
  bytes: new Uint8Array(await file.arrayBuffer()),
})

/** More than one cell: a block of a sheet, not a word that was copied. */
export function carriesTable(clipboard: DataTransfer): boolean {
  if (/<table[\s>]/i.test(clipboard.getData('text/html'))) return true
  const text = clipboard.getData('text/plain')
  return text.includes('\t') && text.trim().includes('\n')
}

export const tableFiles = '.xlsx,.xls,.xlsm,.ods,.csv,.html,.htm'
