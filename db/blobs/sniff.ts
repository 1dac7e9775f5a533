/**
 * What a file is, by its first bytes; its name proves nothing. Kept as evidence are pictures, PDF and the
 * office formats that one-stop offices send about. Anything else (programs, pages, text) is not evidence.
 */
export const mediaTypes = [
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'image/bmp',
  'image/tiff',
  'image/heic',
  'application/pdf',
  'application/zip',
  'application/x-ole-storage',
] as const
export type MediaType = (typeof mediaTypes)[number]

interface Mark {
  readonly type: MediaType
  readonly test: (bytes: Uint8Array) => boolean
}

const has = (bytes: Uint8Array, at: number, text: string): boolean =>
  [...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0))

const begins =
  (...marks: readonly string[]) =>
  (bytes: Uint8Array): boolean =>
    marks.some((mark) => has(bytes, 0, mark))

const marks: readonly Mark[] = [
  { type: 'image/png', test: begins('\x89PNG\r\n\x1a\n') },
  { type: 'image/jpeg', test: begins('\xff\xd8\xff') },
  { type: 'image/webp', test: (bytes) => has(bytes, 0, 'RIFF') && has(bytes, 8, 'WEBP') },
  { type: 'image/gif', test: begins('GIF87a', 'GIF89a') },
  { type: 'image/bmp', test: (bytes) => has(bytes, 0, 'BM') && has(bytes, 6, '\0\0\0\0') },
  { type: 'image/tiff', test: begins('II*\0', 'MM\0*') },
  {
    type: 'image/heic',
    test: (bytes) => has(bytes, 4, 'ftyp') && ['heic', 'heix', 'mif1'].some((brand) => has(bytes, 8, brand)),
  },
  { type: 'application/pdf', test: begins('%PDF-') },
  /** Word, Excel and OpenDocument of today are zips. */
  { type: 'application/zip', test: begins('PK\x03\x04') },
  /** Word and Excel up to 2003. */
  { type: 'application/x-ole-storage', test: begins('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') },
]

/** Null when the bytes are none of the kinds kept. */
export const sniff = (bytes: Uint8Array): MediaType | null =>
  marks.find((mark) => mark.test(bytes))?.type ?? null
