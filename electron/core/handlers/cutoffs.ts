import { ok } from '../../../shared/result.ts'
import type { HandlersOf } from '../context.ts'
import { cutoffYear, makeCutoffSheet } from '../cutoffs.ts'

export const cutoffHandlers: HandlersOf<'cutoff.year' | 'cutoff.sheet'> = {
  'cutoff.year': ({ office: { store }, now }, { year }) => ok(cutoffYear(store, year, now)),
  'cutoff.sheet': (context, { year, format }) => makeCutoffSheet(context, year, format),
}
