/** The tasks that a list shows, as an Excel file, in its order. */
import { listPlans } from '../../db/plan/plans.ts'
import { listTasks } from '../../db/plan/tasks.ts'
import type { Store } from '../../db/store.ts'
import { wallClock } from '../../shared/dates/plain.ts'
import { formatDate } from '../../shared/dates/words.ts'
import { clarities } from '../../shared/plan/task.ts'
import { standingWords } from '../../shared/plan/words.ts'
import type { MadeFile } from '../../shared/week/content.ts'
import { fileName } from './document-files.ts'
import { listExcel } from './list-excel.ts'
import { taskHeads } from './tasks.ts'

const columns = [
  ['STT', 6],
  ['Năm', 7],
  ['Kế hoạch, nguồn giao', 30],
  ['Mục', 30],
  ['Số', 7],
  ['Nội dung', 60],
  ['Chủ trì', 26],
  ['Phối hợp', 26],
  ['Thời hạn ghi', 22],
  ['Ngày tới hạn', 13],
  ['Kỳ', 18],
  ['Tình trạng', 30],
  ['Kỳ chưa làm', 9],
  ['Người thực hiện', 22],
  ['Bộ phận', 24],
  ['Cấp duyệt', 22],
  ['Sản phẩm', 30],
  ['6 rõ', 7],
  ['Minh chứng', 9],
] as const

export function taskTable(
  store: Store,
  title: string,
  ids: readonly string[],
  now: number,
): Promise<MadeFile> {
  const known = new Map(listTasks(store, { year: null }).map((stored) => [stored.id, stored]))
  const tasks = ids.flatMap((id) => known.get(id) ?? [])
  const heads = taskHeads(store, tasks, null, now)
  const plans = new Map(listPlans(store, null).map(({ id, title: name }) => [id, name]))
  const { date: today } = wallClock(now)
  return listExcel({
    name: fileName('nhiem-vu', title, today),
    title: `${title}. Tính đến ${formatDate(today)}`,
    columns,
    rows: tasks.map(({ task, progress }, at) => {
      const head = heads[at]
      if (head === undefined) throw new Error('A task without its head')
      return [
        at + 1,
        task.year,
        plans.get(task.planId ?? '') ?? task.source,
        task.section.join(' › '),
        task.no,
        task.content,
        task.leads.join('; '),
        task.coordinators.join('; '),
        task.deadlineText,
        head.next === null ? null : { date: head.next.effective },
        head.next?.label ?? '',
        standingWords(head, progress),
        head.missed,
        progress.person,
        progress.department,
        progress.authority,
        task.product,
        `${clarities.length - head.unclear.length}/${clarities.length}`,
        head.evidence,
      ]
    }),
  })
}
