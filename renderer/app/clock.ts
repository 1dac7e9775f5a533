import { useCallback, useEffect, useMemo, useState } from 'react'
import { useStatus } from './context.tsx'

/** Reads the core's clock (UTC milliseconds), which may be ahead of or behind the window's. */
export function useClock(): () => number {
  const { now: told } = useStatus()
  const ahead = useMemo(() => told - Date.now(), [told])
  return useCallback(() => Date.now() + ahead, [ahead])
}

/** The core's now, told again every ten seconds: enough for "còn 28 phút". */
export function useNow(): number {
  const clock = useClock()
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 10_000)
    return () => clearInterval(timer)
  }, [])
  return clock()
}
