/**
 * The lines of a task list: which tasks a view shows, in which order, under which headings. Pure, so that a list of
 * thousands is made once per change and only drawn in part.
 */
import type { TaskHead } from '../../../shared/contract/task.ts'
import { addDays, type IsoDateText, weekday } from '../../../shared/dates/plain.ts'
import { formatShort, formatSpan, weekdayName } from '../../../shared/dates/words.ts'
import { compareText, matches } from '../../../shared/text/text.ts'

export const taskViews = ['mine', 'week', 'month', 'check', 'assess', 'plan'] as const
export type TaskView = (typeof taskViews)[number]

export type Line =
  | { readonly kind: 'heading'; readonly key: string; readonly text: string; readonly count: number }
  | { readonly kind: 'task'; readonly key: string; readonly task: TaskHead }

export interface Wanted {
  readonly view: TaskView
  /** Typed with marks it is exact, without them it is folded. */
  readonly search: string
  /** The signed-in person; null shows everybody's. */
  readonly userId: string | null
  readonly today: IsoDateText
}

export function linesOf(tasks: readonly TaskHead[], wanted: Wanted): readonly Line[] {
  const sought = matcher(wanted.search)
  const found = tasks.filter((task) => shown(task, wanted) && sought(task))
  const place = placeOf(wanted)
  const groups = new Map<string, { readonly text: string; readonly order: string; tasks: TaskHead[] }>()
  for (const task of found) {
    const { key, text, order } = place(task)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { text, order, tasks: [task] })
    else group.tasks.push(task)
  }
  return [...groups]
    .sort(([, a], [, b]) => (a.order < b.order ? -1 : a.order > b.order ? 1 : compareText(a.text, b.text)))
    .flatMap(([key, group]) => [
      { kind: 'heading' as const, key, text: group.text, count: group.tasks.length },
      ...(wanted.view === 'plan' ? group.tasks : group.tasks.sort(byDay)).map((task) => ({
        kind: 'task' as const,
        key: task.id,
        task,
      })),
    ])
}

const ended = ({ state }: TaskHead): boolean => state === 'done' || state === 'none'
export const isOverdue = ({ state }: TaskHead): boolean =>
  state === 'late' || state === 'missed' || state === 'beforeIssue'

function shown(task: TaskHead, { view, userId }: Wanted): boolean {
  if (view === 'mine') return !ended(task) && (userId === null || task.personId === userId)
  if (view === 'week' || view === 'month') return !ended(task)
  if (view === 'check') return task.evidence === 0 || isOverdue(task) || task.unclear.length > 0
  return true
}

function matcher(search: string): (task: TaskHead) => boolean {
  if (search.trim() === '') return () => true
  return (task) =>
    matches(
      search,
      [
        task.no,
        task.content,
        task.person,
        task.department,
        task.source,
        task.deadlineText,
        ...task.leads,
      ].join(' '),
    )
}

interface Place {
  readonly key: string
  readonly text: string
  /** Groups stand by this, then by their text. */
  readonly order: string
}

function placeOf({ view, today }: Wanted): (task: TaskHead) => Place {
  switch (view) {
    case 'mine':
    case 'week':
      return dayPlaces(today, weekPlace)
    case 'month':
      return dayPlaces(today, monthPlace)
    case 'check':
      return checkPlace
    case 'assess':
    case 'plan':
      return ({ section }) => {
        const text = section.join(' › ')
        return { key: text, text: text === '' ? 'Việc ngoài kế hoạch' : text, order: '' }
      }
  }
}

const weekPlace = (date: IsoDateText): Place => {
  const monday = addDays(date, 1 - weekday(date))
  return { key: monday, text: `Tuần ${formatSpan(monday, addDays(monday, 6))}`, order: monday }
}

const monthPlace = (date: IsoDateText): Place => {
  const month = date.slice(0, 7)
  return { key: month, text: `Tháng ${Number(month.slice(5))}/${month.slice(0, 4)}`, order: month }
}

/** Past comes first whatever its day, what has no day last. */
function dayPlaces(today: IsoDateText, place: (date: IsoDateText) => Place): (task: TaskHead) => Place {
  const known = new Map<IsoDateText, Place>()
  return (task) => {
    if (isOverdue(task)) return { key: 'past', text: 'Đã quá hạn', order: '0' }
    if (task.next === null) return { key: 'none', text: 'Không có ngày, hoặc chờ sự kiện', order: '9999' }
    const date = task.next.effective < today ? today : task.next.effective
    const found = known.get(date) ?? place(date)
    known.set(date, found)
    return found
  }
}

function checkPlace(task: TaskHead): Place {
  if (task.evidence === 0 && task.dealt > 0)
    return { key: 'unproved', text: 'Đã làm, chưa có minh chứng', order: '1' }
  if (task.state === 'done' && task.evidence === 0)
    return { key: 'unproved', text: 'Đã làm, chưa có minh chứng', order: '1' }
  if (isOverdue(task)) return { key: 'past', text: 'Quá hạn hoặc bỏ lỡ kỳ kiểm tra', order: '2' }
  if (task.unclear.length > 0) return { key: 'unclear', text: 'Chưa đủ 6 rõ', order: '3' }
  return { key: 'rest', text: 'Chưa có minh chứng', order: '4' }
}

const dayOf = ({ next }: TaskHead): string => next?.effective ?? '9999'

function byDay(a: TaskHead, b: TaskHead): number {
  const [left, right] = [dayOf(a), dayOf(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

/** "16/11"; with its year where that is not this one. */
export const shortDay = (date: IsoDateText, today: IsoDateText): string =>
  date.slice(0, 4) === today.slice(0, 4) ? formatShort(date) : `${formatShort(date)}/${date.slice(0, 4)}`

/** "thứ Hai 30/11, tháng 11/2026": one text, for of every line that comes into sight each text is measured anew. */
export const dayWords = ({ effective, label }: NonNullable<TaskHead['next']>, today: IsoDateText): string =>
  `${weekdayName(effective)} ${shortDay(effective, today)}${label === '' ? '' : `, ${label}`}`

export interface Tally {
  readonly name: string
  readonly total: number
  readonly done: number
  readonly onTime: number
  readonly late: number
  readonly missed: number
  readonly stuck: number
}

/** Done, late, stuck by who leads: the view Đánh giá. A task with several leads counts for each. */
export function tallyByLead(tasks: readonly TaskHead[]): readonly Tally[] {
  const found = new Map<string, Tally>()
  const zero = { total: 0, done: 0, onTime: 0, late: 0, missed: 0, stuck: 0 }
  for (const task of tasks) {
    const names =
      task.department !== '' ? [task.department] : task.leads.length > 0 ? task.leads : ['Chưa giao']
    for (const name of names) {
      const before = found.get(name) ?? { name, ...zero }
      const done = ended(task)
      found.set(name, {
        name,
        total: before.total + 1,
        done: before.done + Number(done),
        onTime: before.onTime + Number(done && task.doneLate !== true),
        late: before.late + Number(task.state === 'late' || task.state === 'beforeIssue'),
        missed: before.missed + task.missed,
        stuck: before.stuck + Number(task.status === 'stuck'),
      })
    }
  }
  return [...found.values()].sort((a, b) => compareText(a.name, b.name))
}
