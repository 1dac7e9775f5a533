/** The first administrator and the others; two people are needed, because nobody approves their own closing. */
import { Button, NativeSelect } from '@mantine/core'
import { IconTrash, IconUserPlus } from '@tabler/icons-react'
import { roles } from '../../../shared/contract/procedure.ts'
import type { Problems } from '../../app/problems.ts'
import { roleDuties, roleWords } from '../../i18n/vi/words.ts'
import { TextField } from '../../ui/field/TextField.tsx'
import { Note } from '../../ui/Note.tsx'
import { PinField } from '../people/PinField.tsx'
import type { Fields } from '../unit/unit-fields.ts'
import { addRow, type Pins, pinOf, removeRow, roleOf, rowsOf } from './answers.ts'
import classes from './Setup.module.css'

export function PeopleStep({
  fields,
  set,
  problems,
  pins,
  setPins,
}: {
  readonly fields: Fields
  readonly set: (changes: Readonly<Record<string, string | null>>) => void
  readonly problems: Problems
  readonly pins: Pins
  readonly setPins: (pins: Pins) => void
}) {
  const rows = rowsOf(fields, 'people')
  const pinPair = (row: string) => (
    <>
      <PinField
        label="Mã PIN"
        hint="4 đến 12 chữ số"
        value={pinOf(pins, row).pin}
        onChange={(pin) => setPins({ ...pins, [row]: { ...pinOf(pins, row), pin } })}
        error={problems[`${row}.pin`] ?? null}
      />
      <PinField
        label="Gõ lại mã PIN"
        hint="cho chắc"
        value={pinOf(pins, row).again}
        onChange={(again) => setPins({ ...pins, [row]: { ...pinOf(pins, row), again } })}
        error={problems[`${row}.again`] ?? null}
      />
    </>
  )
  return (
    <>
      <p className={classes.lead}>
        Mỗi người một mã PIN để biết ai làm. Người chốt không tự duyệt, nên cần ít nhất hai người. Mã PIN
        không được lưu nháp, và không bảo vệ được dữ liệu trước người cầm được máy hoặc ổ đĩa.
      </p>
      <fieldset className={classes.row}>
        <legend>Quản trị đầu tiên</legend>
        <div className={classes.person}>
          <TextField
            label="Họ và tên"
            hint={roleDuties.administrator}
            required
            value={fields['administrator.name'] ?? ''}
            onChange={(text) => set({ 'administrator.name': text })}
            error={problems['administrator.name'] ?? null}
          />
          {pinPair('administrator')}
        </div>
      </fieldset>
      {rows.map((row, index) => (
        <fieldset key={row} className={classes.row}>
          <legend>Người dùng {index + 1}</legend>
          <div className={classes.person}>
            <div className={classes.nameAndRole}>
              <TextField
                label="Họ và tên"
                required
                value={fields[`person.${row}.name`] ?? ''}
                onChange={(text) => set({ [`person.${row}.name`]: text })}
                error={problems[`${row}.name`] ?? null}
              />
              <NativeSelect
                label="Vai trò"
                description={roleDuties[roleOf(fields, row)]}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                value={roleOf(fields, row)}
                onChange={(event) => set({ [`person.${row}.role`]: event.currentTarget.value })}
                data={roles.map((role) => ({ value: role, label: roleWords[role] }))}
              />
            </div>
            {pinPair(row)}
          </div>
          <Button
            className={classes.remove ?? ''}
            size="compact-sm"
            variant="subtle"
            color="bad"
            leftSection={<IconTrash size={15} aria-hidden />}
            onClick={() => set(removeRow(fields, 'people', row))}
          >
            Bỏ người dùng {index + 1}
          </Button>
        </fieldset>
      ))}
      {rows.length === 0 ? (
        <Note tone="warn">Chỉ có một người thì không ai duyệt được số liệu do chính người đó chốt.</Note>
      ) : null}
      <div>
        <Button
          variant="default"
          leftSection={<IconUserPlus size={17} aria-hidden />}
          onClick={() => set(addRow(fields, 'people'))}
        >
          Thêm người dùng
        </Button>
      </div>
    </>
  )
}
