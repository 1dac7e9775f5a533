/** An XML part as a small tree. Strict: a part that is not well-formed throws, and the file is refused as damaged. */
import { SaxesParser } from 'saxes'

export interface Element {
  /** With its prefix as written: Word always writes `w:`. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Element | string)[]
}

interface Open extends Element {
  readonly children: (Element | string)[]
}

/** No document of an office nests deeper; a hostile one would overflow the stack of whoever walks it. */
const DEEPEST = 400

export function parseXml(text: string): Element {
  const root: Open = { name: '', attributes: {}, children: [] }
  const stack: Open[] = [root]
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (stack.length > DEEPEST) throw new Error('too deep')
    const element: Open = { name, attributes: attributes as Record<string, string>, children: [] }
    stack.at(-1)?.children.push(element)
    stack.push(element)
  })
  parser.on('closetag', () => void stack.pop())
  parser.on('text', (found) => void stack.at(-1)?.children.push(found))
  parser.on('cdata', (found) => void stack.at(-1)?.children.push(found))
  parser.write(text).close()
  return elements(root)[0] ?? root
}

export const elements = (element: Element): readonly Element[] =>
  element.children.filter((child) => typeof child !== 'string')

/** The first child found by going down a path of names. */
export function child(element: Element | undefined, ...path: readonly string[]): Element | undefined {
  let found = element
  for (const name of path) found = found && elements(found).find((inner) => inner.name === name)
  return found
}

export const attribute = (element: Element | undefined, name: string): string | undefined =>
  element?.attributes[name]

/** Word's on/off elements: present means on, unless it says otherwise. */
export const isOn = (element: Element | undefined): boolean =>
  element !== undefined && !['0', 'false', 'off', 'none'].includes(attribute(element, 'w:val') ?? 'true')
