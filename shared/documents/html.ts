/**
 * A document as one HTML page, for the screen, the printer and the PDF. No script, no inline style: everything
 * hangs on one style element, which carries the host's nonce and is the same text for every document, so a host
 * may also trust it by its hash. Whatever comes from the model is escaped.
 */
import { cellText } from './cells.ts'
import { documentStyle, sizeClass } from './html-style.ts'
import { escaped, lines } from './markup.ts'
import {
  type Block,
  type Column,
  type DocumentModel,
  type HeadCell,
  nationalMotto,
  nationalTitle,
  type Qr,
  type Row,
  type Table,
  type Text,
} from './model.ts'
import { qrRows } from './qr.ts'

export interface HtmlOptions {
  /** Where the Tinos files lie, with the last slash: `/fonts/`, or a file: address when printing. */
  readonly fontBase: string
  readonly nonce?: string
  /** To be photographed: the paper alone, without the ground it lies on. */
  readonly picture?: boolean
}

export function documentHtml(model: DocumentModel, options: HtmlOptions): string {
  const nonce = options.nonce === undefined ? '' : ` nonce="${escaped(options.nonce)}"`
  const watermark =
    model.watermark === null
      ? ''
      : `<div class="watermark" aria-hidden="true"><span>${escaped(model.watermark)}</span></div>\n`
  const parts = model.parts.map((blocks) => `<section class="paper">\n${part(blocks)}\n</section>`)
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(model.title)}</title>
<style${nonce}>${documentStyle(options.fontBase)}</style>
</head>
<body class="${model.orientation}${model.paper === 'A5' ? ' small' : ''}${options.picture === true ? ' picture' : ''}">
${watermark}<main>
${parts.join('\n')}
</main>
</body>
</html>
`
}

/** The signature, the two paragraphs before it and all that follows stay on one page. */
function part(blocks: readonly Block[]): string {
  const signed = blocks.findIndex((block) => block.kind === 'signatures')
  if (signed === -1) return blocks.map(block).join('\n')
  let from = signed
  while (from > 0 && signed - from < 2 && blocks[from - 1]?.kind === 'paragraph') from -= 1
  const before = blocks.slice(0, from).map(block)
  return [...before, `<div class="keep">\n${blocks.slice(from).map(block).join('\n')}\n</div>`].join('\n')
}

function block(content: Block): string {
  switch (content.kind) {
    case 'heading':
      return `<header class="heading">
<div class="bodies">${content.superior.map((line) => `<p>${escaped(line)}</p>`).join('')}${content.issuing.map((line) => `<p><b>${escaped(line)}</b></p>`).join('')}</div>
<div class="nation"><p><b>${escaped(nationalTitle)}</b></p><p class="motto"><b>${escaped(nationalMotto)}</b></p></div>
<p class="number">${escaped(content.number)}</p>
<p class="date">${escaped(content.placeAndDate)}</p>
</header>`
    case 'title':
      return `<div class="title">
<h1>${escaped(content.name)}</h1>
<p class="summary">${content.summary.map(escaped).join('<br>')}</p>
${content.basis === '' ? '' : `<p class="basis">${escaped(content.basis)}</p>`}${content.marks.length === 0 ? '' : `<p class="marks">${content.marks.map((mark) => `<b>${escaped(mark)}</b>`).join(' ')}</p>`}
</div>`
    case 'appendixTitle':
      return `<div class="title appendix">
<h2>${escaped(content.label)}</h2>
<p class="summary">${escaped(content.name)}</p>
<p class="basis">${escaped(content.reference)}</p>
</div>`
    case 'lead':
      return `<p class="lead">${content.figures.map((figure) => `<span>${runs(figure)}</span>`).join(' ')}</p>`
    case 'paragraph':
      return `<p class="text ${content.align}${content.indent ? ' indent' : ''} ${sizeClass(content.size)}">${runs(content.text)}</p>`
    case 'table':
      return table(content)
    case 'signatures':
      return `<div class="signatures">
${content.columns
  .map(
    ({ title, hint, name }) =>
      `<div><p class="role">${title.map(escaped).join('<br>')}</p><p class="hint">${escaped(hint)}</p><p class="name">${escaped(name)}</p></div>`,
  )
  .join('\n')}
</div>`
    case 'recipients':
      return `<div class="recipients"><p><b><i>Nơi nhận:</i></b></p>${content.lines.map((line) => `<p>${escaped(line)}</p>`).join('')}</div>`
    case 'footNote':
      return `<p class="foot">${escaped(content.text)}</p>`
    case 'qr':
      return qr(content)
  }
}

function qr({ text, label, size }: Qr): string {
  const rows = qrRows(text)
  const path = rows
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return `<p class="text center"><svg role="img" aria-label="${escaped(label)}" width="${size}mm" height="${size}mm" viewBox="0 0 ${rows.length} ${rows.length}" shape-rendering="crispEdges"><path d="${path}"/></svg><br>${escaped(label)}</p>`
}

function table({ label, size, columns, head, rows }: Table): string {
  const whole = columns.reduce((sum, column) => sum + column.width, 0)
  const cols = columns.map((column) => `<col width="${((column.width / whole) * 100).toFixed(3)}%">`)
  return `<table class="${sizeClass(size)}" aria-label="${escaped(label)}">
<colgroup>${cols.join('')}</colgroup>
<thead>
${head.map((cells) => `<tr>${cells.map(headCell).join('')}</tr>`).join('\n')}
</thead>
<tbody>
${rows.map((row) => tableRow(row, columns)).join('\n')}
</tbody>
</table>`
}

const headCell = ({ text, columns = 1, rows = 1 }: HeadCell): string =>
  `<th scope="${columns > 1 ? 'colgroup' : 'col'}"${columns > 1 ? ` colspan="${columns}"` : ''}${rows > 1 ? ` rowspan="${rows}"` : ''}>${lines(text)}</th>`

function tableRow(row: Row, columns: readonly Column[]): string {
  if (row.kind === 'group') {
    return `<tr class="group"><td colspan="${columns.length}">${lines(row.text)}</td></tr>`
  }
  const cells = columns.map(({ align, names }, at) => {
    const text = lines(cellText(row.cells[at] ?? ''))
    return names === true
      ? `<th scope="row" class="${align}">${text}</th>`
      : `<td class="${align}">${text}</td>`
  })
  return `<tr${row.kind === 'total' ? ' class="total"' : ''}>${cells.join('')}</tr>`
}

function runs(text: Text): string {
  if (typeof text === 'string') return lines(text)
  return text
    .map((run) => {
      const plain = lines(run.text)
      const bold = run.bold === true ? `<b>${plain}</b>` : plain
      const slanted = run.italic === true ? `<i>${bold}</i>` : bold
      return run.size === undefined ? slanted : `<span class="${sizeClass(run.size)}">${slanted}</span>`
    })
    .join('')
}
