import { err } from '../../../shared/result.ts'
import type { HandlersOf } from '../context.ts'
import { documentFile, fileName } from '../document-files.ts'
import { doneListDocument, planDocument } from '../plan-papers.ts'

const fileNames = {
  plan: 'ke-hoach',
  status: 'ke-hoach-tinh-hinh',
  departments: 'ke-hoach-tung-phong',
} as const

export const planPaperHandlers: HandlersOf<'plan.paper' | 'plan.doneList'> = {
  'plan.paper': ({ core, office: { store }, now }, { id, paper, format }) => {
    const model = planDocument(store, id, paper, now)
    if (model === null) return err({ type: 'NotFound' })
    return documentFile(
      core.ports,
      { model, name: fileName(fileNames[paper], model.title.slice(0, 60)) },
      format,
    )
  },

  'plan.doneList': ({ core, office: { store }, now }, { id, from, to, format }) => {
    const model = doneListDocument(store, id, from, to, now)
    if (model === null) return err({ type: 'NotFound' })
    return documentFile(core.ports, { model, name: fileName('viec-da-xong', from, to) }, format)
  },
}
