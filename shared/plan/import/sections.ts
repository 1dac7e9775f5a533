/** Where in its document a table stands: the annex, and the numbered headings over it. */
import { type PrintedNumber, printedNumber, splitHeading } from './numbering.ts'

export interface Heading {
  readonly number: PrintedNumber
  readonly title: string
}

export interface Section {
  readonly annex: string
  readonly headings: readonly Heading[]
}

export const noSection: Section = { annex: '', headings: [] }

const ANNEX = /^(phụ\s+lục(?:\s+(?:số\s+)?(?:[IVX]+|\d{1,2}|[A-H]))?)\s*(?:[.:–(-].*)?$/isu

/** The section after a paragraph; the same value where the paragraph is no heading. */
export function afterParagraph(section: Section, text: string): Section {
  const annex = ANNEX.exec(text.split('\n')[0] ?? '')
  if (annex !== null) return { annex: (annex[1] ?? '').replace(/\s+/g, ' '), headings: [] }
  const heading = headingOf(text)
  if (heading === null) return section
  return { ...section, headings: [...above(section.headings, heading.number), heading] }
}

export function headingOf(text: string): Heading | null {
  const split = splitHeading(text.replace(/\n/g, ' '))
  if (split === null || split.title === '' || /^\d{1,2}[/.]\d/.test(split.title)) return null
  const number = printedNumber(split.no)
  return number.style === 'none' || number.style === 'small' ? null : { number, title: split.title }
}

function above(headings: readonly Heading[], number: PrintedNumber): readonly Heading[] {
  if (number.style === 'roman') return []
  if (number.style === 'letter') return headings.filter((heading) => heading.number.style === 'roman')
  return headings.filter(
    ({ number: other }) =>
      other.style !== 'decimal' || (other.depth < number.depth && number.text.startsWith(`${other.text}.`)),
  )
}

/** "9.1", or "III.1" for a first-level number under a Roman one. */
export function sectionNo({ headings }: Section): string {
  const last = headings.at(-1)?.number
  if (last === undefined) return ''
  if (last.style !== 'decimal' || last.depth > 1) return last.text
  return [...headings.slice(0, -1).map(({ number }) => number.text), last.text].join('.')
}

/** The headings that "9.1" stands under by its own number. */
export const parentHeadings = ({ headings }: Section): readonly Heading[] => {
  const last = headings.at(-1)?.number
  return last?.style === 'decimal' && last.depth > 1
    ? headings.slice(0, -1).filter(({ number }) => last.text.startsWith(`${number.text}.`))
    : []
}
