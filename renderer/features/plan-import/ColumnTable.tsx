/** What each column was taken for. A change holds for all rows of all tables with the same heading. */
import { NativeSelect } from '@mantine/core'
import type { ColumnRole, PlanProposal } from '../../../shared/contract/plan-import.ts'
import { roles } from '../../../shared/plan/import/roles.ts'
import classes from './PlanImport.module.css'
import { type ColumnChoice, swap } from './state.ts'
import { kindWords, roleWords } from './words.ts'

export function ColumnTable({
  layouts,
  onChoose,
}: {
  readonly layouts: PlanProposal['layouts']
  readonly onChoose: (choices: readonly ColumnChoice[]) => void
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable from the keyboard
    <section className={classes.phrases} tabIndex={0} aria-label="Các cột">
      <p className={classes.lead}>
        Cột đọc nhầm thì chọn lại nghĩa ở đây: mọi dòng được đọc lại theo. Hai cột cùng nghĩa thì đổi chỗ cho
        nhau. Sửa cột trước, sửa từng ô sau: đọc lại thì các ô đã sửa tay trở về như văn bản.
      </p>
      {layouts.map((layout, at) => (
        <table key={layout.key} className={classes.columns}>
          <caption>
            Bảng kiểu {at + 1}: {kindWords[layout.kind]}
          </caption>
          <thead>
            <tr>
              <th scope="col">Tiêu đề cột trong văn bản</th>
              <th scope="col">Đọc là</th>
            </tr>
          </thead>
          <tbody>
            {layout.columns.map(({ column, role, label, sure }) => (
              <tr key={column} data-sure={sure}>
                <th scope="row">{label || `Cột ${column + 1}`}</th>
                <td>
                  <NativeSelect
                    size="xs"
                    aria-label={`Nghĩa của cột ${label || column + 1}`}
                    value={role}
                    onChange={(event) =>
                      onChoose(swap(layout, column, event.currentTarget.value as ColumnRole))
                    }
                    data={roles.map((each) => ({ value: each, label: roleWords[each] }))}
                  />
                  {sure ? null : <span className={classes.confidence}> cần xem</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </section>
  )
}
