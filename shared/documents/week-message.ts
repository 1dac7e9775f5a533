/**
 * The message for Zalo groups: the office's wording around the frozen figures, with nothing in it that names a
 * person or was typed as free text. What the wording cannot leave out stands before and after it: the mark of a
 * draft or correction, and the foot note.
 */
import { fillLines } from '../rules/wording.ts'
import { footOf, marksOf, type PrintedWeek, valuesOf, watermarkOf } from './week.ts'

export function weekMessage(printed: PrintedWeek): string {
  const draft = watermarkOf(printed)
  const marks = [...(draft === null ? [] : [draft]), ...marksOf(printed)]
  const told = fillLines(printed.template.body.zalo.split('\n'), valuesOf(printed, '\n'))
  return [...(marks.length === 0 ? [] : [`[${marks.join(' · ')}]`]), ...told, '', footOf(printed)]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
