import { describe, expect, it } from 'vitest'
import { sniff } from '../../db/blobs/sniff.ts'

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))

describe('the kind of a file', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n....', 'image/png'],
    ['\xff\xd8\xff\xe0..JFIF', 'image/jpeg'],
    ['RIFF....WEBPVP8 ', 'image/webp'],
    ['GIF87a..', 'image/gif'],
    ['GIF89a..', 'image/gif'],
    ['BM....\0\0\0\0..', 'image/bmp'],
    ['II*\0....', 'image/tiff'],
    ['MM\0*....', 'image/tiff'],
    ['....ftypheic', 'image/heic'],
    ['%PDF-1.7\n', 'application/pdf'],
    ['PK\x03\x04....', 'application/zip'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'application/x-ole-storage'],
  ])('%j is %s', (text, type) => {
    expect(sniff(bytes(text))).toBe(type)
  })

  it.each([
    '',
    '\x89PN',
    '\x89PNG\n\x1a\n....',
    'RIFF....WAVEfmt ',
    'BMW chở hàng',
    '....ftypmp42',
    'MZ\x90\0',
    '<!DOCTYPE html>',
    ' %PDF-1.7',
    'PK\x05\x06',
    '\x7fELF',
  ])('%j is none that is kept', (text) => {
    expect(sniff(bytes(text))).toBeNull()
  })
})
