/** The hand readings of two real plans: of the rows, of hints beside them, and of duties in the body. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './core.ts'

interface Gold {
  readonly year: number
  readonly rows: readonly {
    readonly deadlineText: string
    readonly deadline: object | null
    readonly related?: readonly { readonly text: string; readonly reading: object }[]
  }[]
  readonly proseDeadlines: readonly { readonly text: string; readonly deadline: object }[]
}

/** Each phrase once: text, the plan's year, the reading. */
export function goldPhrases(): [string, number, object][] {
  const found = new Map<string, [string, number, object]>()
  for (const doc of ['dong-nguyen-2026', 'tri-ton-2024']) {
    const path = join(projectRoot, 'tests', 'fixtures', 'plans', doc, 'gold.json')
    const { year, rows, proseDeadlines } = JSON.parse(readFileSync(path, 'utf8')) as Gold
    const add = (text: string, reading: object | null) =>
      reading === null ? undefined : found.set(`${year} ${text}`, [text, year, reading])
    for (const { deadlineText, deadline, related = [] } of rows) {
      add(deadlineText, deadline)
      for (const { text, reading } of related) add(text, reading)
    }
    for (const { text, deadline } of proseDeadlines) add(text, deadline)
  }
  return [...found.values()]
}
