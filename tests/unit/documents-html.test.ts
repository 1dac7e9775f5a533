import { describe, expect, test } from 'vitest'
import { documentHtml } from '../../shared/documents/html.ts'
import { documentStyle } from '../../shared/documents/html-style.ts'
import type { Block, DocumentModel } from '../../shared/documents/model.ts'
import { printedRevision } from '../../shared/documents/week.ts'
import { weekSheet } from '../../shared/documents/week-sheet.ts'
import type { RuleOf } from '../../shared/rules/bodies.ts'
import type { StatsRow } from '../../shared/stats/form.ts'
import { content, context, oneRow, revision, sheetOf } from '../print/sheets.ts'

const html = (model: DocumentModel, nonce?: string) =>
  documentHtml(model, { fontBase: '/fonts/', ...(nonce === undefined ? {} : { nonce }) })

const documentOf = (...blocks: Block[]): DocumentModel => ({
  title: 'Thử',
  orientation: 'portrait',
  watermark: null,
  parts: [blocks],
})

/** Two groups and one metric, so that the golden file changes only with the sheet. */
const smallIndex: RuleOf<'index'> = {
  ...context.index,
  citation: 'Quyết định mẫu; nguồn khác',
  version: 'mẫu-1',
  body: {
    ...context.index.body,
    source: 'Cổng mẫu',
    groups: context.index.body.groups.slice(0, 2).map((group, at) => ({
      ...group,
      name: `Nhóm mẫu ${at + 1}`,
      metrics: group.metrics
        .slice(0, 1)
        .map((metric) => ({ ...metric, name: 'Chỉ số mẫu', id: `${at + 1}.1` })),
    })),
  },
}

describe('The HTML of a document', () => {
  test('of an approved sheet is the golden one', async () => {
    const previous = { friday: '2026-11-13', groups: { transparency: 14.02 }, total: 33.5 }
    const golden = weekSheet(
      printedRevision(revision({ total: 33.58, previous }), { ...context, index: smallIndex }),
    )
    await expect(html(golden)).toMatchFileSnapshot('../fixtures/golden/week-sheet.html')
  })

  test('escapes everything that comes from outside, wherever it stands', () => {
    const evil = '<script>alert("1")</script> & \'x\''
    const signer = { ...(context.signer as NonNullable<typeof context.signer>), name: evil, title: evil }
    const page = html(
      weekSheet(
        printedRevision(
          revision(
            {
              unit: {
                ...content.unit,
                name: evil,
                place: evil,
                upperUnit: evil,
                documentSymbol: evil,
                superiorLines: [evil],
                issuingLines: [evil],
              },
              closedBy: { ...content.closedBy, name: evil },
              lateReason: evil,
              revision: 2,
              correctionReason: evil,
              grade: evil,
              figures: {
                ...content.figures,
                note: evil,
                rows: [{ ...(oneRow[0] as StatsRow), field: evil }],
              },
            },
            { document: { number: `1/${evil}`, date: null, signerId: null } },
          ),
          { ...context, signer },
        ),
      ),
      `"><script>`,
    )
    expect(page.toLowerCase()).not.toContain('<script')
    expect(page.match(/&lt;script&gt;/gi)?.length).toBeGreaterThanOrEqual(12)
    expect(page).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;')
    expect(page).toContain('<style nonce="&quot;&gt;&lt;script&gt;">')
  })

  test('cannot be left through the address of the fonts', () => {
    const page = documentHtml(sheetOf(), { fontBase: '/x"</style><script>\\' })
    expect(page).not.toContain('<script')
    expect(page.match(/<\/style>/g)).toHaveLength(1)
  })

  test('holds no script, no inline style and no address but that of the fonts', () => {
    const page = html(sheetOf())
    expect(page).not.toMatch(/<script|<link|<img| style=| on\w+=|http|@import/i)
    expect([...page.matchAll(/url\(([^)]*)\)/g)].map(([, url]) => url)).toEqual([
      '"/fonts/Tinos-Regular.ttf"',
      '"/fonts/Tinos-Bold.ttf"',
      '"/fonts/Tinos-Italic.ttf"',
      '"/fonts/Tinos-BoldItalic.ttf"',
    ])
  })

  test('asks for Times New Roman only as a face that is really installed', () => {
    const style = documentStyle('/fonts/').replace(/local\("[^"]*"\)/g, '')
    expect(style).not.toMatch(/Times/)
  })

  test('has one style element, which bears the nonce and is the same for every document', () => {
    const style = (page: string) => /<style nonce="n0nce">([\s\S]*)<\/style>/.exec(page)?.[1]
    expect(style(html(sheetOf(), 'n0nce'))).toBe(documentStyle('/fonts/'))
    expect(style(html(documentOf(), 'n0nce'))).toBe(documentStyle('/fonts/'))
  })

  test('keeps the two paragraphs before the signatures, and what follows, with them', () => {
    const paragraph = (text: string): Block => ({
      kind: 'paragraph',
      text,
      align: 'justify',
      indent: true,
      size: 13,
    })
    const page = html(
      documentOf(
        paragraph('một'),
        paragraph('hai'),
        paragraph('ba'),
        { kind: 'signatures', columns: [{ title: ['GIÁM ĐỐC'], hint: '(Ký)', name: 'Mẫu' }] },
        { kind: 'footNote', text: 'Nguồn' },
      ),
    )
    const [before = '', kept = ''] = page.split('<div class="keep">')
    expect(before).toContain('>một<')
    for (const text of ['hai', 'ba', 'GIÁM ĐỐC', 'Nguồn']) {
      expect(before).not.toContain(`>${text}<`)
      expect(kept).toContain(`>${text}<`)
    }
  })

  test('lies on its side when the document does', () => {
    expect(html({ ...documentOf(), orientation: 'landscape' })).toContain('<body class="landscape">')
  })

  test('shows the watermark to the eye only, for the mark under the title says it in words', () => {
    const page = html({ ...documentOf(), watermark: 'BẢN NHÁP' })
    expect(page).toContain('<div class="watermark" aria-hidden="true"><span>BẢN NHÁP</span></div>')
    expect(html(documentOf())).not.toContain('class="watermark"')
  })
})
