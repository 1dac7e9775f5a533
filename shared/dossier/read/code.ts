/**
 * The code of a dossier (TT 03/2025 Điều 13; TT 04/2025; the scheme before), cleaned into the key that two lists are
 * matched by: spaces, zero-width marks, other dashes and small letters are what Excel and people did to it.
 */
import { isDate } from '../../dates/plain.ts'
import type { CodeKind, DossierFlag } from '../dossier.ts'

const ZERO_WIDTH = /[\u200B-\u200F\u2060\uFEFF\u00AD]/g
const DASHES = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D\u00AF]/g
const SPACES = /[\s\u00A0\u2007\u2009\u202F]+/g

export interface ReadCode {
  readonly code: string
  readonly flags: readonly DossierFlag[]
}

/** Null where the cell holds no code. */
export function readCode(cell: string): ReadCode | null {
  const flags: DossierFlag[] = []
  const step = (flag: DossierFlag, before: string, after: string): string => {
    if (before !== after) flags.push(flag)
    return after
  }
  const bare = step('codeZeroWidth', cell, cell.replace(ZERO_WIDTH, ''))
  const unquoted = step('codeApostrophe', bare, bare.replace(/^\s*(?:="(.*)"|['’‘`](.*))\s*$/s, '$1$2'))
  const dashed = step('codeDash', unquoted, unquoted.replace(DASHES, '-'))
  const trimmed = step('codeTrimmed', dashed, dashed.replace(SPACES, '')).normalize('NFKC')
  const code = step('codeCase', trimmed, trimmed.toUpperCase())
  return looksLikeCode(code) ? { code, flags } : null
}

/** Letters or groups of digits with marks between them; "Tổng số: 400" is none. */
const looksLikeCode = (code: string): boolean =>
  code.length >= 5 && /\d{2}/.test(code) && /^[A-Z0-9Đ][A-Z0-9Đ./_-]*$/.test(code) && !/^\d{1,6}$/.test(code)

const LEGACY = /^\d{3}\.\d{2}\.\d{2,3}\.[A-Z]\d{2}-\d{6}-\d{4,8}$/
const MINISTRY = /^[A-Z]\d{2}\.\d{2,3}\.\d{2}-\d{6}-\d{6,}$/
const PROVINCIAL = /^[A-Z]\d{2}(\.\d{2,3}){0,3}-\d{6}-\d{4,8}$/

export function codeKindOf(code: string): CodeKind {
  if (LEGACY.test(code)) return 'legacy'
  if (MINISTRY.test(code)) return 'ministry'
  return PROVINCIAL.test(code) ? 'provincial' : 'other'
}

/** The day of receipt that the code itself names (YYMMDD); null where it names none. */
export function dateInCode(code: string): string | null {
  const digits = /-(\d{2})(\d{2})(\d{2})-\d{4,8}$/.exec(code)
  if (digits === null) return null
  const date = `20${digits[1]}-${digits[2]}-${digits[3]}`
  return isDate(date) ? date : null
}
