/**
 * The index page of a "Hồ sơ kiểm tra": every task of a section and period with its checkpoints, what proves each, and
 * first of all what is missing. A page of its own, without scripts, that opens from a folder on any PC.
 */
import type { IsoDateText } from '../dates/plain.ts'
import { formatDate } from '../dates/words.ts'
import { escaped, lines } from './markup.ts'

export interface InspectedProof {
  readonly words: string
  /** Where it lies in the folder, or on the web; null for a document that is only named. */
  readonly href: string | null
}

export interface InspectedPoint {
  readonly name: string
  readonly due: IsoDateText
  readonly state: string
  readonly proofs: readonly InspectedProof[]
}

export interface InspectedTask {
  readonly heading: string
  readonly no: string
  readonly content: string
  readonly lead: string
  readonly person: string
  readonly deadlineText: string
  readonly state: string
  readonly points: readonly InspectedPoint[]
  /** Of the task as a whole. */
  readonly proofs: readonly InspectedProof[]
  /** What an inspector would ask for and would not find. */
  readonly missing: readonly string[]
}

export interface Inspection {
  readonly title: string
  readonly unit: string
  readonly from: IsoDateText
  readonly to: IsoDateText
  /** "20/11/2026 16:04" */
  readonly made: string
  readonly tasks: readonly InspectedTask[]
}

export function inspectionHtml({ title, unit, from, to, made, tasks }: Inspection): string {
  const missing = tasks.flatMap((task) => task.missing.map((words) => ({ task, words })))
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>
body{font:13pt/1.4 "Times New Roman",Tinos,serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color:#000}
h1{font-size:16pt}h2{font-size:14pt;margin-top:1.6em}table{border-collapse:collapse;width:100%}
th,td{border:1px solid #000;padding:4px 6px;text-align:left;vertical-align:top}th{background:#eee}
.none{color:#a3261f;font-weight:bold}
</style></head><body>
<h1>${escaped(title)}</h1>
<p>${escaped(unit)}. Từ ${formatDate(from)} đến ${formatDate(to)}. Lập lúc ${escaped(made)}. ${tasks.length} nhiệm vụ.</p>
<h2>Còn thiếu (${missing.length})</h2>
${
  missing.length === 0
    ? '<p>Không thiếu gì.</p>'
    : `<ol>${missing.map(({ task, words }) => `<li>${escaped(nameOf(task))}: <span class="none">${escaped(words)}</span></li>`).join('')}</ol>`
}
${tasks.map(taskHtml).join('\n')}
</body></html>
`
}

const nameOf = ({ no, content }: InspectedTask): string => (no === '' ? content : `${no}. ${content}`)

const taskHtml = (task: InspectedTask): string => `<h2>${escaped(nameOf(task))}</h2>
<p>${[
  task.heading,
  task.lead === '' ? '' : `Chủ trì: ${task.lead}`,
  task.person === '' ? '' : `Người thực hiện: ${task.person}`,
  task.deadlineText === '' ? '' : `Thời hạn ghi: “${task.deadlineText}”`,
  `Tình trạng: ${task.state}`,
]
  .filter((words) => words !== '')
  .map(lines)
  .join('<br>')}</p>
${task.proofs.length === 0 ? '' : `<p>Minh chứng: ${proofsHtml(task.proofs)}</p>`}
${
  task.points.length === 0
    ? ''
    : `<table><thead><tr><th>Kỳ</th><th>Hạn</th><th>Tình trạng</th><th>Minh chứng</th></tr></thead><tbody>${task.points
        .map(
          ({ name, due, state, proofs }) =>
            `<tr><td>${escaped(name)}</td><td>${formatDate(due)}</td><td>${escaped(state)}</td><td>${proofsHtml(proofs)}</td></tr>`,
        )
        .join('')}</tbody></table>`
}`

const proofsHtml = (proofs: readonly InspectedProof[]): string =>
  proofs.length === 0
    ? '–'
    : proofs
        .map(({ words, href }) =>
          href === null ? escaped(words) : `<a href="${escaped(href)}">${escaped(words)}</a>`,
        )
        .join('; ')
