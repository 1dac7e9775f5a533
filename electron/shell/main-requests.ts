/** The core's side of what the main process does for it: prints, readers for files from outside, the desktop. */
import type { ReaderProcess, SpawnReader } from '../../db/import/isolated.ts'
import type { Desktop, DesktopAnswer, DesktopWork } from '../core/desktop.ts'
import type { PdfPrinter, Printed } from '../core/print/pdf-printer.ts'
import type { CoreRequest, ToCore } from './messages.ts'

interface Reader {
  onMessage: (message: unknown) => void
  onExit: (code: number | null, signal: string | null) => void
}

export class MainRequests {
  readonly #send: (request: CoreRequest) => void
  readonly #prints = new Map<number, (result: Printed) => void>()
  readonly #readers = new Map<number, Reader>()
  readonly #works = new Map<number, (answer: DesktopAnswer) => void>()
  #lastId = 0

  constructor(send: (request: CoreRequest) => void) {
    this.#send = send
  }

  readonly printer: PdfPrinter = {
    print: (html) => this.#print('print', html),
    picture: (html) => this.#print('picture', html),
  }

  readonly desktop: Desktop = {
    state: () => this.#work({ method: 'state', args: [] }),
    setOpenAtLogin: (on) => this.#work({ method: 'setOpenAtLogin', args: [on] }),
    copy: (text, html) => this.#work({ method: 'copy', args: [text, html] }),
    seal: (secret) => this.#work({ method: 'seal', args: [secret] }),
    unseal: (sealed) => this.#work({ method: 'unseal', args: [sealed] }),
    install: (file) => this.#work({ method: 'install', args: [file] }),
  }

  readonly spawnReader: SpawnReader = ({ memoryMegabytes }): ReaderProcess => {
    const id = this.#newId()
    const reader: Reader = { onMessage: () => undefined, onExit: () => undefined }
    this.#readers.set(id, reader)
    this.#send({ kind: 'reader', id, memoryMegabytes })
    return {
      send: (message) => this.#send({ kind: 'readerInput', id, message }),
      onMessage: (listener) => {
        reader.onMessage = listener
      },
      onExit: (listener) => {
        reader.onExit = listener
      },
      kill: () => this.#send({ kind: 'readerEnd', id }),
    }
  }

  /** True when the message answers one of these requests. */
  hear(message: ToCore): boolean {
    switch (message.kind) {
      case 'printed':
        this.#prints.get(message.id)?.(message.result)
        this.#prints.delete(message.id)
        return true
      case 'readerOutput':
        this.#readers.get(message.id)?.onMessage(message.message)
        return true
      case 'readerExit':
        this.#readers.get(message.id)?.onExit(message.code, null)
        this.#readers.delete(message.id)
        return true
      case 'desktopDone':
        this.#works.get(message.id)?.(message.answer)
        this.#works.delete(message.id)
        return true
      default:
        return false
    }
  }

  #print(form: keyof PdfPrinter, html: string): Promise<Printed> {
    return new Promise((resolve) => {
      const id = this.#newId()
      this.#prints.set(id, resolve)
      this.#send({ kind: 'print', id, form, html })
    })
  }

  #work<T>(work: DesktopWork): Promise<T> {
    return new Promise((resolve, reject) => {
      const id = this.#newId()
      this.#works.set(id, (answer) => {
        if (answer.done) resolve(answer.value as T)
        else reject(new Error(`The desktop did not ${work.method}: ${answer.reason}`))
      })
      this.#send({ kind: 'desktop', id, work })
    })
  }

  #newId(): number {
    this.#lastId += 1
    return this.#lastId
  }
}
