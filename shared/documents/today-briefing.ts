/**
 * "Giao ban đầu tuần": one page for Monday's meeting. The last closed week's scores with their change, the dossiers about to
 * be late or late, the tasks of the week, the days to keep, and what waits. It is for inside the office, is not
 * signed and names no citizen; lists are cut so that it stays one page, and say what was left out.
 */
import type { Today, WatchedDossiers } from '../contract/today.ts'
import { formatDate, formatSpan, weekdayName } from '../dates/words.ts'
import { absent, formatNumber } from '../numbers/vietnamese.ts'
import { change, figure, points } from './cells.ts'
import type { Block, DocumentModel, Paragraph, Row, Table } from './model.ts'
import { shortened } from './phrases.ts'
import { ageWords, daysWords, dueWords, taskDueWords, waitingWords } from './today-words.ts'

const mostDossiers = 8
const mostTasks = 8

export function todayBriefing(today: Today): DocumentModel {
  const day = `${weekdayName(today.today)}, ngày ${formatDate(today.today)}`
  const blocks: Block[] = [
    { kind: 'title', name: 'GIAO BAN ĐẦU TUẦN', summary: [today.unitName, day], basis: '', marks: [] },
    heading('1. Điểm Bộ chỉ số 766'),
    ...scoreBlocks(today),
    heading('2. Hồ sơ quá hạn và sắp đến hạn'),
    ...dossierBlocks(today.dossiers),
    heading('3. Nhiệm vụ đến hạn trong tuần'),
    ...taskBlocks(today),
    heading('4. Các mốc sắp tới'),
    ...today.coming.map(({ due, time, what }) =>
      line(`- ${dueWords(due)}${time === null ? '' : `, ${time}`}: ${what}`),
    ),
    heading('5. Việc còn chờ'),
    ...(today.waiting.length === 0
      ? [line('Không có.')]
      : today.waiting.map((week) => line(`- ${waitingWords(week)}`))),
  ]
  return {
    title: `Giao ban đầu tuần, ${day}, ${today.unitName}`,
    orientation: 'portrait',
    watermark: null,
    parts: [blocks],
  }
}

const heading = (text: string): Paragraph => ({
  kind: 'paragraph',
  text: [{ text, bold: true }],
  align: 'left',
  indent: false,
  size: 12,
})

const line = (text: string): Paragraph => ({
  kind: 'paragraph',
  text,
  align: 'left',
  indent: false,
  size: 11,
})

function scoreBlocks({ lastWeek }: Today): Block[] {
  if (lastWeek === null) return [line('Chưa có tuần nào được chốt.')]
  const { from, to, groups, total, totalBefore, grade } = lastWeek
  const rows = groups.map(
    ({ name, max, score, before }): Row => ({
      kind: 'data',
      cells: [name, figure(max), points(score), points(before), change(score, before)],
    }),
  )
  const most = groups.reduce((sum, { max }) => sum + max, 0)
  return [
    line(`Tuần ${formatSpan(from, to)}${grade === null ? '' : `, xếp loại ${grade}`}.`),
    {
      kind: 'table',
      name: 'Điểm',
      label: 'Điểm sáu nhóm của tuần mới chốt, bên cạnh tuần trước',
      size: 11,
      columns: [
        { width: 70, align: 'left', names: true },
        { width: 20, align: 'right' },
        { width: 25, align: 'right' },
        { width: 25, align: 'right' },
        { width: 25, align: 'right' },
      ],
      head: [['Nhóm chỉ số', 'Tối đa', 'Điểm đạt', 'Tuần trước', 'Tăng/giảm'].map((text) => ({ text }))],
      rows: [
        ...rows,
        {
          kind: 'total',
          cells: ['Tổng cộng', figure(most), points(total), points(totalBefore), change(total, totalBefore)],
        },
      ],
    },
  ]
}

function dossierBlocks(watched: WatchedDossiers | null): Block[] {
  if (watched === null) return [line('Chưa nhập danh sách hồ sơ.')]
  const { open, overdue, nearDue, needsReview, dossiers } = watched
  const counts = [
    `đang giải quyết ${formatNumber(open)}`,
    `quá hạn ${formatNumber(overdue)}`,
    `đến hạn trong 3 ngày ${formatNumber(nearDue)}`,
    ...(needsReview === 0 ? [] : [`cần xem lại ${formatNumber(needsReview)}`]),
  ]
  const shown = dossiers.slice(0, mostDossiers)
  const left = overdue + nearDue - shown.length
  const table: Table = {
    kind: 'table',
    name: 'Hồ sơ',
    label: 'Hồ sơ quá hạn và sắp đến hạn, trễ nhiều nhất trước',
    size: 10,
    columns: [
      { width: 40, align: 'left', names: true },
      { width: 57, align: 'left' },
      { width: 28, align: 'left' },
      { width: 22, align: 'left' },
      { width: 18, align: 'left' },
    ],
    head: [['Mã hồ sơ', 'Thủ tục', 'Nơi giải quyết', 'Hẹn trả', 'Còn lại'].map((text) => ({ text }))],
    rows: shown.map(
      (dossier): Row => ({
        kind: 'data',
        cells: [
          dossier.code,
          dossier.procedure || dossier.field,
          dossier.unit || absent,
          dueWords(dossier.due),
          daysWords(dossier),
        ],
      }),
    ),
  }
  return [
    line(`${ageWords(watched)}: ${counts.join(', ')}.`),
    ...(shown.length === 0 ? [] : [table]),
    ...(left > 0 ? [line(`Còn ${formatNumber(left)} hồ sơ nữa.`)] : []),
  ]
}

function taskBlocks({ tasks, today }: Today): Block[] {
  if (tasks.length === 0) return [line('Không có.')]
  const shown = tasks.slice(0, mostTasks)
  return [
    {
      kind: 'table',
      name: 'Nhiệm vụ',
      label: 'Nhiệm vụ và lần kiểm tra đến hạn trong tuần',
      size: 10,
      columns: [
        { width: 85, align: 'left', names: true },
        { width: 45, align: 'left' },
        { width: 35, align: 'left' },
      ],
      head: [['Nhiệm vụ', 'Người làm', 'Hạn'].map((text) => ({ text }))],
      rows: shown.map(
        (task): Row => ({
          kind: 'data',
          cells: [
            shortened(task.content, longest),
            task.person || task.department || absent,
            taskDueWords(task, today),
          ],
        }),
      ),
    },
    ...(tasks.length > shown.length
      ? [line(`Còn ${formatNumber(tasks.length - shown.length)} việc nữa.`)]
      : []),
  ]
}

const longest = 110
