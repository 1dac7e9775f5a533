/** Lines of canonical JSON, each ended by a line feed; what is written any other way is refused. */
import type { ZodType } from 'zod'
import { canonical } from '../../shared/ledger/canonical.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { longestLine } from './limits.ts'

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function writeLines(lines: Iterable<string>): Uint8Array {
  const text = [...lines].map((line) => `${line}\n`).join('')
  return new TextEncoder().encode(text)
}

/** Null for bytes that are no UTF-8. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes)
  } catch {
    return null
  }
}

export interface BadLine {
  /** From 1; 0 when the whole is no text. */
  readonly line: number
  readonly issue: string
}

/** Every line as `schema` understands it, which must be exactly as it is written. */
export function readLines<T>(bytes: Uint8Array, schema: ZodType<T>): Result<readonly T[], BadLine> {
  const text = textOf(bytes)
  if (text === null) return err({ line: 0, issue: 'Không phải chữ UTF-8' })
  if (text === '') return ok([])
  const lines = text.split('\n')
  if (lines.pop() !== '') return err({ line: lines.length + 1, issue: 'Dòng cuối chưa hết' })
  const values: T[] = []
  for (const [index, line] of lines.entries()) {
    const read = readLine(line, schema)
    if (!read.ok) return err({ line: index + 1, issue: read.error })
    values.push(read.value)
  }
  return ok(values)
}

function readLine<T>(line: string, schema: ZodType<T>): Result<T, string> {
  if (line.length > longestLine) return err('Dòng quá dài')
  try {
    const parsed = schema.safeParse(JSON.parse(line))
    if (!parsed.success) return err(issueOf(parsed.error))
    return canonical(parsed.data) === line ? ok(parsed.data) : err('Không đúng cách viết chuẩn')
  } catch {
    return err('Không phải JSON chuẩn tắc')
  }
}

interface Issue {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

export const issueOf = ({ issues: [first] }: { readonly issues: readonly Issue[] }): string =>
  first === undefined ? '' : `${first.path.map(String).join('.')}: ${first.message}`.slice(0, 200)
