/** Who signs the sheets; none is allowed, the block then stays open. */
import { Button } from '@mantine/core'
import { IconTrash, IconUserPlus } from '@tabler/icons-react'
import type { Problems } from '../../app/problems.ts'
import { SignerFields } from '../unit/SignerFields.tsx'
import { signerTexts } from '../unit/signer-fields.ts'
import type { Fields } from '../unit/unit-fields.ts'
import { addRow, removeRow, rowsOf, under } from './answers.ts'
import classes from './Setup.module.css'

export function SignersStep({
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
  const rows = rowsOf(fields, 'signers')
  return (
    <>
      <p className={classes.lead}>
        Ai ký bảng công khai, với tư cách gì, từ ngày nào. Chưa rõ thì bỏ hàng này, khai sau ở Cơ quan và
        người ký.
      </p>
      {rows.map((row, index) => (
        <fieldset key={row} className={classes.row}>
          <legend>Người ký {index + 1}</legend>
          <SignerFields
            texts={signerTexts(under(fields, `signer.${row}.`), today)}
            set={(key, text) => set({ [`signer.${row}.${key}`]: text })}
            problems={under(problems, `${row}.`)}
            today={today}
          />
          <Button
            className={classes.remove ?? ''}
            size="compact-sm"
            variant="subtle"
            color="bad"
            leftSection={<IconTrash size={15} aria-hidden />}
            onClick={() => set(removeRow(fields, 'signers', row))}
          >
            Bỏ người ký {index + 1}
          </Button>
        </fieldset>
      ))}
      <div>
        <Button
          variant="default"
          leftSection={<IconUserPlus size={17} aria-hidden />}
          onClick={() => set(addRow(fields, 'signers'))}
        >
          Thêm người ký
        </Button>
      </div>
    </>
  )
}
