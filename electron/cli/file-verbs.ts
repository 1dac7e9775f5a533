/** Verbs that need no data folder: they print what a file would yield. */
import { basename, join } from 'node:path'
import { nodeReader } from '../../db/import/node-reader.ts'
import { statsReadFile } from '../../db/import/stats-file.ts'
import { noTableWords, refusalWords } from '../../db/import/words.ts'
import { printIndexScore, readIndexInput } from '../../shared/index766/input.ts'
import type { Rule, RuleOf } from '../../shared/rules/bodies.ts'
import type { RuleKind } from '../../shared/rules/rule.ts'
import { seedRules } from '../core/seed-rules.ts'
import { readBytes, root } from './data-verbs.ts'
import { type Answer, type Options, refused, said, usage } from './verb.ts'

/** `index score FILE`: the scores of `{"metrics":[{"code","numerator","denominator","ratio"?}]}`. */
export async function scoreVerb({ rest: [file] }: Options): Promise<Answer> {
  if (file === undefined) return usage('index score <file>')
  const index = await seed('index')
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder().decode(await readBytes(file)))
  } catch (thrown) {
    return refused({ type: 'Unreadable', message: thrown instanceof Error ? thrown.message : String(thrown) })
  }
  const input = readIndexInput(json, index.body)
  return input.ok ? said(printIndexScore(index.body, input.value)) : refused(input.error)
}

/** `stats read FILE`: what an import of the 13 columns would take, skip, ask and contest. */
export async function statsVerb({ rest: [file] }: Options): Promise<Answer> {
  if (file === undefined) return usage('stats read <file>')
  const fields = await seed('fields')
  const deps = { reader: { spawn: nodeReader() }, fields: fields.body.fields }
  const read = await statsReadFile(await readBytes(file), basename(file), deps)
  if (read.ok) return said(read.value)
  const { error } = read
  return refused({ ...error, message: error.type === 'NoTable' ? noTableWords : refusalWords(error) })
}

export async function seed<K extends RuleKind>(kind: K): Promise<RuleOf<K>> {
  const rules = await seedRules(join(root, 'resources'))
  const rule = rules.find((known: Rule): known is RuleOf<K> => known.kind === kind)
  if (rule === undefined) throw new Error(`No seed of kind ${kind}`)
  return rule
}
