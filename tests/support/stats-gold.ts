/** The exports that came with their answers, and the dictionary they were graded with. */
import { readFileSync } from 'node:fs'
import type { FieldsBody } from '../../shared/rules/bodies.ts'
import type { Counts, Section } from '../../shared/stats/form.ts'

const folder = new URL('../fixtures/exports/', import.meta.url)

export const exported = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(encodeURIComponent(name), folder)))

export interface Gold {
  readonly file: string
  readonly previous: string | null
  readonly rows: readonly { section: Section; field: string | null; v: Counts }[]
  readonly [key: string]: unknown
}

export const gold = (id: string): Gold =>
  JSON.parse(readFileSync(new URL(`gold/${id}.json`, folder), 'utf8')) as Gold

/** The rows of a gold whose every name is known. */
export const goldRows = (id: string): { section: Section; field: string; v: Counts }[] =>
  gold(id).rows.map(({ section, field, v }) => {
    if (field === null) throw new Error(`${id} has an unknown name`)
    return { section, field, v }
  })

export function dictionary(): FieldsBody['fields'] {
  const { fields } = JSON.parse(readFileSync(new URL('gold/fields-dictionary.json', folder), 'utf8')) as {
    fields: Record<string, string[]>
  }
  return Object.entries(fields).map(([name, aliases]) => ({ name, aliases }))
}
