/** What the main process and the core's process say to each other. Both ends are ours; every request has an id. */
import type { ReaderMessage } from '../../db/import/isolated.ts'
import type { EventName, Events } from '../../shared/contract/contract.ts'
import type { AnyResult } from '../core/call.ts'
import type { OfficeError } from '../core/core.ts'
import type { DesktopAnswer, DesktopWork } from '../core/desktop.ts'
import type { Page } from '../core/pages.ts'
import type { PdfPrinter, Printed } from '../core/print/pdf-printer.ts'

export type ToCore =
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly kind: 'sheet'; readonly id: number; readonly path: string }
  | { readonly kind: 'printed'; readonly id: number; readonly result: Printed }
  | { readonly kind: 'readerOutput'; readonly id: number; readonly message: unknown }
  | { readonly kind: 'readerExit'; readonly id: number; readonly code: number | null }
  | { readonly kind: 'desktopDone'; readonly id: number; readonly answer: DesktopAnswer }
  /** The journal is written into the database now: the PC may be gone in a moment. */
  | { readonly kind: 'checkpoint' }
  | { readonly kind: 'given'; readonly token: string; readonly path: string }
  | { readonly kind: 'close' }

export type FromCore =
  | { readonly kind: 'opened' }
  | { readonly kind: 'refused'; readonly error: OfficeError }
  | { readonly kind: 'result'; readonly id: number; readonly result: AnyResult }
  | { readonly kind: 'page'; readonly id: number; readonly page: Page }
  | { [E in EventName]: { readonly kind: 'event'; readonly event: E; readonly data: Events[E] } }[EventName]
  | {
      readonly kind: 'log'
      readonly level: 'info' | 'warn' | 'error'
      readonly message: string
      readonly stack: string | null
    }
  | CoreRequest

/** What only the main process can do for the core. A reader opens one file from outside, in its own process. */
export type CoreRequest =
  | { readonly kind: 'print'; readonly id: number; readonly form: keyof PdfPrinter; readonly html: string }
  | { readonly kind: 'reader'; readonly id: number; readonly memoryMegabytes: number }
  | { readonly kind: 'readerInput'; readonly id: number; readonly message: ReaderMessage }
  | { readonly kind: 'readerEnd'; readonly id: number }
  | { readonly kind: 'desktop'; readonly id: number; readonly work: DesktopWork }

/** What the core's process is started with, as one JSON argument. */
export interface CoreArguments {
  readonly folder: string
  readonly resources: string
  readonly version: string
  readonly demo: boolean
  /** UTC milliseconds the clock begins at; null for the PC's clock. */
  readonly now: number | null
}
