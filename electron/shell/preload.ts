/**
 * The only thing a window gets beside the web: `window.soMotCua`, over the contract's own procedures and events.
 * Runs in the sandbox; the main process checks everything again.
 */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import { callChannel, eventChannel, isEventName, proceduresIn } from './channels.ts'

const procedures = proceduresIn(process.argv)

contextBridge.exposeInMainWorld('soMotCua', {
  async invoke(name: unknown, input: unknown): Promise<unknown> {
    if (typeof name !== 'string' || !procedures.has(name)) {
      return { ok: false, error: { type: 'UnknownProcedure', name: String(name) } }
    }
    return ipcRenderer.invoke(callChannel, name, input)
  },

  subscribe(event: unknown, listener: (data: unknown) => void): () => void {
    if (!isEventName(event)) throw new TypeError('No such event')
    const hear = (_: IpcRendererEvent, heard: unknown, data: unknown) => {
      if (heard === event) listener(data)
    }
    ipcRenderer.on(eventChannel, hear)
    return () => ipcRenderer.off(eventChannel, hear)
  },
})
