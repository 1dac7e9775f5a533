/** Verbs that need no data folder: they print what a file would yield. */
import { basename, join } from 'node:path'
import { readDossierSource } from '../../db/import/dossier-file.ts'
import { nodeReader } from '../../db/import/node-reader.ts'
import { statsReadFile } from '../../db/import/stats-file.ts'
import { noListWords, noTableWords, refusalWords } from '../../db/import/words.ts'
import { workingCalendar } from '../../shared/dates/calendar.ts'
import { wallClock } from '../../shared/dates/plain.ts'
import { LocalMoment } from '../../shared/dossier/dossier.ts'
import { printedList } from '../../shared/dossier/printed.ts'
import { momentInName } from '../../shared/dossier/read/heading.ts'
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

/**
 * `dossier read FILE [--at 2026-11-20T16:05]`: every dossier of a list with where it stands at that moment; without
 * one, at the moment that the title or the name of the file tells, else now.
 */
export async function dossierVerb({ rest: [file], at: given }: Options): Promise<Answer> {
  if (file === undefined) return usage('dossier read <file> [--at 2026-11-20T16:05]')
  if (given !== undefined && !LocalMoment.safeParse(given).success) {
    return usage('--at có dạng 2026-11-20T16:05')
  }
  const calendar = await seed('calendar')
  const bytes = await readBytes(file)
  const read = await readDossierSource({ kind: 'file', bytes }, { reader: { spawn: nodeReader() } })
  if (!read.ok) {
    const { error } = read
    return refused({ ...error, message: error.type === 'NoList' ? noListWords : refusalWords(error) })
  }
  const name = basename(file)
  const { date, time } = wallClock(Date.now())
  const at = given ?? read.value.exportTime ?? momentInName(name) ?? `${date}T${time}`
  return said(printedList(name, read.value, at, workingCalendar(calendar.body)))
}

export async function seed<K extends RuleKind>(kind: K): Promise<RuleOf<K>> {
  const rules = await seedRules(join(root, 'resources'))
  const rule = rules.find((known: Rule): known is RuleOf<K> => known.kind === kind)
  if (rule === undefined) throw new Error(`No seed of kind ${kind}`)
  return rule
}
