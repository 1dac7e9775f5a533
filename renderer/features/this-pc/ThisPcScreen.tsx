/** What belongs to this PC and not to the office: reminders, starting with Windows, keys, the update from a stick. */
import { Checkbox, Switch } from '@mantine/core'
import type { ThisPc } from '../../../shared/contract/desktop.ts'
import { useUi } from '../../app/context.tsx'
import { Card, Loaded, Page } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { About } from '../about/About.tsx'
import classes from './ThisPc.module.css'
import { UpdateCard } from './UpdateCard.tsx'

export function ThisPcScreen() {
  const pc = useRead('desktop.status', {})
  return (
    <Page title="Máy này" lead="Những điều riêng của máy tính này, không đi theo dữ liệu của cơ quan.">
      <Loaded name="desktop.status" read={pc}>
        {(value) => (
          <>
            <Reminders pc={value} reload={pc.reload} />
            <AtLogin pc={value} reload={pc.reload} />
            <Keys pc={value} />
            <UpdateCard desktop={value.desktop} />
            <Card title="Về chương trình">
              <About />
            </Card>
          </>
        )}
      </Loaded>
    </Page>
  )
}

interface Part {
  readonly pc: ThisPc
  readonly reload: () => Promise<void>
}

const offered: readonly (readonly [number, string])[] = [
  [240, '4 giờ'],
  [120, '2 giờ'],
  [60, '1 giờ'],
  [30, '30 phút'],
  [15, '15 phút'],
]

function Reminders({ pc, reload }: Part) {
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const toggle = async (minutes: number, on: boolean) => {
    const rest = pc.reminders.filter((each) => each !== minutes)
    const result = await call('desktop.setReminders', { minutes: on ? [...rest, minutes] : rest })
    if (!result.ok) return notify(sentence(result.error), 'bad')
    await reload()
    notify('Đã lưu giờ nhắc.')
  }
  const all = [
    ...offered,
    ...pc.reminders
      .filter((each) => !offered.some(([minutes]) => minutes === each))
      .map((each) => [each, `${each} phút`] as const),
  ]
  return (
    <Card title="Nhắc trước giờ chốt">
      <fieldset className={classes.reminders}>
        <legend>Khi tuần chưa chốt, nhắc trước giờ chốt</legend>
        {all.map(([minutes, words]) => (
          <Checkbox
            key={minutes}
            label={words}
            checked={pc.reminders.includes(minutes)}
            onChange={(event) => void toggle(minutes, event.currentTarget.checked)}
          />
        ))}
      </fieldset>
      <p className={classes.quiet}>
        Giờ chốt theo lịch làm việc, đã dời trước ngày nghỉ. Đến đúng giờ chốt luôn nhắc thêm một lần. Chỉ
        nhắc khi chương trình đang mở.
      </p>
    </Card>
  )
}

function AtLogin({ pc, reload }: Part) {
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const set = async (on: boolean) => {
    const result = await call('desktop.setOpenAtLogin', { on })
    if (!result.ok) return notify(sentence(result.error), 'bad')
    await reload()
    notify(on ? 'Từ lần sau chương trình mở cùng Windows.' : 'Chương trình không mở cùng Windows nữa.')
  }
  return (
    <Card title="Mở cùng Windows">
      {pc.openAtLogin === null ? (
        <p className={classes.quiet}>
          {pc.desktop
            ? 'Chỉ có ở bản đã cài trên Windows. Trên máy này hãy mở chương trình từ biểu tượng.'
            : 'Sổ đang mở trong trình duyệt nên Windows không tự mở được. Bản cài đặt có mục này.'}
        </p>
      ) : (
        <Switch
          label="Mở Sổ Một Cửa khi đăng nhập Windows, thu nhỏ dưới thanh tác vụ"
          checked={pc.openAtLogin}
          onChange={(event) => void set(event.currentTarget.checked)}
        />
      )}
    </Card>
  )
}

function Keys({ pc }: { readonly pc: ThisPc }) {
  return (
    <Card title="Khóa của máy">
      <p>
        {pc.keys === 'system'
          ? 'Khóa ký gói của máy này do kho khóa của hệ điều hành giữ: chỉ tài khoản này mở được.'
          : 'Khóa ký gói của máy này nằm trong một tệp ở thư mục dữ liệu: hệ điều hành không có kho khóa dùng được ở đây, hoặc nhiều tài khoản dùng chung sổ. Ai đọc được thư mục đó thì đọc được khóa.'}
      </p>
    </Card>
  )
}
