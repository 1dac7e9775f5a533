/** The fields of the office with the heading that its documents will carry. */
import { NativeSelect } from '@mantine/core'
import type { Problems } from '../../app/problems.ts'
import { ProseField, TextField } from '../../ui/field/TextField.tsx'
import { HeadingPreview } from './HeadingPreview.tsx'
import classes from './Unit.module.css'
import { type UnitKey, type UnitTexts, unitTypeWords } from './unit-fields.ts'

export function UnitFields({
  texts,
  set,
  problems,
  today,
}: {
  readonly texts: UnitTexts
  readonly set: (key: UnitKey, text: string) => void
  /** Empty until the person tried to go on. */
  readonly problems: Problems
  readonly today: string
}) {
  const field = (key: UnitKey) => ({
    value: texts[key],
    onChange: (text: string) => set(key, text),
    error: problems[key] ?? problems[`${key}.0`] ?? null,
  })
  return (
    <div className={classes.sides}>
      <div className={classes.fields}>
        <div className={classes.pair}>
          <NativeSelect
            label="Loại đơn vị"
            value={texts.type}
            onChange={(event) => set('type', event.currentTarget.value)}
            data={Object.entries(unitTypeWords).map(([value, label]) => ({ value, label }))}
          />
          <TextField
            label="Tên, không ghi loại"
            placeholder="An Mẫu"
            required
            autoFocus
            {...field('place')}
          />
        </div>
        <TextField
          label="Tên đầy đủ của cơ quan"
          hint="In trên văn bản, bảng công khai"
          required
          {...field('name')}
        />
        <TextField
          label="Cấp trên nhận số liệu"
          placeholder="Văn phòng UBND tỉnh An Giang"
          required
          {...field('upperUnit')}
        />
        <ProseField
          label="Cơ quan chủ quản trên văn bản"
          hint="Mỗi dòng in một dòng, chữ thường"
          rows={2}
          {...field('superiorLines')}
        />
        <ProseField
          label="Cơ quan ban hành trên văn bản"
          hint="Mỗi dòng in một dòng, chữ đậm"
          rows={2}
          required
          {...field('issuingLines')}
        />
        <TextField
          label="Ký hiệu văn bản"
          hint="Phần sau số: Số 47/TB-TTPVHCC"
          required
          {...field('documentSymbol')}
        />
        <div className={classes.pair}>
          <TextField
            label="Mã trên Cổng Dịch vụ công"
            placeholder="H01.297"
            hint="Bỏ trống nếu chưa biết"
            {...field('portalCode')}
          />
          <TextField
            label="Mã đơn vị hành chính"
            placeholder="5 chữ số"
            hint="Bỏ trống nếu chưa biết"
            {...field('provinceCode')}
          />
        </div>
      </div>
      <HeadingPreview texts={texts} today={today} />
    </div>
  )
}
