/** What all of a Word file is made of: runs of text, measures, thin lines. */
import { AlignmentType, BorderStyle, TextRun } from 'docx'
import type { Align, PointSize, Run, Text } from '../../shared/documents/model.ts'

/** Millimetres in twentieths of a point. */
export const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440)

export const halfPoints = (points: number): number => Math.round(points * 2)

export const alignment = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.JUSTIFIED,
} as const satisfies Readonly<Record<Align, string>>

export const thin = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const

export const noBorders = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
} as const

/** Every run bears its size, so that it stays when somebody pastes it elsewhere; a newline is a line break. */
export function runsOf(text: Text, size: PointSize): TextRun[] {
  const runs: readonly Run[] = typeof text === 'string' ? [{ text }] : text
  return runs.flatMap(({ text: words, bold, italic, size: own }) =>
    words.split('\n').map(
      (line, at) =>
        new TextRun({
          text: line,
          size: halfPoints(own ?? size),
          ...(bold === true && { bold }),
          ...(italic === true && { italics: italic }),
          ...(at > 0 && { break: 1 }),
        }),
    ),
  )
}
