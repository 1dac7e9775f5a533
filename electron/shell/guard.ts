/** What windows are refused, whatever a page asks for: permissions, the network, new windows, other addresses. */
import { join } from 'node:path'
import type { Session, WebContents } from 'electron'
import { isOurs, isOwnBlob, isSheet } from './address.ts'

/**
 * A session that loads only what `allows` lets through, and grants nothing. What our own page has made is saved
 * where the person says, beginning at `saveIn`; null where nothing may be saved at all.
 */
export function guardSession(
  session: Session,
  allows: (url: string) => boolean,
  saveIn: string | null = null,
): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setSpellCheckerEnabled(false)
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !allows(url) }))
  session.on('will-download', (event, item) => {
    if (saveIn === null || !isOwnBlob(item.getURL())) event.preventDefault()
    else item.setSaveDialogOptions({ title: 'Lưu tệp', defaultPath: join(saveIn, item.getFilename()) })
  })
}

/** A window's session: our own address, and what our page makes by itself. */
export const allowedInWindow = (url: string): boolean =>
  isOurs(url) || isOwnBlob(url) || url.startsWith('data:')

/** Every web contents that is ever made, hidden ones too. */
export function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame || !isSheet(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
}
