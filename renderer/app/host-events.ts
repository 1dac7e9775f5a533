/**
 * What the host tells the whole window: that the PC is about to go, that somebody opened a bundle. And what a file
 * dropped beside its place does: nothing, in words; a browser would leave the program for it.
 */
import { useEffect } from 'react'
import { useApp } from './context.tsx'

const bundleWords = (name: string): string =>
  `Đã nhận “${name}”, nhưng bản này chưa đọc được gói. Tệp vẫn nguyên; hãy giữ lại để nhập ở bản sau.`

const besideWords =
  'Tệp thả ra ngoài chỗ nhận nên chưa làm gì. Hãy thả vào bảng hoặc ô nhận tệp, hoặc bấm nút Nhập tệp.'

export function useHostEvents(): void {
  const { client, ui } = useApp()
  useEffect(() => {
    const { notify, saveNow, setReminder } = ui.getState()
    const stopLeaving = client.subscribe('leaving', () => void saveNow())
    const stopBundles = client.subscribe('bundleGiven', ({ name }) => notify(bundleWords(name), 'warn'))
    const stopReminders = client.subscribe('reminder', (reminder) => setReminder(reminder))
    const over = (event: DragEvent) => {
      // Allowed, so that the drop comes to us and not to the browser.
      if (carriesFiles(event)) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event) || event.defaultPrevented) return
      event.preventDefault()
      const bundle = [...(event.dataTransfer?.files ?? [])].find(({ name }) => /\.smc$/i.test(name))
      notify(bundle === undefined ? besideWords : bundleWords(bundle.name), 'warn')
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
  }, [client, ui])
}

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
