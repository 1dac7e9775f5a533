/** A reminder for somebody who looks elsewhere: Windows' own notice, and a task bar that asks for attention. */
import { type BrowserWindow, Notification } from 'electron'
import { type Reminder, reminderWords } from '../../shared/week/reminder.ts'
import { title } from './say.ts'
import { bringForward } from './window.ts'

export function remind(window: BrowserWindow, reminder: Reminder): void {
  if (window.isDestroyed() || window.isFocused()) return
  window.flashFrame(true)
  if (!Notification.isSupported()) return
  const notice = new Notification({ title, body: reminderWords(reminder) })
  notice.on('click', () => bringForward(window))
  notice.show()
}
