/** The port through which a document becomes a PDF or a picture. Electron does it itself; the other hosts drive a browser. */
import type { Result } from '../../../shared/result.ts'

export type PrintError =
  | { readonly type: 'NoPrinter' }
  /** `reason` in words for the officer. */
  | { readonly type: 'PrinterFailed'; readonly reason: string }

export type Printed = Result<Uint8Array<ArrayBuffer>, PrintError>

export interface PdfPrinter {
  /** `html` is a whole page whose fonts can be read from this machine. */
  print(html: string): Promise<Printed>
  /** A PNG of the first sheet of paper of such a page, whole even where it is longer than A4. */
  picture(html: string): Promise<Printed>
}
