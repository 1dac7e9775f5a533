/** The letter, the message and the explanation filled in from a late dossier, by the template in force. */
import { formatDate, formatLong } from '../dates/words.ts'
import type { LocalMoment } from '../dossier/dossier.ts'
import { codeTail } from '../privacy/mask.ts'
import type { LetterBody, SentenceTime } from '../rules/letter.ts'
import { fillLine, fillLines } from '../rules/wording.ts'
import type { PersonTitle } from './letter.ts'

/** What the places are filled from. */
export interface LetterFacts {
  readonly office: string
  readonly personTitle: PersonTitle
  readonly applicant: string | null
  readonly idNo: string | null
  readonly code: string
  readonly procedure: string | null
  readonly field: string | null
  readonly received: LocalMoment | null
  readonly due: LocalMoment
  readonly unit: string | null
  readonly officer: string | null
  /** Name of the coded reason. */
  readonly cause: string | null
  readonly reasonText: string
  readonly remedy: string
  readonly responsibility: string
  readonly newDate: string | null
  /** "12/PXL" once it is known. */
  readonly number: string | null
}

/** "Công dân" where the list gives no name, so that no line begins with a dash. */
const somebody = (title: PersonTitle, applicant: string | null): string =>
  applicant === null ? title : title === 'Tổ chức' ? applicant : `${title} ${applicant}`

const sentenceOf = (parts: readonly (string | null)[]): string | null => {
  const said = parts.filter((part) => part !== null && part.trim() !== '')
  return said.length === 0 ? null : said.map((part) => part?.trim().replace(/\.$/, '')).join(': ')
}

/** "16 giờ 00, ngày 16 tháng 10 năm 2026" */
export const momentWords = (moment: LocalMoment): string =>
  moment.length > 10
    ? `${moment.slice(11, 13)} giờ ${moment.slice(14, 16)}, ${formatLong(moment.slice(0, 10))}`
    : formatLong(moment)

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** An empty value keeps a place from printing; one that must stand prints as a dash. */
export function letterValues(facts: LetterFacts): (name: string) => string | null | undefined {
  const received = facts.received === null ? null : formatLong(facts.received.slice(0, 10))
  const values: Readonly<Record<string, string | null>> = {
    'cơ quan': facts.office,
    'xưng hô': facts.personTitle,
    'người nộp': somebody(facts.personTitle, facts.applicant),
    'số định danh': facts.idNo,
    'mã hồ sơ': facts.code,
    'đuôi mã': codeTail(facts.code),
    'thủ tục': facts.procedure,
    'lĩnh vực': facts.field,
    'ngày nhận': received,
    'hẹn trả': momentWords(facts.due),
    'bộ phận': facts.unit,
    'người thụ lý': facts.officer,
    'nguyên nhân': facts.cause,
    'lý do': sentenceOf([facts.cause, facts.reasonText]),
    'khắc phục': facts.remedy.trim() === '' ? null : facts.remedy.trim().replace(/\.$/, ''),
    'trách nhiệm': facts.responsibility.trim() === '' ? null : facts.responsibility.trim().replace(/\.$/, ''),
    'ngày hẹn lại': facts.newDate === null ? null : formatLong(facts.newDate),
    'số phiếu': facts.number,
  }
  return (name) => (Object.hasOwn(values, name) ? values[name] : undefined)
}

/** The sentences of form 04 as they print on `today`. */
export function letterSentences(body: LetterBody, facts: LetterFacts, today: string): string[] {
  const time: SentenceTime = today > facts.due.slice(0, 10) ? 'after' : 'before'
  const lines = body.sentences
    .filter(({ when }) => when === 'always' || when === time)
    .map(({ text }) => text)
  return fillLines(lines, letterValues(facts)).map(capital)
}

export const addresseeLine = (body: LetterBody, facts: LetterFacts): string =>
  fillLine(body.addressee, letterValues(facts)) ?? 'Kính gửi: …………………………'

/** For Zalo, SMS or e-mail; its places name nobody, whatever the template says. */
export function letterMessage(body: LetterBody, facts: LetterFacts): string {
  return fillLines(body.message.split('\n'), letterValues(facts)).map(capital).join('\n')
}

export const explanationSentences = (body: LetterBody, facts: LetterFacts): string[] =>
  fillLines(body.explanation.sentences, letterValues(facts)).map(capital)

/** "16:00 16/10/2026" */
export const shortMoment = (moment: LocalMoment): string =>
  moment.length > 10 ? `${moment.slice(11)} ${formatDate(moment.slice(0, 10))}` : formatDate(moment)
