/** What the units were asked to look at again, and what they answered. */
import { Button } from '@mantine/core'
import { useUi } from '../../app/context.tsx'
import { Loaded } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { useCall } from '../../app/session.ts'
import table from '../../app/table.module.css'
import { sentence } from '../../i18n/vi/errors.ts'
import { instantText } from '../../i18n/vi/format.ts'
import { Empty } from '../../ui/Empty.tsx'
import { titleOf } from './periods.ts'

export function RemarksView() {
  const read = useRead('remark.written', {})
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const withdraw = async (id: string) => {
    const result = await call('remark.withdraw', { id })
    notify(result.ok ? 'Đã rút đề nghị.' : sentence(result.error), result.ok ? 'ok' : 'bad')
  }
  return (
    <Loaded name="remark.written" read={read}>
      {(remarks) =>
        remarks.length === 0 ? (
          <Empty>
            Chưa có đề nghị nào. Mở một ô ở “Gửi, chưa gửi” rồi bấm “Đề nghị kiểm tra lại…” khi số đơn vị gửi
            khác số trên Cổng.
          </Empty>
        ) : (
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">Đơn vị, kỳ</th>
                <th scope="col">Số</th>
                <th scope="col">Nội dung</th>
                <th scope="col">Trả lời</th>
                <th scope="col" className={table.act}>
                  Việc
                </th>
              </tr>
            </thead>
            <tbody>
              {remarks.map(({ id, name, period, figure, sent, seen, text, at, withdrawn, answer }) => (
                <tr key={id}>
                  <th scope="row">
                    {name}
                    <br />
                    {titleOf(period)}
                  </th>
                  <td>
                    {figure === '' ? 'Cả kỳ' : figure}
                    {sent === '' ? null : <div>đơn vị gửi {sent}</div>}
                    {seen === '' ? null : <div>ở đây thấy {seen}</div>}
                  </td>
                  <td>
                    {text}
                    <div className={table.quiet}>{instantText(at)}</div>
                  </td>
                  <td>
                    {withdrawn
                      ? 'Đã rút'
                      : answer === null
                        ? 'Chờ trả lời'
                        : `${answer.answer === 'right' ? 'Số đúng' : 'Đã đính chính'}${answer.text === '' ? '' : `: ${answer.text}`}`}
                  </td>
                  <td className={table.act}>
                    {withdrawn || answer !== null ? null : (
                      <Button
                        size="compact-sm"
                        variant="subtle"
                        aria-label={`Rút đề nghị gửi ${name}, ${titleOf(period)}`}
                        onClick={() => void withdraw(id)}
                      >
                        Rút
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )
      }
    </Loaded>
  )
}
