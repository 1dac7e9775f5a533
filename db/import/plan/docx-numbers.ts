/**
 * Automatic numbers of Word. The number that a page shows stands nowhere in the text: it is counted here from
 * numbering.xml and styles.xml, in document order, as Word does. Bullets of every shape become "- ".
 */
import { attribute, child, type Element, elements } from './xml.ts'

interface Level {
  readonly start: number
  readonly format: string
  readonly text: string
}

interface List {
  readonly abstractId: string
  readonly levels: ReadonlyMap<number, Level>
  readonly restarts: ReadonlyMap<number, number>
}

export interface NumberCounter {
  /** The label in front of a paragraph with its space, "" where it has none. Counts: call once, in order. */
  labelOf(properties: Element | undefined): string
}

const DEEPEST_LEVEL = 8

export function numberCounter(numbering: Element | null, styles: Element | null): NumberCounter {
  const lists = numbering === null ? new Map<string, List>() : listsOf(numbering)
  const ofStyle = styles === null ? new Map<string, Element>() : numberedStyles(styles)
  const counts = new Map<string, number[]>()
  const restarted = new Set<string>()

  return {
    labelOf(properties) {
      const own = child(properties, 'w:numPr')
      const inherited = ofStyle.get(attribute(child(properties, 'w:pStyle'), 'w:val') ?? '')
      const id = attribute(child(own, 'w:numId'), 'w:val') ?? attribute(child(inherited, 'w:numId'), 'w:val')
      const list = id === undefined ? undefined : lists.get(id)
      if (id === undefined || list === undefined) return ''
      const at = Math.min(
        DEEPEST_LEVEL,
        Number(
          attribute(child(own, 'w:ilvl'), 'w:val') ?? attribute(child(inherited, 'w:ilvl'), 'w:val') ?? 0,
        ) || 0,
      )
      const level = list.levels.get(at)
      if (level === undefined || level.format === 'none') return ''
      if (level.format === 'bullet') return '- '

      const counted = counts.get(list.abstractId) ?? []
      counts.set(list.abstractId, counted)
      const restart = list.restarts.get(at)
      if (restart !== undefined && !restarted.has(`${id}/${at}`)) {
        restarted.add(`${id}/${at}`)
        counted[at] = restart - 1
      }
      counted[at] = (counted[at] ?? level.start - 1) + 1
      counted.length = at + 1
      return `${level.text.replace(/%(\d)/g, (_, digit: string) => {
        const shown = Number(digit) - 1
        const shape = list.levels.get(shown)
        return numberText(counted[shown] ?? shape?.start ?? 1, shape?.format ?? 'decimal')
      })} `
    },
  }
}

function listsOf(numbering: Element): Map<string, List> {
  const abstract = new Map(
    elements(numbering)
      .filter(({ name }) => name === 'w:abstractNum')
      .map((list) => [attribute(list, 'w:abstractNumId') ?? '', levelsOf(list)]),
  )
  const lists = new Map<string, List>()
  for (const list of elements(numbering).filter(({ name }) => name === 'w:num')) {
    const abstractId = attribute(child(list, 'w:abstractNumId'), 'w:val') ?? ''
    const levels = new Map(abstract.get(abstractId))
    const restarts = new Map<number, number>()
    for (const override of elements(list).filter(({ name }) => name === 'w:lvlOverride')) {
      const at = Number(attribute(override, 'w:ilvl'))
      const restart = attribute(child(override, 'w:startOverride'), 'w:val')
      if (restart !== undefined) restarts.set(at, Number(restart))
      for (const [level, shape] of levelsOf(override)) levels.set(level, shape)
    }
    lists.set(attribute(list, 'w:numId') ?? '', { abstractId, levels, restarts })
  }
  return lists
}

const levelsOf = (list: Element): Map<number, Level> =>
  new Map(
    elements(list)
      .filter(({ name }) => name === 'w:lvl')
      .map((level) => [
        Number(attribute(level, 'w:ilvl')),
        {
          start: Number(attribute(child(level, 'w:start'), 'w:val') ?? 1),
          format: attribute(child(level, 'w:numFmt'), 'w:val') ?? 'decimal',
          text: attribute(child(level, 'w:lvlText'), 'w:val') ?? '',
        },
      ]),
  )

/** Style id → its numPr, its own or of the style it is based on. */
function numberedStyles(styles: Element): Map<string, Element> {
  const all = new Map(
    elements(styles)
      .filter(({ name }) => name === 'w:style')
      .map((style) => [attribute(style, 'w:styleId') ?? '', style]),
  )
  const numbered = new Map<string, Element>()
  for (const [id, style] of all) {
    const seen = new Set<Element>()
    let found: Element | undefined = style
    while (found !== undefined && !seen.has(found)) {
      seen.add(found)
      const properties = child(found, 'w:pPr', 'w:numPr')
      if (properties !== undefined) {
        numbered.set(id, properties)
        break
      }
      found = all.get(attribute(child(found, 'w:basedOn'), 'w:val') ?? '')
    }
  }
  return numbered
}

function numberText(value: number, format: string): string {
  switch (format) {
    case 'upperRoman':
      return roman(value)
    case 'lowerRoman':
      return roman(value).toLowerCase()
    case 'upperLetter':
      return letters(value)
    case 'lowerLetter':
      return letters(value).toLowerCase()
    case 'decimalZero':
      return String(value).padStart(2, '0')
    default:
      return String(value)
  }
}

const ROMAN: readonly (readonly [string, number])[] = [
  ['M', 1000],
  ['CM', 900],
  ['D', 500],
  ['CD', 400],
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
]

function roman(value: number): string {
  let rest = Math.min(Math.max(value, 0), 3999)
  let text = ''
  for (const [sign, worth] of ROMAN) {
    while (rest >= worth) {
      text += sign
      rest -= worth
    }
  }
  return text
}

/** As Word counts past Z: A … Z, AA, BB. */
const letters = (value: number): string => {
  const at = Math.max(0, value - 1)
  return String.fromCharCode(65 + (at % 26)).repeat(Math.min(9, Math.floor(at / 26) + 1))
}
