/** What is in the first PC's bundle, and the answers with which this PC joins: fingerprint, recovery code, a PIN. */
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import { useApp } from '../../app/context.tsx'
import { useRefreshStatus } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { instantText } from '../../i18n/vi/format.ts'
import { TextField } from '../../ui/field/TextField.tsx'
import { Note } from '../../ui/Note.tsx'
import { newPinProblems, PinField } from '../people/PinField.tsx'
import classes from './Setup.module.css'

export function JoinForm({
  bundle,
  onBack,
}: {
  readonly bundle: CallOutput<'setup.openBundle'>
  readonly onBack: () => void
}) {
  const { client } = useApp()
  const refresh = useRefreshStatus()
  const [heard, setHeard] = useState('')
  const [recoveryCode, setRecoveryCode] = useState('')
  const [administratorId, setAdministratorId] = useState(bundle.administrators[0]?.id ?? '')
  const [pcName, setPcName] = useState('Máy thứ hai')
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const missing = (text: string) => (text.trim() === '' ? 'Chưa nhập' : null)
  const problems = {
    heard: missing(heard),
    recoveryCode: missing(recoveryCode),
    pcName: missing(pcName),
    ...newPinProblems(pin, again),
  }
  const shown = (field: keyof typeof problems) => (tried ? problems[field] : null)

  const join = async () => {
    setTried(true)
    setProblem(null)
    if (Object.values(problems).some((each) => each !== null)) return
    setBusy(true)
    const answers = { token: bundle.token, heard, recoveryCode, administratorId, pin, pcName }
    const result = await client.invoke('setup.join', answers)
    if (!result.ok) {
      setBusy(false)
      return setProblem(sentence(result.error))
    }
    await client.invoke('session.signIn', { userId: administratorId, pin })
    await refresh()
  }

  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        void join()
      }}
    >
      <h1 className={classes.stepTitle}>{bundle.unitName}</h1>
      <p className={classes.lead}>
        Gói {bundle.fileName} do “{bundle.pcName}” làm và ký lúc {instantText(bundle.madeAt)}: {bundle.people}{' '}
        người dùng, {bundle.weeks} tuần đã chốt, {bundle.letters} phiếu xin lỗi.
      </p>
      <fieldset className={classes.row}>
        <legend>Gói này có đúng của máy kia không</legend>
        <div className={classes.nameAndRole}>
          <TextField
            label="Bốn nhóm chữ của máy kia"
            hint="nhìn màn hình máy kia, mục Khóa và thẻ đơn vị"
            required
            value={heard}
            onChange={setHeard}
            error={shown('heard')}
          />
          <TextField
            label="Mã khôi phục của cơ quan"
            hint="trên thẻ đã in, cất cùng con dấu; dùng xong cất lại"
            required
            value={recoveryCode}
            onChange={setRecoveryCode}
            error={shown('recoveryCode')}
          />
        </div>
      </fieldset>
      <fieldset className={classes.row}>
        <legend>Ai vào máy này đầu tiên</legend>
        <p className={classes.lead}>
          Mã PIN không đi theo gói. Quản trị đặt mã PIN của mình cho máy này, rồi đặt cho từng người ở màn
          hình Người dùng.
        </p>
        <div className={classes.nameAndRole}>
          <NativeSelect
            label="Quản trị"
            value={administratorId}
            onChange={(event) => setAdministratorId(event.currentTarget.value)}
            data={bundle.administrators.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextField
            label="Tên máy này"
            required
            value={pcName}
            onChange={setPcName}
            error={shown('pcName')}
          />
          <PinField label="Mã PIN" value={pin} onChange={setPin} error={shown('pin')} />
          <PinField label="Gõ lại mã PIN" value={again} onChange={setAgain} error={shown('again')} />
        </div>
      </fieldset>
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
      <div className={classes.foot}>
        <Button variant="default" onClick={onBack}>
          Chọn gói khác
        </Button>
        <Button type="submit" loading={busy}>
          Vào sổ của cơ quan
        </Button>
      </div>
    </form>
  )
}
