/** A QR code as a picture for Word: one bit a pixel, eight pixels a module. */
import { crc32, deflateSync } from 'node:zlib'
import { qrRows } from '../../shared/documents/qr.ts'

const scale = 8

export function qrPng(text: string): { readonly bytes: Uint8Array; readonly pixels: number } {
  const rows = qrRows(text)
  const pixels = rows.length * scale
  const width = Math.ceil(pixels / 8)
  const raw = Buffer.alloc((width + 1) * pixels)
  for (let y = 0; y < pixels; y += 1) {
    const row = rows[Math.floor(y / scale)] ?? []
    for (const [x, dark] of row.entries()) raw[y * (width + 1) + 1 + x] = dark ? 0 : 0xff
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(pixels, 0)
  header.writeUInt32BE(pixels, 4)
  header[8] = 1
  const bytes = Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ])
  return { bytes: new Uint8Array(bytes), pixels }
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
