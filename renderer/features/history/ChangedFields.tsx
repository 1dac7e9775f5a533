/** From what to what, field by field. What was made new, and what is long, stays folded. */
import type { CallOutput } from '../../../shared/contract/contract.ts'
import { fieldWord, valueText } from '../../i18n/vi/history.ts'
import classes from './History.module.css'

type Value = CallOutput<'history.list'>[number]['fields'][string]

interface Line {
  readonly field: string
  readonly from: string
  readonly to: string
}

const SHORT = 90
const FEW = 3

export function ChangedFields({ fields }: { readonly fields: Readonly<Record<string, Value>> }) {
  const lines = Object.entries(fields)
    .map(([field, change]) => ({ field, ...sidesOf(field, change) }))
    .filter(({ from, to }) => from !== '' || to !== '')
  const made = lines.length > FEW && lines.every((line) => line.from === '')
  if (!made) return <Lines lines={lines} />
  const name = lines.find((line) => line.field === 'name' || line.field === 'title')?.to ?? ''
  return (
    <details className={classes.folded}>
      <summary>
        Tạo mới{name === '' ? '' : `: ${name}`} ({lines.length} mục)
      </summary>
      <Lines lines={lines} />
    </details>
  )
}

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <ul className={classes.changes}>
      {lines.map(({ field, from, to }) => {
        const text = from === '' ? to : `${from} → ${to || '(bỏ)'}`
        return (
          <li key={field}>
            {text.length <= SHORT ? (
              `${fieldWord(field)}: ${text}`
            ) : (
              <details className={classes.folded}>
                <summary>{fieldWord(field)}</summary>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
                <div className={classes.long} tabIndex={0}>
                  {text}
                </div>
              </details>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function sidesOf(field: string, change: Value): { readonly from: string; readonly to: string } {
  if (typeof change === 'object' && change !== null && !Array.isArray(change) && 'to' in change)
    return { from: valueText(field, change.from), to: valueText(field, change.to) }
  return { from: '', to: valueText(field, change) }
}
