/** The four groups, typed as the other side reads them out; nothing that came with the file can answer them. */
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { fingerprintWords } from '../../../shared/bundle/card-words.ts'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import type { Result } from '../../../shared/result.ts'
import { type AnyError, sentence } from '../../i18n/vi/errors.ts'
import { TextField } from '../../ui/field/TextField.tsx'
import { Note } from '../../ui/Note.tsx'
import classes from './Exchange.module.css'

type Relation = 'own' | 'upper' | 'lower'

export const relationWords: Readonly<Record<Relation, string>> = {
  own: 'Máy khác của cơ quan ta',
  upper: 'Cấp trên của ta',
  lower: 'Cấp dưới của ta',
}

export function ConfirmKey({
  loud,
  relation: known = null,
  vouched = false,
  confirm,
  onDone,
}: {
  /** The unit is known and the key is another. */
  readonly loud: boolean
  readonly relation?: Relation | null
  /** A key confirmed before vouches for it: nobody has to telephone. */
  readonly vouched?: boolean
  readonly confirm: (
    relation: Relation,
    heard: string,
  ) => Promise<Result<CallOutput<'exchange.status'>, AnyError>>
  readonly onDone: () => void
}) {
  const [relation, setRelation] = useState<Relation>(known ?? 'upper')
  const [heard, setHeard] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async () => {
    const result = await confirm(relation, heard)
    if (!result.ok) return setProblem(sentence(result.error))
    onDone()
  }
  return (
    <form
      noValidate
      className={classes.confirm}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {loud ? (
        <Note tone="bad">
          KHÓA ĐÃ THAY ĐỔI. Chỉ xác nhận sau khi gọi điện theo số quen biết và biết vì sao có khóa mới.
        </Note>
      ) : null}
      {vouched ? (
        <Note tone="ok" live={false}>
          Thẻ này do khóa đã xác nhận trước đây ký, không phải gọi điện.
        </Note>
      ) : (
        <>
          <p className={classes.line}>{fingerprintWords}</p>
          <TextField
            label="Bốn nhóm chữ nghe qua điện thoại"
            placeholder="ABCD-EFGH-JKLM-NPQR"
            value={heard}
            onChange={setHeard}
          />
        </>
      )}
      <NativeSelect
        label="Đơn vị này là"
        value={relation}
        onChange={(event) => setRelation(event.currentTarget.value as Relation)}
        data={(['upper', 'lower', 'own'] as const).map((value) => ({ value, label: relationWords[value] }))}
      />
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
      <div>
        <Button type="submit" variant={loud ? 'default' : 'filled'}>
          Xác nhận khóa
        </Button>
      </div>
    </form>
  )
}
