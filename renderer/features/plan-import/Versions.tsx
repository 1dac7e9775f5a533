/** Is this a new plan or a new version of one that is kept, and what differs from that: new, changed, gone. */
import { NativeSelect } from '@mantine/core'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import type { ComparedField, PlanMatch } from '../../../shared/plan/import/match.ts'
import classes from './PlanImport.module.css'

export const fieldWords: Readonly<Record<ComparedField, string>> = {
  content: 'nội dung',
  leadsText: 'chủ trì',
  coordinatorsText: 'phối hợp',
  deadlineText: 'thời hạn',
  product: 'kết quả',
}

type PlanHead = CallOutput<'plan.list'>[number]

/** A plan of its own, or the next version of one. */
export function IntoPlan({
  plans,
  into,
  onInto,
}: {
  readonly plans: readonly PlanHead[]
  readonly into: string | null
  readonly onInto: (id: string | null) => void
}) {
  if (plans.length === 0) return null
  return (
    <NativeSelect
      size="xs"
      className={classes.into ?? ''}
      aria-label="Lưu thành"
      value={into ?? ''}
      onChange={(event) => onInto(event.currentTarget.value || null)}
      data={[
        { value: '', label: 'Lưu thành kế hoạch mới' },
        ...plans.map(({ id, title, number }) => ({
          value: id,
          label: `Lưu thành bản mới của “${title.slice(0, 70)}” ${number}`.trim(),
        })),
      ]}
    />
  )
}

export function Differences({ match }: { readonly match: PlanMatch }) {
  const fresh = match.rows.filter(({ before }) => before === null)
  const changed = match.rows.filter((one) => one.changed.length > 0)
  return (
    <details className={classes.differences}>
      <summary>
        So với bản đang có: <b>{fresh.length}</b> dòng mới, <b>{changed.length}</b> dòng đổi,{' '}
        <b>{match.gone.length}</b> dòng không còn. Việc đang làm dở giữ nguyên tiến độ.
      </summary>
      <ul>
        {fresh.map(({ row }) => (
          <li key={`mới ${row.id}`}>
            <b>Mới:</b> {row.no} {row.content}
          </li>
        ))}
        {changed.map(({ row, before, changed: fields }) => (
          <li key={`đổi ${row.id}`}>
            <b>Đổi {fields.map((field) => fieldWords[field]).join(', ')}:</b> {row.no} {row.content}
            {fields.map((field) => (
              <span key={field} className={classes.why}>
                {' '}
                {fieldWords[field]}: “{before?.[field] || '–'}” → “{row[field] || '–'}”.
              </span>
            ))}
          </li>
        ))}
        {match.gone.map((row) => (
          <li key={`bỏ ${row.id}`}>
            <b>Không còn:</b> {row.no} {row.content}
          </li>
        ))}
      </ul>
    </details>
  )
}
