/**
 * What a file is, by its bytes and never by its name: a login page may be named .xlsx, a web page .xls, and a
 * workbook with a password begins like an old .xls.
 */
import { CFB } from '@e965/xlsx'
import { err, ok, type Result } from '../../shared/result.ts'
import { decodeText, endsInsideLetter } from './decode.ts'
import { type Refusal, refuse } from './refusal.ts'

export type Sniffed =
  | { readonly kind: 'zip' | 'biff' }
  | { readonly kind: 'html' | 'mhtml' | 'xml' | 'cfhtml' | 'text'; readonly text: string }

export function sniff(bytes: Uint8Array): Result<Sniffed, Refusal> {
  if (bytes.length === 0) return err(refuse('empty'))
  if (starts(bytes, [0x50, 0x4b, 0x03, 0x04]) || starts(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return ok({ kind: 'zip' })
  if (starts(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return sniffCompound(bytes)
  if (bytes[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? -1)) return ok({ kind: 'biff' })
  const other = MAGIC.find(([, magic]) => starts(bytes, magic))
  if (other !== undefined) return err(refuse('notATable', other[0]))
  return sniffText(bytes)
}

const MAGIC: readonly (readonly [string, readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['archive', [0x1f, 0x8b]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['program', [0x4d, 0x5a]],
]

const starts = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, at) => bytes[at] === byte)

/** OLE2: an old workbook, an encrypted new one, or another Office file. */
function sniffCompound(bytes: Uint8Array): Result<Sniffed, Refusal> {
  let names: string[]
  try {
    names = CFB.read(bytes as unknown as string, { type: 'array' as 'buffer' }).FullPaths.map(
      (path: string) => path.replace(/^.*\//, ''),
    )
  } catch {
    return err(refuse('truncated'))
  }
  if (names.includes('EncryptedPackage') || names.includes('EncryptionInfo')) return err(refuse('password'))
  if (names.includes('Workbook') || names.includes('Book')) return ok({ kind: 'biff' })
  return err(refuse('notATable', names.includes('WordDocument') ? 'doc' : 'compound'))
}

function sniffText(bytes: Uint8Array): Result<Sniffed, Refusal> {
  if (endsInsideLetter(bytes)) return err(refuse('truncated'))
  const text = decodeText(bytes)
  if (text === null) return err(refuse('notATable', 'binary'))
  const head = text.slice(0, 4_000).trimStart()
  if (head === '') return err(refuse('empty'))
  if (/^Version:\d/.test(head) && /StartHTML:/.test(head)) return ok({ kind: 'cfhtml', text })
  if (/^(?:[\w-]+:.*\r?\n)*?mime-version:/i.test(head)) return ok({ kind: 'mhtml', text })
  if (/<workbook[\s>]|mso-application\s+progid="Excel/i.test(head)) return ok({ kind: 'xml', text })
  if (/^<[a-z!?]/i.test(head)) {
    return /<(html|body|table|tr|form)[\s>]/i.test(text)
      ? ok({ kind: 'html', text })
      : err(refuse('notATable', 'xml'))
  }
  if (/^[[{]\s*("|[[{\]}])/.test(head)) return err(refuse('notATable', 'json'))
  return ok({ kind: 'text', text })
}
