import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { CFB } from '@e965/xlsx'
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { nodeReader } from '../../db/import/node-reader.ts'
import { planReadFile } from '../../db/import/plan/plan-file.ts'
import { planRefusalWords } from '../../db/import/plan/words.ts'
import { workingCalendar } from '../../shared/dates/calendar.ts'
import { literalHabits } from '../../shared/deadline/read.ts'
import { planBytes } from '../support/plan-files.ts'

const context = {
  year: 2026,
  calendar: workingCalendar({ from: '2026-01-01', to: '2026-12-31', weekend: [6, 7], days: [] }),
  habits: literalHabits,
}

/** Through the isolated process, as the program reads it. */
async function said(bytes: Uint8Array): Promise<string> {
  const read = await planReadFile({ kind: 'file', bytes }, { reader: { spawn: nodeReader() }, context })
  return read.ok ? `${read.value.rows.length} dòng` : planRefusalWords(read.error)
}

const docx = async (...children: (Paragraph | Table)[]): Promise<Uint8Array> =>
  new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })))

/** Nine of ten bytes are one letter: 60 MB that lie in 60 KB. */
async function bomb(): Promise<Uint8Array> {
  const zip = new ZipFile()
  zip.addBuffer(Buffer.alloc(80 * 1024 * 1024, 'a'), 'word/document.xml')
  zip.end()
  return new Uint8Array(await buffer(zip.outputStream.pipe(new PassThrough())))
}

/** A document with a password is no zip: Word puts it into an OLE2 container. */
function encrypted(): Uint8Array {
  const container = CFB.utils.cfb_new()
  CFB.utils.cfb_add(container, '/EncryptionInfo', new Uint8Array(64))
  CFB.utils.cfb_add(container, '/EncryptedPackage', new Uint8Array(4_096))
  return new Uint8Array(CFB.write(container, { type: 'array' }) as ArrayBuffer)
}

/** One page that shows a picture and no letter. */
function scanned(): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /I 5 0 R >> >> /Contents 4 0 R >>',
    '<< /Length 30 >>\nstream\nq 595 0 0 842 0 0 cm /I Do Q  \nendstream',
    '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream',
  ]
  let text = '%PDF-1.4\n'
  const places = objects.map((object, at) => {
    const place = text.length
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const table = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  for (const place of places) text += `${String(place).padStart(10, '0')} 00000 n \n`
  text += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF`
  return new TextEncoder().encode(text)
}

describe('A plan that cannot be read is refused in words', () => {
  it('says of a scanned PDF that it holds no letters', async () => {
    expect(await said(scanned())).toContain('ảnh quét')
  })

  it('says of a document with a password how to take it off', async () => {
    expect(await said(encrypted())).toContain('có mật khẩu')
  })

  it('says of a document without a table that it has none', async () => {
    expect(await said(await docx(new Paragraph('Kế hoạch năm 2026')))).toContain('không có bảng nào')
  })

  it('says of tables that are none of a plan that they are not', async () => {
    const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] })
    const table = new Table({ rows: [new TableRow({ children: [cell('Nơi nhận'), cell('KT. CHỦ TỊCH')] })] })
    expect(await said(await docx(table))).toContain('Không bảng nào')
  })

  it('does not open a file of 200 MB', async () => {
    expect(await said(new Uint8Array(200 * 1024 * 1024))).toContain('quá lớn')
  })

  it('does not inflate a bomb', async () => {
    expect(await said(await bomb())).toContain('lớn bất thường')
  })

  it('says of half a document that it is damaged', async () => {
    const whole = planBytes('tri-ton-2024/plan.docx')
    expect(await said(whole.subarray(0, whole.length / 2))).toContain('hỏng')
  })

  it('says of half a PDF that it is damaged or reads what is whole in it, never throws', async () => {
    const whole = planBytes('tri-ton-2024/plan.pdf')
    expect(await said(whole.subarray(0, whole.length / 2))).toMatch(/hỏng|dòng|không có|Không/)
  })

  it('says of a picture that it is one', async () => {
    expect(
      await said(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])),
    ).toContain('ảnh chụp')
  })

  it('reads the same document whole', async () => {
    expect(await said(planBytes('tri-ton-2024/plan.docx'))).toBe('95 dòng')
  })
})
