/** What the units sent: who is missing, what it sums up to, who stands where. Only an upper unit has this screen. */
import { Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { useStatus } from '../../app/context.tsx'
import { Loaded, Page } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { paths, type ReceiverView, receiverViews } from '../../app/routes.ts'
import { Empty } from '../../ui/Empty.tsx'
import { Note } from '../../ui/Note.tsx'
import { MatrixView } from './MatrixView.tsx'
import { MembersView } from './MembersView.tsx'
import { RankingView } from './RankingView.tsx'
import classes from './Receiver.module.css'
import { RemarksView } from './RemarksView.tsx'
import { RollUpView } from './RollUpView.tsx'
import { SheetView } from './SheetView.tsx'
import { TasksView } from './TasksView.tsx'

const words: Readonly<Record<ReceiverView, string>> = {
  'ma-tran': 'Gửi, chưa gửi',
  'cong-so': 'Cộng số liệu',
  'xep-hang': 'Xếp hạng',
  'nhiem-vu': 'Nhiệm vụ, xin lỗi',
  'kiem-tra-lai': 'Đề nghị kiểm tra lại',
  'don-vi': 'Danh sách đơn vị',
}

/** Those that speak of one kind of period in one year. */
const ofPeriods: readonly ReceiverView[] = ['ma-tran', 'cong-so', 'xep-hang']

export function ReceiverScreen({
  view,
  sheet,
}: {
  readonly view: ReceiverView
  /** One period of one unit, opened from a view. */
  readonly sheet?: { readonly senderId: string; readonly period: string }
}) {
  const { receiver, today } = useStatus()
  const [year, setYear] = useState(Number(today.slice(0, 4)))
  if (!receiver)
    return (
      <Page title="Tổng hợp các đơn vị">
        <Empty>
          Màn hình này chỉ dùng ở cơ quan cấp trên. Cơ quan khai là cấp xã thì gửi số liệu lên ở “Gửi – nhận”.
        </Empty>
      </Page>
    )
  return (
    <Page
      title="Tổng hợp các đơn vị"
      actions={
        sheet !== undefined || view === 'don-vi' || view === 'kiem-tra-lai' ? undefined : (
          <fieldset className={classes.years}>
            <legend className={classes.hidden}>Năm</legend>
            <Button
              variant="default"
              size="compact-md"
              aria-label={`Năm ${year - 1}`}
              onClick={() => setYear(year - 1)}
            >
              <IconChevronLeft size={16} aria-hidden />
            </Button>
            <b>{year}</b>
            <Button
              variant="default"
              size="compact-md"
              aria-label={`Năm ${year + 1}`}
              onClick={() => setYear(year + 1)}
            >
              <IconChevronRight size={16} aria-hidden />
            </Button>
          </fieldset>
        )
      }
    >
      <nav className={classes.views} aria-label="Các phần của tổng hợp">
        {receiverViews.map((each) => (
          <Link key={each} to={paths.receiver(each)} aria-current={each === view ? 'page' : undefined}>
            {words[each]}
          </Link>
        ))}
      </nav>
      {sheet === undefined ? null : <SheetView key={sheet.senderId + sheet.period} {...sheet} />}
      {sheet === undefined && ofPeriods.includes(view) ? (
        <Periods key={year} year={year} view={view} />
      ) : null}
      {view === 'nhiem-vu' ? <TasksView year={year} /> : null}
      {view === 'kiem-tra-lai' ? <RemarksView /> : null}
      {view === 'don-vi' ? <MembersView /> : null}
    </Page>
  )
}

function Periods({ year, view }: { readonly year: number; readonly view: ReceiverView }) {
  const [report, setReport] = useState<string | null>(null)
  const read = useRead('receiver.matrix', { year, report })
  return (
    <Loaded name="receiver.matrix" read={read}>
      {(matrix) => {
        if (matrix.units.length === 0)
          return (
            <Empty action={<Link to={paths.receiver('don-vi')}>Lập danh sách đơn vị</Link>}>
              Chưa có đơn vị nào. Lập danh sách đơn vị phải gửi, hoặc nhận gói đầu tiên ở “Gửi – nhận”.
            </Empty>
          )
        const kinds = (
          <label className={classes.kind}>
            Kỳ{' '}
            <select value={report ?? ''} onChange={(event) => setReport(event.currentTarget.value || null)}>
              <option value="">Tuần</option>
              {matrix.reports.map(({ code, name }) => (
                <option key={code} value={code}>
                  Tháng: {name}
                </option>
              ))}
            </select>
          </label>
        )
        return (
          <>
            {matrix.forks === 0 ? null : (
              <Note tone="warn" live={false}>
                {matrix.forks} bản có cùng số lần chốt nhưng nội dung khác nhau, đang giữ riêng, chưa dùng. Mở
                ô của đơn vị để xem và đề nghị đính chính.
              </Note>
            )}
            {view === 'ma-tran' ? <MatrixView key={`${report}`} matrix={matrix} kinds={kinds} /> : null}
            {view === 'cong-so' ? <RollUpView key={`${report}`} matrix={matrix} kinds={kinds} /> : null}
            {view === 'xep-hang' ? <RankingView key={`${report}`} matrix={matrix} kinds={kinds} /> : null}
          </>
        )
      }}
    </Loaded>
  )
}
