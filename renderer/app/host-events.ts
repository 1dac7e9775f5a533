/**
 * What the host tells the whole window: that the PC is about to go, that somebody opened a bundle. And what a file
 * dropped beside its place does: nothing, in words; a browser would leave the program for it.
 */
import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { looksLikeBundle } from '../../shared/bundle/names.ts'
import { useApp } from './context.tsx'
import { paths } from './routes.ts'
import type { GivenBundle } from './ui.ts'

const besideWords =
  'Tệp thả ra ngoài chỗ nhận nên chưa làm gì. Hãy thả vào bảng hoặc ô nhận tệp, hoặc bấm nút Nhập tệp.'

export function useHostEvents(): void {
  const { client, ui } = useApp()
  const [, navigate] = useLocation()
  useEffect(() => {
    const { notify, saveNow, setGiven, setReminder } = ui.getState()
    const stopLeaving = client.subscribe('leaving', () => void saveNow())
    const open = (bundle: GivenBundle) => {
      setGiven(bundle)
      navigate(paths.exchange)
    }
    const stopBundles = client.subscribe('bundleGiven', ({ token }) => open({ kind: 'given', token }))
    const stopReminders = client.subscribe('reminder', (reminder) => setReminder(reminder))
    const over = (event: DragEvent) => {
      // Allowed, so that the drop comes to us and not to the browser.
      if (carriesFiles(event)) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event) || event.defaultPrevented) return
      event.preventDefault()
      const bundle = [...(event.dataTransfer?.files ?? [])].find(({ name }) => looksLikeBundle(name))
      if (bundle === undefined) return notify(besideWords, 'warn')
      void bundle
        .arrayBuffer()
        .then((bytes) => open({ kind: 'file', name: bundle.name, bytes: new Uint8Array(bytes) }))
    }
    document.addEventListener('dragover', over)
    document.addEventListener('drop', drop)
    return () => {
      stopLeaving()
      stopBundles()
      stopReminders()
      document.removeEventListener('dragover', over)
      document.removeEventListener('drop', drop)
    }
  }, [client, ui, navigate])
}

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
