/** The ledger as people ask it: who changed what, when, from what to what, why. Newest first, never editable. */
import { Button, NativeSelect } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import { formatNumber } from '../../../shared/numbers/vietnamese.ts'
import { Card, Page } from '../../app/Page.tsx'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { entityWords } from '../../i18n/vi/history.ts'
import { TextField } from '../../ui/field/TextField.tsx'
import { Note } from '../../ui/Note.tsx'
import classes from './History.module.css'
import { HistoryList } from './HistoryList.tsx'

type Check = CallOutput<'system.check'>

export function HistoryScreen() {
  const [entity, setEntity] = useState('')
  const [key, setKey] = useState('')
  return (
    <Page
      title="Nhật ký"
      lead="Mọi thay đổi đều ghi lại và móc nối với nhau: sửa hay xóa một dòng là các dòng sau không còn khớp."
      actions={<CheckButton />}
    >
      <Card>
        <div className={classes.filters}>
          <NativeSelect
            label="Loại việc"
            value={entity}
            onChange={(event) => setEntity(event.currentTarget.value)}
            data={[
              { value: '', label: 'Tất cả' },
              ...Object.entries(entityWords).map(([value, label]) => ({ value, label })),
            ]}
          />
          <TextField
            label="Mã"
            placeholder="2026-11-20"
            hint="Ngày thứ Sáu của một tuần"
            value={key}
            onChange={setKey}
          />
        </div>
        <HistoryList key={`${entity}/${key.trim()}`} entity={entity} of={key.trim()} />
      </Card>
    </Page>
  )
}

function CheckButton() {
  const call = useCall()
  const [busy, setBusy] = useState(false)
  const [check, setCheck] = useState<Check | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const run = async () => {
    setBusy(true)
    setProblem(null)
    const result = await call('system.check', {})
    setBusy(false)
    if (result.ok) setCheck(result.value)
    else setProblem(sentence(result.error))
  }
  return (
    <>
      {check === null ? null : (
        <Note tone={check.ok ? 'ok' : 'bad'}>
          {check.ok
            ? `Đã kiểm tra ${formatNumber(check.ledger)} dòng: khớp hết.`
            : `Có chỗ không khớp: ${check.problems.join('; ')}. Không sửa gì thêm, hãy khôi phục từ bản sao lưu.`}
        </Note>
      )}
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
      <Button
        variant="default"
        leftSection={<IconShieldCheck size={18} aria-hidden />}
        loading={busy}
        onClick={() => void run()}
      >
        Kiểm tra toàn bộ sổ
      </Button>
    </>
  )
}
