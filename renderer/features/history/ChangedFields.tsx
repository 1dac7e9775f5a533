/** From what to what, field by field; long content stays folded. */
import type { CallOutput } from '../../../shared/contract/contract.ts'
import { fieldWord } from '../../i18n/vi/history.ts'
import classes from './History.module.css'

type Value = CallOutput<'history.list'>[number]['fields'][string]

const FOLDED = 90

export function ChangedFields({ fields }: { readonly fields: Readonly<Record<string, Value>> }) {
  return (
    <ul className={classes.changes}>
      {Object.entries(fields).map(([field, change]) => {
        const { from, to } = sidesOf(change)
        const line = from === '' ? to : `${from} → ${to}`
        return (
          <li key={field}>
            {line.length <= FOLDED ? (
              <>
                {fieldWord(field)}: {line}
              </>
            ) : (
              <details>
                <summary>{fieldWord(field)}</summary>
                <div className={classes.long}>{line}</div>
              </details>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function sidesOf(change: Value): { readonly from: string; readonly to: string } {
  if (typeof change === 'object' && change !== null && !Array.isArray(change) && 'to' in change)
    return { from: textOf(change.from ?? null), to: textOf(change.to ?? null) || '(bỏ)' }
  return { from: '', to: textOf(change) }
}

function textOf(value: Value): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 'có' : 'không'
  if (Array.isArray(value)) return value.map(textOf).join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
