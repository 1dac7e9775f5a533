/** Looks now and then whether a closing is near that still stands out, and tells the windows. */
import { getSetting, putSetting } from '../../db/setting/settings.ts'
import type { Store } from '../../db/store.ts'
import { wallClock } from '../../shared/dates/plain.ts'
import { currentFriday, nextClosing } from '../../shared/dates/week.ts'
import { type Reminder, reminderDue, usualReminders } from '../../shared/week/reminder.ts'
import type { Core } from './core.ts'
import { loadWeek } from './week.ts'
import { calendarOf, weekRules } from './week-rules.ts'

const setting = 'reminders'
const lookEveryMs = 30_000
const hour = 3_600_000
/** A start looks back so far, to tell what came while the program was closed. */
const lookBackMs = 8 * hour

export function reminders(store: Store): readonly number[] {
  const kept = getSetting(store, setting)
  return Array.isArray(kept) ? kept.filter((each) => typeof each === 'number') : usualReminders
}

/** The largest first, each once. */
export const setReminders = (store: Store, minutes: readonly number[], now: number): void =>
  putSetting(
    store,
    setting,
    [...new Set(minutes)].sort((a, b) => b - a),
    now,
  )

/** The reminder whose moment came after `since`; null when there is none, or the week is closed. */
export function reminderAt(store: Store, since: number, now: number): Reminder | null {
  if (store.unitId() === null) return null
  // The week whose hour has just passed still counts.
  const about = now - lookBackMs
  const rules = weekRules(store, currentFriday(about))
  const friday = nextClosing(about, rules.weeklyPeriod.body, calendarOf(rules.calendar))
  const { dueAt, from, to } = weekRules(store, friday).period
  if (reminderDue(reminders(store), { since, now, dueAt }) === null) return null
  const { state } = loadWeek(store, friday, now)
  if (state !== 'open' && state !== 'overdue') return null
  const { date, time } = wallClock(dueAt)
  return { friday, from, to, date, time, minutesLeft: Math.ceil((dueAt - now) / 60_000) }
}

/** Answers how to stop looking. */
export function keepReminding(core: Core): () => void {
  let since = core.ports.clock() - lookBackMs
  const look = () => {
    const now = core.ports.clock()
    try {
      const reminder = reminderAt(core.office.store, since, now)
      if (reminder !== null) core.emit('reminder', reminder)
    } catch (thrown) {
      core.ports.log('warn', 'The reminder could not be worked out', thrown)
    }
    since = now
  }
  const first = setTimeout(look, 5000).unref()
  const timer = setInterval(look, lookEveryMs).unref()
  return () => {
    clearTimeout(first)
    clearInterval(timer)
  }
}
