import { wallClock } from '../../../shared/dates/plain.ts'
import type { ColumnChoices } from '../../../shared/plan/import/columns.ts'
import type { Role } from '../../../shared/plan/import/roles.ts'
import type { HandlersOf } from '../context.ts'
import { readContext } from '../deadlines.ts'

export const planImportHandlers: HandlersOf<'plan.read'> = {
  'plan.read': async ({ core, office: { store }, now }, { source, columns }) => {
    const choices: Record<string, Record<number, Role>> = {}
    for (const { key, column, role } of columns) choices[key] = { ...choices[key], [column]: role }
    const year = Number(wallClock(now).date.slice(0, 4))
    return core.ports.plans.read(source, {
      context: readContext(store, year, null),
      choices: choices satisfies ColumnChoices,
    })
  },
}
