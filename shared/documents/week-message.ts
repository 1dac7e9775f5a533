/**
 * What is said of a week where it is not printed. The message for Zalo groups is the office's wording around the
 * frozen figures, with nothing in it that was typed as free text. What the wording cannot leave out stands before
 * and after it: the mark of a draft or correction, who answers for the figures, and the foot note.
 */
import { fillLine, fillLines } from '../rules/wording.ts'
import { signedLines } from './phrases.ts'
import type { WebIntroduction } from './web.ts'
import { footOf, marksOf, type PrintedWeek, valuesOf, watermarkOf } from './week.ts'

export function weekMessage(printed: PrintedWeek): string {
  const draft = watermarkOf(printed)
  const marks = [...(draft === null ? [] : [draft]), ...marksOf(printed)]
  const told = fillLines(printed.template.body.zalo.split('\n'), valuesOf(printed, '\n'))
  const signed = signedLines({ kind: 'signatures', columns: printed.signatures }).join(' · ')
  return [...(marks.length === 0 ? [] : [`[${marks.join(' · ')}]`]), ...told, '', signed, footOf(printed)]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** What stands above the sheet on the commune's page. */
export function webIntroduction(printed: PrintedWeek): WebIntroduction {
  const { title, opening } = printed.template.body.web
  const values = valuesOf(printed)
  return { title: fillLine(title, values) ?? '', opening: fillLines(opening, values) }
}
