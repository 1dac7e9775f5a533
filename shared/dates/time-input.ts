/** An hour of the day as people type it: 16:30 · 16h30 · 16h · 1630 · 9:05. Anything else is null, never bent. */
export function readTime(text: string): string | null {
  const typed = text.trim().toLowerCase()
  const [, hour, minute] =
    /^(\d{1,2})\s*(?:[:.h]|giờ)\s*(\d{2})?(?:\s*phút)?$/.exec(typed) ?? /^(\d{2})(\d{2})$/.exec(typed) ?? []
  if (hour === undefined || Number(hour) > 23 || Number(minute ?? 0) > 59) return null
  return `${hour.padStart(2, '0')}:${minute ?? '00'}`
}
