/** `deadline read PHRASE --year Y [--issued DATE]`: the reading in schema plan-gold/1, and why. */
import { workingCalendar } from '../../shared/dates/calendar.ts'
import { isDate } from '../../shared/dates/plain.ts'
import { literalHabits, readDeadline } from '../../shared/deadline/read.ts'
import { seed } from './file-verbs.ts'
import { type Answer, type Options, said, usage } from './verb.ts'

export async function deadlineVerb({ rest: [phrase], year, issued }: Options): Promise<Answer> {
  if (phrase === undefined || year === undefined || !/^(?:19|20|21)\d\d$/.test(year))
    return usage('deadline read "<thời hạn>" --year <năm> [--issued 2026-02-26]')
  if (issued !== undefined && !isDate(issued)) return usage('--issued là ngày dạng 2026-02-26')
  const { body } = await seed('calendar')
  const context = { year: Number(year), issued, calendar: workingCalendar(body), habits: literalHabits }
  const { deadline, why } = readDeadline(phrase, context)
  return said({ ...deadline, why })
}
