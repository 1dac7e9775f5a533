/** The keys of the whole window: F1 opens the help of the screen, Ctrl+S sends what waits and says so. */
import { useEffect } from 'react'
import { useApp } from '../context.tsx'

export function useKeys(): void {
  const { ui } = useApp()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'F1') {
        event.preventDefault()
        ui.getState().setHelp(!ui.getState().help)
      }
      if (
        event.key.toLowerCase() === 's' &&
        (event.ctrlKey || event.metaKey) &&
        !event.altKey &&
        !event.shiftKey
      ) {
        event.preventDefault()
        void sayIfSaved()
      }
    }
    const sayIfSaved = async () => {
      const { saveNow, notify } = ui.getState()
      if (await saveNow()) notify('Đã lưu.')
      else notify('Chưa lưu được hết. Chữ đã gõ vẫn còn trên màn hình, chương trình đang thử lại.', 'warn')
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [ui])
}
