/** Only what exists. The open screen is told by a bar, by weight and by `aria-current`, not by colour alone. */
import { Link } from 'wouter'
import { useUi } from '../context.tsx'
import { useRead } from '../read.ts'
import { paths } from '../routes.ts'
import classes from './Nav.module.css'

export type Section =
  | 'today'
  | 'week'
  | 'weeks'
  | 'months'
  | 'form06a'
  | 'trend'
  | 'targets'
  | 'cutoffs'
  | 'plans'
  | 'tasks'
  | 'dossiers'
  | 'late'
  | 'letters'
  | 'lateMonth'
  | 'rules'
  | 'review'
  | 'receiver'
  | 'parties'
  | 'people'
  | 'assignments'
  | 'unit'
  | 'exchange'
  | 'backup'
  | 'thisPc'
  | 'conflicts'
  | 'history'
  | 'help'

interface Entry {
  /** Only in an office that receives what other units send. */
  readonly receiver?: true
  readonly section: Section
  readonly to: string
  readonly text: string
}

const groups: readonly { readonly title: string | null; readonly entries: readonly Entry[] }[] = [
  {
    title: null,
    entries: [
      { section: 'today', to: paths.today, text: 'Hôm nay' },
      { section: 'receiver', to: paths.receiver('ma-tran'), text: 'Tổng hợp các đơn vị', receiver: true },
    ],
  },
  {
    title: 'Số liệu 766',
    entries: [
      { section: 'week', to: paths.currentWeek, text: 'Chốt tuần' },
      { section: 'weeks', to: paths.weeks, text: 'Các tuần trong năm' },
      { section: 'months', to: paths.months, text: 'Chốt tháng' },
      { section: 'form06a', to: paths.form06a, text: 'Biểu II.06a' },
      { section: 'trend', to: paths.trend, text: 'Theo dõi điểm' },
      { section: 'targets', to: paths.targets, text: 'Chỉ tiêu năm' },
      { section: 'cutoffs', to: paths.cutoffs, text: 'Lịch chốt' },
    ],
  },
  {
    title: 'Kế hoạch, nhiệm vụ',
    entries: [
      { section: 'tasks', to: paths.tasks, text: 'Nhiệm vụ' },
      { section: 'plans', to: paths.plans, text: 'Kế hoạch' },
      { section: 'review', to: paths.review, text: 'Rà soát thủ tục' },
    ],
  },
  {
    title: 'Hồ sơ',
    entries: [
      { section: 'dossiers', to: paths.dossiers, text: 'Danh sách hồ sơ' },
      { section: 'late', to: paths.late, text: 'Hồ sơ trễ, sắp trễ' },
      { section: 'letters', to: paths.letters, text: 'Sổ phiếu xin lỗi' },
      { section: 'lateMonth', to: paths.lateMonth, text: 'Công khai hồ sơ trễ' },
    ],
  },
  {
    title: 'Trao đổi',
    entries: [{ section: 'exchange', to: paths.exchange, text: 'Gửi – nhận' }],
  },
  {
    title: 'Khai báo',
    entries: [
      { section: 'rules', to: paths.rules, text: 'Quy tắc' },
      { section: 'parties', to: paths.parties, text: 'Cách đọc kế hoạch' },
      { section: 'people', to: paths.people, text: 'Người dùng' },
      { section: 'assignments', to: paths.assignments, text: 'Phân công' },
      { section: 'unit', to: paths.unit, text: 'Cơ quan và người ký' },
    ],
  },
  {
    title: 'An toàn',
    entries: [
      { section: 'backup', to: paths.backup, text: 'Sao lưu' },
      { section: 'thisPc', to: paths.thisPc, text: 'Máy này' },
      { section: 'history', to: paths.history, text: 'Nhật ký' },
      { section: 'help', to: paths.help, text: 'Trợ giúp' },
    ],
  },
]

/** Stands at the top, and only while there is something to settle. */
function toSettle(open: number): (typeof groups)[number] {
  return {
    title: null,
    entries: [{ section: 'conflicts', to: paths.conflicts, text: `Hai bản khác nhau (${open})` }],
  }
}

export function Nav({ current }: { readonly current: Section | null }) {
  const receiver = useUi((ui) => ui.status?.receiver ?? false)
  const open = useRead('conflict.count', {}).value?.open ?? 0
  const shown = open === 0 ? groups : [toSettle(open), ...groups]
  return (
    <nav className={classes.nav} aria-label="Các màn hình">
      {shown.map((group) => (
        <div key={group.entries[0]?.section} className={classes.group}>
          {group.title === null ? null : <p className={classes.title}>{group.title}</p>}
          <ul>
            {group.entries
              .filter((entry) => entry.receiver !== true || receiver)
              .map((entry) => (
                <li key={entry.section}>
                  <Link to={entry.to} aria-current={entry.section === current ? 'page' : undefined}>
                    {entry.text}
                  </Link>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
