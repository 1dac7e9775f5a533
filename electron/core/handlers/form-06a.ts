import { ok } from '../../../shared/result.ts'
import type { HandlersOf } from '../context.ts'
import { makeForm06a, spanChoices } from '../form-06a.ts'

export const form06aHandlers: HandlersOf<'form06a.choices' | 'form06a.document'> = {
  'form06a.choices': ({ office: { store }, now }, { year }) => ok(spanChoices(store, year, now)),
  'form06a.document': (context, { from, to, format }) => makeForm06a(context, { from, to }, format),
}
