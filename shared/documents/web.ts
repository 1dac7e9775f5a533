/**
 * A document as a fragment for the commune's page: headings, paragraphs, and tables with captions and scopes, with
 * no style, class, script or address in it, so that a CMS keeps it whole and gives it its own look. The text is the
 * document's; whatever comes from the model is escaped. A draft says so before anything else. The charset stands
 * first for whoever opens the file itself.
 */
import { cellText, flat } from './cells.ts'
import { escaped, lines } from './markup.ts'
import type { Block, Column, DocumentModel, HeadCell, Row, Table, Text } from './model.ts'
import { draftWarning, signedLines } from './phrases.ts'

export interface WebIntroduction {
  readonly title: string
  readonly opening: readonly string[]
}

export function webFragment(model: DocumentModel, { title, opening }: WebIntroduction): string {
  return [
    '<meta charset="utf-8">',
    '<article lang="vi">',
    ...(model.watermark === null
      ? []
      : [`<p><strong>${escaped(draftWarning(model.watermark))}</strong></p>`]),
    `<h2>${escaped(title)}</h2>`,
    ...opening.map((text) => `<p>${escaped(text)}</p>`),
    ...model.parts.flat().flatMap(block),
    '</article>',
    '',
  ].join('\n')
}

function block(content: Block): string[] {
  switch (content.kind) {
    case 'heading': {
      const { superior, issuing, number, placeAndDate } = content
      const above = [...superior, issuing.join(' ')].map(escaped).join('<br>')
      return [`<p>${above}</p>`, `<p>${[number, placeAndDate].filter(Boolean).map(escaped).join('<br>')}</p>`]
    }
    case 'title': {
      const { name, summary, basis, marks } = content
      return [
        `<h3>${escaped(name)}</h3>`,
        `<p><strong>${escaped(summary.join(' '))}</strong>${basis === '' ? '' : `<br><em>${escaped(basis)}</em>`}</p>`,
        ...marks.map((mark) => `<p><strong>${escaped(mark)}</strong></p>`),
      ]
    }
    case 'appendixTitle':
      return [
        `<h3>${escaped(content.label)}: ${escaped(flat(content.name))}</h3>`,
        `<p><em>${escaped(content.reference)}</em></p>`,
      ]
    case 'lead':
      return [`<p>${content.figures.map(runs).join(' · ')}</p>`]
    case 'paragraph':
      return [`<p>${runs(content.text)}</p>`]
    case 'table':
      return [table(content)]
    case 'signatures': {
      const signed = signedLines(content)
      return signed.length === 0 ? [] : [`<p>${signed.map(escaped).join('<br>')}</p>`]
    }
    case 'recipients':
      return []
    case 'qr':
      return []
    case 'footNote':
      return [`<p><small>${escaped(content.text)}</small></p>`]
  }
}

function table({ label, columns, head, rows }: Table): string {
  return `<table>
<caption>${escaped(label)}</caption>
<thead>
${head.map((cells) => `<tr>${cells.map(headCell).join('')}</tr>`).join('\n')}
</thead>
<tbody>
${rows.map((row) => tableRow(row, columns)).join('\n')}
</tbody>
</table>`
}

const headCell = ({ text, columns = 1, rows = 1 }: HeadCell): string =>
  `<th scope="${columns > 1 ? 'colgroup' : 'col'}"${columns > 1 ? ` colspan="${columns}"` : ''}${rows > 1 ? ` rowspan="${rows}"` : ''}>${escaped(flat(text))}</th>`

function tableRow(row: Row, columns: readonly Column[]): string {
  if (row.kind === 'group') {
    return `<tr><th scope="rowgroup" colspan="${columns.length}">${lines(row.text)}</th></tr>`
  }
  const cells = columns.map(({ names }, at) => {
    const plain = lines(cellText(row.cells[at] ?? ''))
    const text = row.kind === 'total' && plain !== '' ? `<strong>${plain}</strong>` : plain
    return names === true ? `<th scope="row">${text}</th>` : `<td>${text}</td>`
  })
  return `<tr>${cells.join('')}</tr>`
}

const runs = (text: Text): string =>
  typeof text === 'string'
    ? lines(text)
    : text
        .map((run) => (run.bold === true ? `<strong>${lines(run.text)}</strong>` : lines(run.text)))
        .join('')
