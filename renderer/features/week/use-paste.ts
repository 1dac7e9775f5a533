/**
 * Ctrl+V anywhere on the screen: the portal's page and a table go to their previews, a picture to the evidence,
 * a word to the field with the cursor. Excel also puts a picture of the cells on the clipboard, so the table is looked for first.
 */
import { useEffect, useRef } from 'react'
import type { Copied } from '../../../shared/index766/portal/page.ts'
import { carriesTable, clipboardSource, type TableSource } from './import/source.ts'
import { copiedFrom } from './portal/PortalDialog.tsx'

export interface PasteDoor {
  readonly table: (source: TableSource) => void
  /** Answers whether this is the portal's page, and takes it if so. */
  readonly portal: (copied: Copied) => boolean
  readonly pictures: (files: readonly File[]) => void
}

/** null while a dialog is open or nothing can be changed. */
export function usePaste(door: PasteDoor | null): void {
  const latest = useRef(door)
  latest.current = door
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const clipboard = event.clipboardData
      const open = latest.current
      if (clipboard === null || open === null || event.defaultPrevented) return
      const writing = event.target instanceof HTMLTextAreaElement
      if (!writing && open.portal(copiedFrom(clipboard))) {
        event.preventDefault()
        return
      }
      if (carriesTable(clipboard)) {
        if (writing) return
        event.preventDefault()
        open.table(clipboardSource(clipboard))
        return
      }
      const pictures = [...clipboard.files].filter(({ type }) => type.startsWith('image/'))
      if (pictures.length === 0) return
      event.preventDefault()
      open.pictures(pictures)
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [])
}
