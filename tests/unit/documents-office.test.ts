/** What makes a Word and an Excel file fit to sign and to work on, beside its text. */
import { beforeAll, describe, expect, test } from 'vitest'
import { documentDocx } from '../../db/documents/docx.ts'
import { documentXlsx } from '../../db/documents/xlsx.ts'
import type { Block, DocumentModel, Table } from '../../shared/documents/model.ts'
import { partOf } from '../print/forms.ts'
import { content, draftOf, manyRows, sheetOf } from '../print/sheets.ts'

const documentOf = (orientation: DocumentModel['orientation'], ...blocks: Block[]): DocumentModel => ({
  title: 'Thử',
  orientation,
  watermark: null,
  parts: [blocks],
})

const table = (cells: readonly string[]): Table => ({
  kind: 'table',
  label: 'Bảng thử',
  size: 11,
  columns: cells.map((_, at) => ({ width: 60, align: 'left', names: at === 0 })),
  head: [cells.map((_, at) => ({ text: `Cột ${at + 1}` }))],
  rows: [{ kind: 'data', cells }],
})

const count = (text: string, what: string): number => text.split(what).length - 1
const sheet = sheetOf({ figures: { ...content.figures, rows: manyRows(30) } })

describe('A Word file', () => {
  let xml: string
  beforeAll(async () => {
    xml = await partOf(await documentDocx(sheet), 'word/document.xml')
  })

  test('is A4 with the margins of NĐ 30/2020 and numbers its pages from the second one', () => {
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
    expect(xml).toMatch(/<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701"/)
    expect(xml).toContain('<w:titlePg')
  })

  test('repeats the head of each table and splits no row', () => {
    const heads = sheet.parts
      .flat()
      .filter((block) => block.kind === 'table')
      .reduce((sum, { head }) => sum + head.length, 0)
    expect(count(xml, '<w:tblHeader')).toBe(heads)
    expect(count(xml, '<w:cantSplit')).toBe(count(xml, '<w:tr>') + count(xml, '<w:tr '))
  })

  test('is in Times New Roman, in Vietnamese, in a draft with its mark', async () => {
    expect(await partOf(await documentDocx(sheet), 'word/styles.xml')).toMatch(/Times New Roman[\s\S]*vi-VN/)
    expect(await partOf(await documentDocx(draftOf(content)), 'word/header1.xml')).toContain('BẢN NHÁP')
  })

  test('sets a single signature to the right, and three side by side', async () => {
    const signature = { title: ['GIÁM ĐỐC'], hint: '(Ký, đóng dấu)', name: 'Phạm Văn Mẫu Ba' }
    const widths = async (columns: (typeof signature)[]) => {
      const made = await documentDocx(documentOf('portrait', { kind: 'signatures', columns }))
      const grid = /<w:tblGrid>(.*?)<\/w:tblGrid>/.exec(await partOf(made, 'word/document.xml'))?.[1] ?? ''
      return [...grid.matchAll(/w:w="(\d+)"/g)].map(([, width]) => Number(width))
    }
    const [before, right] = await widths([signature])
    expect(before).toBeGreaterThan(4000)
    expect(right).toBeGreaterThan(before ?? 0)
    expect(await widths([signature, signature, signature])).toEqual([3118, 3118, 3118])
  })
})

describe('An Excel file', () => {
  const firstSheet = async (model: DocumentModel) =>
    partOf(await documentXlsx(model), 'xl/worksheets/sheet1.xml')
  const heights = (xml: string) => [...xml.matchAll(/<row r="\d+" ht="(\d+)"/g)].map(([, ht]) => Number(ht))

  test('holds the head still on the screen and prints it on every page of A4, as wide as the page', async () => {
    const bytes = await documentXlsx(sheet)
    const xml = await partOf(bytes, 'xl/worksheets/sheet3.xml')
    expect(xml).toMatch(/<pane [^>]*ySplit="\d+"[^>]*state="frozen"/)
    expect(xml).toMatch(/paperSize="9" fitToWidth="1" fitToHeight="0" orientation="landscape"/)
    expect(await partOf(bytes, 'xl/workbook.xml')).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="2">'Biểu II.06a'!$`,
    )
  })

  test('lies on its side when the document does', async () => {
    expect(await firstSheet(documentOf('landscape', table(['a', 'b'])))).toContain('orientation="landscape"')
    expect(await firstSheet(documentOf('portrait', table(['a', 'b'])))).toContain('orientation="portrait"')
  })

  test('makes a row as high as its lines, written and wrapped', async () => {
    const high = async (text: string) =>
      heights(await firstSheet(documentOf('portrait', table(['1', text])))).at(-1) ?? 0
    const one = await high('một dòng')
    expect(await high('một\nhai\nba')).toBeGreaterThanOrEqual(one * 2.5)
    expect(await high('một dòng dài '.repeat(20))).toBeGreaterThanOrEqual(one * 5)
  })

  test.each(['=1+1', '+84', '-1+1', '@SUM(A1)', '\t=1'])('keeps %j text', async (text) => {
    const bytes = await documentXlsx(documentOf('portrait', table(['1', text])))
    const strings = await partOf(bytes, 'xl/sharedStrings.xml')
    expect(strings).toContain(`'${text}`)
    expect(await partOf(bytes, 'xl/worksheets/sheet1.xml')).not.toContain('<f>')
  })
})
