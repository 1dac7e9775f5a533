/**
 * How every procedure gives a document: it takes what names the document and one of the forms it can take, and
 * answers with the file. The whole of it, for a letter of which there is no table:
 *
 * ```ts
 * 'letter.document': procedure({
 *   input: z.strictObject({ id: Id, format: z.enum(pageFormats) }),
 *   output: MadeFile,
 *   errors: [failure('NotFound'), ...documentErrors],
 *   role: 'viewer',
 *   writes: false,
 * })
 * 'letter.document': ({ core, office: { store } }, { id, format }) => {
 *   const letter = getLetter(store, id)
 *   if (letter === null) return err({ type: 'NotFound' })
 *   return documentFile(core.ports, { model: letterDocument(letter), name: fileName('phieu-xin-loi', letter.number) }, format)
 * }
 * ```
 *
 * On the screen `renderer/print/FormsMenu.tsx` offers the forms, `renderer/print/hand-over.ts` saves or copies them.
 */
import { failure } from './procedure.ts'
import { Line } from './values.ts'

/** A document without a table: a page, paper, Word, plain text to paste into a message. */
export const pageFormats = ['html', 'pdf', 'docx', 'text'] as const
export type PageFormat = (typeof pageFormats)[number]

/** A document with tables, each a sheet in Excel. */
export const tableFormats = [...pageFormats, 'xlsx'] as const
export type TableFormat = (typeof tableFormats)[number]

/**
 * A document that is made public too: `web` is a fragment of HTML to paste into the commune's page, `png` its first
 * sheet of paper as a picture.
 */
export const publicFormats = [...tableFormats, 'web', 'png'] as const
export type DocumentFormat = (typeof publicFormats)[number]

/** `pdf` and `png` need an installed browser where there is no Electron; the other forms never fail. */
export const documentErrors = [failure('NoPrinter'), failure('PrinterFailed', { reason: Line })] as const
