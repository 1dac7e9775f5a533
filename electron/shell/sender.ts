/**
 * Who may call the core from a window: the top frame of our own window, on our own address. A sheet in a frame,
 * a page that took the window over, another window: all are answered `ForeignSender`.
 */
import type { IpcMainInvokeEvent, WebContents } from 'electron'
import { isProcedureName } from '../../shared/contract/contract.ts'
import { err } from '../../shared/result.ts'
import type { AnyResult } from '../core/call.ts'
import { origin } from './address.ts'

export function isOurWindow(event: IpcMainInvokeEvent, contents: WebContents | null): boolean {
  const { sender, senderFrame: frame } = event
  return (
    contents !== null &&
    sender === contents &&
    frame !== null &&
    !frame.detached &&
    frame.parent === null &&
    frame.origin === origin
  )
}

/** The listener of the call channel. Rejects only when the core is out of reach; the window then tries again. */
export const callListener =
  (contents: () => WebContents | null, call: (name: string, input: unknown) => Promise<AnyResult>) =>
  async (event: IpcMainInvokeEvent, name: unknown, input: unknown): Promise<AnyResult> => {
    if (!isOurWindow(event, contents())) return err({ type: 'ForeignSender' })
    if (typeof name !== 'string' || !isProcedureName(name)) {
      return err({ type: 'UnknownProcedure', name: String(name) })
    }
    return call(name, input)
  }
