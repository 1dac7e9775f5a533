/**
 * Locks the session after `status.lockMinutes` without a key, a click or a turn of the wheel. Work is told to the
 * core at most twice a minute, so that its own clock of the session agrees; what was typed stays on screen.
 */
import { useEffect } from 'react'
import { useApp, useUi } from '../context.tsx'
import { useRefreshStatus } from '../session.ts'

const TOUCH_EVERY_MS = 30_000
const signsOfWork = ['keydown', 'pointerdown', 'wheel'] as const

export function useIdleLock(): void {
  const { client, ui } = useApp()
  const refresh = useRefreshStatus()
  const userId = useUi((state) => state.status?.user?.id ?? null)
  const minutes = useUi((state) => state.status?.lockMinutes ?? null)

  useEffect(() => {
    if (userId === null || minutes === null) return
    let touchedAt = Date.now()
    let timer = setTimeout(lock, minutes * 60_000)

    async function lock() {
      await ui.getState().saveNow()
      await client.invoke('session.signOut', {})
      await refresh()
      ui.getState().notify(`Đã khóa sau ${minutes} phút không thao tác. Nhập mã PIN để làm tiếp.`, 'warn')
    }
    const work = () => {
      clearTimeout(timer)
      timer = setTimeout(lock, (minutes ?? 10) * 60_000)
      if (Date.now() - touchedAt < TOUCH_EVERY_MS) return
      touchedAt = Date.now()
      void client.invoke('system.touch', {})
    }
    for (const sign of signsOfWork) document.addEventListener(sign, work, { passive: true })
    return () => {
      clearTimeout(timer)
      for (const sign of signsOfWork) document.removeEventListener(sign, work)
    }
  }, [client, ui, refresh, userId, minutes])
}
