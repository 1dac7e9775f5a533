/**
 * Chains of the made-up late dossiers, at every stage: a letter given in time and delivered, one given late, a reason
 * without a letter, an explanation, a draft; the others are still without anything, as the counter then says.
 */
import type { WorkingCalendar } from '../../../shared/dates/calendar.ts'
import { wallClock } from '../../../shared/dates/plain.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import type { LateItem } from '../../../shared/letter/chain.ts'
import type { Session } from '../core.ts'
import { must } from './must.ts'

export async function fillLate(session: Session, now: number, calendar: WorkingCalendar): Promise<void> {
  const { date: today } = wallClock(now)
  const promised = formatDate(calendar.addWorkingDays(today, 5).date)
  const { items } = await must(session, 'late.board', {})
  const near = items.filter(({ apology, status }) => apology === 'upcoming' && status.startsWith('nearDue'))
  const overdue = items.filter(({ status }) => status === 'overdue')

  const explain = ({ code }: LateItem, reason: string, reasonText: string, remedy: string) =>
    must(session, 'late.save', {
      code,
      reason,
      incidentId: null,
      reasonText,
      remedy,
      responsibility: '',
      finishedOn: null,
    })
  const draft = async ({ code }: LateItem, newDate: string): Promise<string> => {
    const [letter] = await must(session, 'letter.draft', { codes: [code], personTitle: 'Ông/Bà', newDate })
    return letter?.id ?? ''
  }
  const issue = (id: string) => must(session, 'letter.issue', { ids: [id], signerId: null })

  const [inTime] = near
  if (inTime !== undefined) {
    await explain(
      inTime,
      'coordination',
      'chưa có kết quả xác minh',
      'Đã gửi công văn nhắc, cử người đôn đốc',
    )
    const id = await draft(inTime, promised)
    await issue(id)
    await must(session, 'letter.deliver', { ids: [id], channels: ['direct', 'zalo'], at: now, note: '' })
  }
  const [late, explained, drafted] = overdue
  if (late !== undefined) {
    await explain(late, 'volume', 'hồ sơ dồn cuối tháng', 'Bố trí thêm người thụ lý')
    await issue(await draft(late, promised))
  }
  if (explained !== undefined) {
    await explain(explained, 'coordination', 'chờ phối hợp liên phòng', 'Họp liên phòng, chốt ngày trả')
    await must(session, 'late.explained', { code: explained.code, on: today })
  }
  if (drafted !== undefined) {
    await explain(drafted, 'system', 'hệ thống không nhận hồ sơ', '')
    await draft(drafted, promised)
  }
}
