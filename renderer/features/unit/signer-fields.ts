/** A signer as a form of raw texts; dates stay as typed until the form is read. */
import type { z } from 'zod'
import { parseDate } from '../../../shared/dates/input.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import { Signer } from '../../../shared/unit/unit.ts'
import { type Problems, problemsOf } from '../../app/problems.ts'
import type { Fields } from './unit-fields.ts'

export const signerKeys = ['name', 'authority', 'onBehalfOf', 'title', 'from', 'to'] as const
export type SignerKey = (typeof signerKeys)[number]
export type SignerTexts = Readonly<Record<SignerKey, string>>

export const authorityWords: Readonly<Record<Signer['authority'], string>> = {
  '': 'Người đứng đầu ký',
  'TM.': 'TM. – thay mặt tập thể',
  'KT.': 'KT. – ký thay người đứng đầu',
  'TL.': 'TL. – thừa lệnh',
  'TUQ.': 'TUQ. – thừa ủy quyền',
  'Q.': 'Q. – quyền (chưa bổ nhiệm chính thức)',
}

/** What stands behind the authority, as offices write it. */
export const behalfExamples: Readonly<Record<Signer['authority'], string>> = {
  '': '',
  'TM.': 'ỦY BAN NHÂN DÂN',
  'KT.': 'GIÁM ĐỐC',
  'TL.': 'CHỦ TỊCH',
  'TUQ.': 'CHỦ TỊCH',
  'Q.': '',
}

export function signerTexts(typed: Fields, today: string): SignerTexts {
  const suggested: SignerTexts = {
    name: '',
    authority: '',
    onBehalfOf: '',
    title: '',
    from: `01/01/${today.slice(0, 4)}`,
    to: '',
  }
  return Object.fromEntries(signerKeys.map((key) => [key, typed[key] ?? suggested[key]])) as SignerTexts
}

/** An unreadable date becomes empty text, which the schema refuses. */
export function signerOf(texts: SignerTexts, today: string): z.input<typeof Signer> {
  const dateOf = (text: string) => {
    const read = parseDate(text, today)
    return read.ok ? read.value : ''
  }
  const authority = texts.authority as Signer['authority']
  return {
    name: texts.name,
    authority,
    onBehalfOf: takesBehalf(authority) ? texts.onBehalfOf : '',
    title: texts.title,
    from: dateOf(texts.from),
    to: texts.to.trim() === '' ? null : dateOf(texts.to),
  }
}

export const takesBehalf = (authority: string): boolean => authority !== '' && authority !== 'Q.'

export const textsOfSigner = (signer: Signer): SignerTexts => ({
  ...signer,
  from: formatDate(signer.from),
  to: signer.to === null ? '' : formatDate(signer.to),
})

/** What is wrong, by field; a signature "thay" somebody needs to say whom. */
export function signerProblems(texts: SignerTexts, today: string): Problems {
  const signer = signerOf(texts, today)
  const problems: Record<string, string> = { ...problemsOf(Signer, signer) }
  if (problems.from !== undefined) problems.from = 'Chưa nhập ngày, hoặc ngày chưa đúng'
  if (problems.to !== undefined) problems.to = 'Ngày chưa đúng; để trống nếu còn ký'
  if (
    signer.to !== null &&
    problems.from === undefined &&
    problems.to === undefined &&
    signer.to < signer.from
  )
    problems.to = 'Ngày thôi ký trước ngày bắt đầu ký'
  if (takesBehalf(texts.authority) && texts.onBehalfOf.trim() === '') problems.onBehalfOf = 'Chưa nhập'
  return problems
}
