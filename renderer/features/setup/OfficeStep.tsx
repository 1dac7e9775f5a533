import type { Problems } from '../../app/problems.ts'
import { UnitFields } from '../unit/UnitFields.tsx'
import { type Fields, unitTexts } from '../unit/unit-fields.ts'
import { under } from './answers.ts'
import classes from './Setup.module.css'

export function OfficeStep({
  fields,
  set,
  problems,
  today,
}: {
  readonly fields: Fields
  readonly set: (changes: Readonly<Record<string, string | null>>) => void
  readonly problems: Problems
  readonly today: string
}) {
  return (
    <>
      <p className={classes.lead}>
        Gõ loại và tên đơn vị trước; các ô dưới tự gợi ý theo, sửa lại cho đúng văn bản của cơ quan.
      </p>
      <UnitFields
        texts={unitTexts(under(fields, 'unit.'))}
        set={(key, text) => set({ [`unit.${key}`]: text })}
        problems={problems}
        today={today}
      />
    </>
  )
}
