/** The list of procedures under review as a paper: stage, next date, before and after, and the totals. */
import type { ReviewList, ReviewRow } from '../contract/review.ts'
import { formatDate } from '../dates/words.ts'
import {
  figureKinds,
  figureWords,
  nextStep,
  stageWords,
  streamWords,
  totalOf,
  totalWords,
} from '../review/review.ts'
import type { Signer } from '../unit/unit.ts'
import { figure } from './cells.ts'
import type { Block, DocumentModel, Row } from './model.ts'
import { signerBlock } from './phrases.ts'

export interface ReviewPaper {
  readonly list: ReviewList
  readonly unitName: string
  readonly signer: Signer | null
  readonly today: string
}

const widths = [10, 66, 36, 26, 28, 16, 16, 14, 14, 18, 18]

export function reviewPaper({ list, unitName, signer, today }: ReviewPaper): DocumentModel {
  const items = list.rows.map(({ item }) => item)
  return {
    title: `Rà soát thủ tục hành chính, ${list.title}`,
    orientation: 'landscape',
    watermark: null,
    parts: [
      [
        {
          kind: 'title',
          name: 'DANH MỤC THỦ TỤC HÀNH CHÍNH RÀ SOÁT',
          summary: [unitName, list.title],
          basis: `(số liệu đến ngày ${formatDate(today)})`,
          marks: [],
        },
        ...figureKinds.map(
          (kind): Block => ({
            kind: 'paragraph',
            text: `${figureWords[kind]}: ${totalWords(totalOf(items, kind), items.length)}.`,
            align: 'left',
            indent: false,
            size: 11,
          }),
        ),
        {
          kind: 'table',
          name: 'Danh mục rà soát',
          label: 'Các nhóm thủ tục rà soát, giai đoạn và kết quả',
          size: 9.5,
          columns: widths.map((width, at) => ({
            width,
            align: at === 1 || at === 2 ? ('left' as const) : ('center' as const),
            ...(at === 1 && { names: true }),
          })),
          head: [
            [
              { text: 'TT', rows: 2 },
              { text: 'Nhóm thủ tục', rows: 2 },
              { text: 'Chủ trì', rows: 2 },
              { text: 'Giai đoạn', rows: 2 },
              { text: 'Bước tới, hạn', rows: 2 },
              { text: 'Thời gian (ngày)', columns: 2 },
              { text: 'Thành phần', columns: 2 },
              { text: 'Chi phí (đồng)', columns: 2 },
            ],
            [1, 2, 3].flatMap(() => [{ text: 'Trước' }, { text: 'Sau' }]),
          ],
          rows: rowsOf(list),
        },
        { kind: 'signatures', columns: [signerBlock(signer)] },
      ],
    ],
  }
}

function rowsOf({ rows, dates }: ReviewList): Row[] {
  const printed: Row[] = []
  let above: readonly string[] = []
  for (const row of rows) {
    const first = row.section.findIndex((band, at) => band !== above[at])
    if (first >= 0) for (const band of row.section.slice(first)) printed.push({ kind: 'group', text: band })
    above = row.section
    printed.push({ kind: 'data', cells: cellsOf(row, dates) })
  }
  return printed
}

function cellsOf({ no, content, leads, item }: ReviewRow, dates: ReviewList['dates']) {
  const next = nextStep(item.stage, dates[item.stream])
  const on = item.stageOn === null ? '' : `\n${formatDate(item.stageOn)}`
  return [
    no,
    item.stream === 'internal' ? `${content}\n(${streamWords.internal})` : content,
    leads.join('; '),
    `${stageWords[item.stage]}${on}`,
    next === null ? '' : `${stageWords[next.step]}\n${formatDate(next.due)}`,
    ...figureKinds.flatMap((kind) => [figure(item.figures[kind].before), figure(item.figures[kind].after)]),
  ]
}
