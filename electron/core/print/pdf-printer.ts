/** The port through which a document becomes a PDF. Electron prints by itself; the other hosts drive a browser. */
import type { Result } from '../../../shared/result.ts'

export type PrintError =
  | { readonly type: 'NoPrinter' }
  /** `reason` in words for the officer. */
  | { readonly type: 'PrinterFailed'; readonly reason: string }

export interface PdfPrinter {
  /** `html` is a whole page whose fonts can be read from this machine. */
  print(html: string): Promise<Result<Uint8Array<ArrayBuffer>, PrintError>>
}
