import { useEffect, useState } from 'react'

/** UTC milliseconds, again every ten seconds: enough for "còn 28 phút". */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
