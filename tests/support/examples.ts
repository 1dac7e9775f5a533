/**
 * Inputs made from the contract's own schemas: one that passes, and one spoiled copy for each place in it.
 * A schema kind that is not known here fails the test, so that a new kind cannot go untested.
 */
import type { z } from 'zod'

type Schema = z.ZodType

interface Definition {
  readonly type: string
  readonly shape?: Readonly<Record<string, Schema>>
  readonly element?: Schema
  readonly innerType?: Schema
  readonly keyType?: Schema
  readonly valueType?: Schema
  readonly options?: readonly Schema[]
  readonly values?: readonly unknown[]
  readonly entries?: Readonly<Record<string, unknown>>
  readonly in?: Schema
}

const definitionOf = (schema: Schema): Definition =>
  (schema as unknown as { _zod: { def: Definition } })._zod.def

/** Texts one of which every string of the contract takes. */
const texts = [
  'An Mẫu',
  '2026-11-20',
  '2026-11',
  '1234',
  '00000000-0000-7000-8000-000000000000',
  '0'.repeat(64),
  '16:00',
  '',
]

export function example(schema: Schema): unknown {
  const definition = definitionOf(schema)
  switch (definition.type) {
    case 'string':
      return firstThatPasses(schema, texts)
    case 'number':
      return firstThatPasses(schema, [1, 2026, 10])
    case 'boolean':
      return true
    case 'literal':
      return definition.values?.[0]
    case 'enum':
      return Object.values(definition.entries ?? {})[0]
    case 'object':
      return Object.fromEntries(
        Object.entries(definition.shape ?? {}).map(([key, inner]) => [key, example(inner)]),
      )
    case 'array': {
      const one = definition.element === undefined ? [] : [example(definition.element)]
      return firstThatPasses(schema, [one, [...one, ...one]])
    }
    case 'record':
      return definition.valueType === undefined ? {} : { a: example(definition.valueType) }
    case 'nullable':
    case 'optional':
    case 'default':
      return definition.innerType === undefined ? undefined : example(definition.innerType)
    case 'union':
      return definition.options?.[0] === undefined ? undefined : example(definition.options[0])
    case 'custom':
      return firstThatPasses(schema, [new Uint8Array([1])])
    case 'pipe':
      return definition.in === undefined ? undefined : example(definition.in)
    default:
      throw new Error(`No example for a schema of type ${definition.type}`)
  }
}

function firstThatPasses(schema: Schema, candidates: readonly unknown[]): unknown {
  const found = candidates.find((candidate) => schema.safeParse(candidate).success)
  if (found === undefined) throw new Error('No candidate passes; add one to texts')
  return found
}

export interface Spoiled {
  /** Where it was spoiled, as the answer should name it. */
  readonly path: string
  readonly input: unknown
}

/** The example with each leaf in turn replaced by what its schema refuses, and with one key too many. */
export function spoiled(schema: Schema): readonly Spoiled[] {
  const whole = example(schema)
  return [
    ...leaves(whole).map(({ path, value }) => ({
      path: path.join('.'),
      input: replaced(whole, path, wrong(value)),
    })),
    { path: '', input: { ...(whole as object), smuggled: 1 } },
    { path: '', input: null },
  ]
}

interface Leaf {
  readonly path: readonly string[]
  readonly value: unknown
}

function leaves(value: unknown, path: readonly string[] = []): Leaf[] {
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return [{ path, value }]
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]))
}

const wrong = (value: unknown): unknown => (typeof value === 'string' ? { not: 'text' } : 'not this kind')

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by
  if (Array.isArray(value))
    return value.map((item, at) => (String(at) === key ? replaced(item, rest, by) : item))
  const record = value as Record<string, unknown>
  return { ...record, [key]: replaced(record[key], rest, by) }
}
