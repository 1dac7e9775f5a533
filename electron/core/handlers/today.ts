import { todayBriefing } from '../../../shared/documents/today-briefing.ts'
import { ok } from '../../../shared/result.ts'
import type { HandlersOf } from '../context.ts'
import { documentFile, fileName } from '../document-files.ts'
import { todayAt } from '../today.ts'

export const todayHandlers: HandlersOf<'today.get' | 'today.briefing'> = {
  'today.get': ({ office: { store }, now }) => ok(todayAt(store, now)),

  'today.briefing': ({ core, office: { store }, now }, { format }) => {
    const today = todayAt(store, now)
    const document = { model: todayBriefing(today), name: fileName('giao-ban', today.today) }
    return documentFile(core.ports, document, format)
  },
}
