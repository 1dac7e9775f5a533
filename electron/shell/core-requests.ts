/**
 * What one core process asks of the main process: prints, readers for files from outside, the desktop. When the core is
 * gone its readers end and its prints go nowhere.
 */
import type { ReaderProcess, SpawnReader } from '../../db/import/isolated.ts'
import type { Desktop, DesktopAnswer, DesktopWork } from '../core/desktop.ts'
import type { PdfPrinter } from '../core/print/pdf-printer.ts'
import type { CoreRequest, ToCore } from './messages.ts'

export interface RequestPorts {
  readonly printer: PdfPrinter
  readonly spawnReader: SpawnReader
  readonly desktop: Desktop
}

export class CoreRequests {
  readonly #ports: RequestPorts
  readonly #reply: (message: ToCore) => void
  readonly #readers = new Map<number, ReaderProcess>()

  /** `reply` must pass over what comes after the core is gone. */
  constructor(ports: RequestPorts, reply: (message: ToCore) => void) {
    this.#ports = ports
    this.#reply = reply
  }

  hear(request: CoreRequest): void {
    switch (request.kind) {
      case 'print':
        void this.#print(request.id, request.form, request.html)
        return
      case 'reader':
        this.#open(request.id, request.memoryMegabytes)
        return
      case 'readerInput':
        this.#readers.get(request.id)?.send(request.message)
        return
      case 'readerEnd':
        this.#readers.get(request.id)?.kill()
        return
      case 'desktop':
        void this.#work(request.id, request.work)
    }
  }

  drop(): void {
    for (const reader of this.#readers.values()) reader.kill()
    this.#readers.clear()
  }

  async #print(id: number, form: keyof PdfPrinter, html: string): Promise<void> {
    const result = await this.#ports.printer[form](html).catch((thrown: unknown) => ({
      ok: false as const,
      error: { type: 'PrinterFailed' as const, reason: `Chưa in được: ${String(thrown)}` },
    }))
    this.#reply({ kind: 'printed', id, result })
  }

  async #work(id: number, { method, args }: DesktopWork): Promise<void> {
    const work = this.#ports.desktop[method] as (...given: typeof args) => Promise<unknown>
    const answer = await work(...args).then<DesktopAnswer, DesktopAnswer>(
      (value) => ({ done: true, value }),
      (thrown: unknown) => ({ done: false, reason: String(thrown) }),
    )
    this.#reply({ kind: 'desktopDone', id, answer })
  }

  #open(id: number, memoryMegabytes: number): void {
    const reader = this.#ports.spawnReader({ memoryMegabytes })
    this.#readers.set(id, reader)
    reader.onMessage((message) => this.#reply({ kind: 'readerOutput', id, message }))
    reader.onExit((code) => {
      this.#readers.delete(id)
      this.#reply({ kind: 'readerExit', id, code })
    })
  }
}
