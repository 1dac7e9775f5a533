/** `plan read FILE`: what an import of a plan would take, and what it noticed. Needs no data folder. */
import { basename } from 'node:path'
import { nodeReader } from '../../db/import/node-reader.ts'
import { planReadFile } from '../../db/import/plan/plan-file.ts'
import { planRefusalWords } from '../../db/import/plan/words.ts'
import { workingCalendar } from '../../shared/dates/calendar.ts'
import { literalHabits } from '../../shared/deadline/read.ts'
import { readBytes } from './data-verbs.ts'
import { seed } from './file-verbs.ts'
import { type Answer, type Options, refused, said, usage } from './verb.ts'

export async function planVerb({ rest: [file], year }: Options): Promise<Answer> {
  if (file === undefined) return usage('plan read <file> [--year Y]')
  const calendar = await seed('calendar')
  const known = await seed('documents')
  const now = new Date()
  const read = await planReadFile(
    { kind: 'file', bytes: await readBytes(file) },
    {
      reader: { spawn: nodeReader() },
      context: {
        year: year === undefined ? now.getFullYear() : Number(year),
        calendar: workingCalendar(calendar.body),
        habits: literalHabits,
        documents: known.body.documents,
      },
    },
  )
  if (!read.ok) return refused({ ...read.error, message: planRefusalWords(read.error) })
  const { rows, findings, facts } = read.value
  return said({ file: basename(file), ...facts, rows, findings })
}
