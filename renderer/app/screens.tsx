/** Which screen stands at an address, with its title, its place in the navigation and its page of help. */
import type { ReactNode } from 'react'
import { isMonthKey } from '../../shared/dates/period.ts'
import { Month } from '../../shared/letter/month.ts'
import { RuleKind } from '../../shared/rules/rule.ts'
import { AssignmentsScreen } from '../features/assignments/AssignmentsScreen.tsx'
import { BackupScreen } from '../features/backup/BackupScreen.tsx'
import { ConflictsScreen } from '../features/conflicts/ConflictsScreen.tsx'
import { CutoffsScreen } from '../features/cutoffs/CutoffsScreen.tsx'
import { DossiersScreen } from '../features/dossiers/DossiersScreen.tsx'
import { ExchangeScreen } from '../features/exchange/ExchangeScreen.tsx'
import { Form06aScreen } from '../features/form06a/Form06aScreen.tsx'
import { HelpScreen } from '../features/help/HelpScreen.tsx'
import type { HelpPage } from '../features/help/pages.ts'
import { isHelpPage } from '../features/help/pages.ts'
import { HistoryScreen } from '../features/history/HistoryScreen.tsx'
import { ChainScreen } from '../features/late/ChainScreen.tsx'
import { LateScreen } from '../features/late/LateScreen.tsx'
import { LettersScreen } from '../features/late/LettersScreen.tsx'
import { MonthScreen } from '../features/late/MonthScreen.tsx'
import { PartiesScreen } from '../features/parties/PartiesScreen.tsx'
import { PeopleScreen } from '../features/people/PeopleScreen.tsx'
import { PlanImportScreen } from '../features/plan-import/PlanImportScreen.tsx'
import { PlanPapersScreen } from '../features/plan-papers/PlanPapersScreen.tsx'
import { PlanScreen } from '../features/plans/PlanScreen.tsx'
import { PlansScreen } from '../features/plans/PlansScreen.tsx'
import { ReceiverScreen } from '../features/receiver/ReceiverScreen.tsx'
import { ReviewScreen } from '../features/review/ReviewScreen.tsx'
import { RuleScreen } from '../features/rules/RuleScreen.tsx'
import { RulesScreen } from '../features/rules/RulesScreen.tsx'
import { TargetsScreen } from '../features/targets/TargetsScreen.tsx'
import { TasksScreen } from '../features/tasks/TasksScreen.tsx'
import { ThisPcScreen } from '../features/this-pc/ThisPcScreen.tsx'
import { TodayScreen } from '../features/today/TodayScreen.tsx'
import { TrendScreen } from '../features/trend/TrendScreen.tsx'
import { UnitScreen } from '../features/unit/UnitScreen.tsx'
import { CurrentWeek } from '../features/week/CurrentWeek.tsx'
import { WeekScreen } from '../features/week/WeekScreen.tsx'
import { MonthsScreen } from '../features/weeks/MonthsScreen.tsx'
import { WeeksScreen } from '../features/weeks/WeeksScreen.tsx'
import type { Section } from './frame/Nav.tsx'
import { receiverViews } from './routes.ts'

export interface Screen {
  readonly title: string
  readonly section: Section | null
  readonly help: HelpPage
  readonly element: ReactNode
}

export function screenAt(location: string): Screen {
  const [head = '', rest = '', ...field] = location.split('/').slice(1)
  switch (head) {
    case '':
    case 'hom-nay':
      return { title: 'Hôm nay', section: 'today', help: 'hom-nay', element: <TodayScreen /> }
    case 'tuan':
      return {
        title: 'Chốt tuần',
        section: 'week',
        help: 'chot-tuan',
        element:
          rest === '' ? <CurrentWeek /> : <WeekScreen key={location} friday={rest} at={field.join('/')} />,
      }
    case 'cac-tuan':
      return {
        title: 'Các tuần trong năm',
        section: 'weeks',
        help: 'cac-tuan',
        element: <WeeksScreen year={/^\d{4}$/.test(rest) ? Number(rest) : null} />,
      }
    case 'thang':
      return {
        title: 'Chốt tháng',
        section: 'months',
        help: 'chot-thang',
        element: isMonthKey(rest) ? (
          <WeekScreen key={location} friday={rest} at={field.join('/')} />
        ) : (
          <MonthsScreen year={/^\d{4}$/.test(rest) ? Number(rest) : null} />
        ),
      }
    case 'theo-doi':
      return {
        title: 'Theo dõi điểm',
        section: 'trend',
        help: 'theo-doi',
        element: <TrendScreen year={/^\d{4}$/.test(rest) ? Number(rest) : null} />,
      }
    case 'chi-tieu':
      return {
        title: 'Chỉ tiêu năm',
        section: 'targets',
        help: 'chi-tieu',
        element: <TargetsScreen year={/^\d{4}$/.test(rest) ? Number(rest) : null} />,
      }
    case 'ke-hoach':
      return {
        title: 'Kế hoạch',
        section: 'plans',
        help: 'ke-hoach',
        element: rest === '' ? <PlansScreen /> : <PlanScreen key={rest} id={rest} />,
      }
    case 'nhiem-vu':
      return {
        title: 'Nhiệm vụ',
        section: 'tasks',
        help: 'nhiem-vu',
        element: (
          <TasksScreen
            key={rest}
            year={rest === 'moi-nam' ? 'every' : /^\d{4}$/.test(rest) ? Number(rest) : null}
          />
        ),
      }
    case 'bieu-06a':
      return {
        title: 'Biểu II.06a',
        section: 'form06a',
        help: 'bieu-06a',
        element: <Form06aScreen year={/^\d{4}$/.test(rest) ? Number(rest) : null} />,
      }
    case 'nhap-ke-hoach':
      return {
        title: 'Nhập kế hoạch',
        section: 'plans',
        help: 'nhap-ke-hoach',
        element: <PlanImportScreen />,
      }
    case 'lich-chot':
      return {
        title: 'Lịch chốt',
        section: 'cutoffs',
        help: 'lich-chot',
        element: <CutoffsScreen year={/^\d{4}$/.test(rest) ? Number(rest) : null} />,
      }
    case 'ho-so':
      return { title: 'Hồ sơ', section: 'dossiers', help: 'ho-so', element: <DossiersScreen /> }
    case 'ho-so-tre':
      return {
        title: 'Hồ sơ trễ hạn',
        section: 'late',
        help: 'ho-so-tre',
        element:
          rest === '' ? <LateScreen /> : <ChainScreen key={location} code={decodeURIComponent(rest)} />,
      }
    case 'thang-ho-so-tre':
      return {
        title: 'Công khai hồ sơ trễ',
        section: 'lateMonth',
        help: 'ho-so-tre',
        element: <MonthScreen key={location} month={Month.safeParse(rest).success ? rest : null} />,
      }
    case 'so-phieu-xin-loi':
      return { title: 'Sổ phiếu xin lỗi', section: 'letters', help: 'ho-so-tre', element: <LettersScreen /> }
    case 'quy-tac': {
      const kind = RuleKind.safeParse(rest)
      return {
        title: 'Quy tắc',
        section: 'rules',
        help: 'quy-tac',
        element: kind.success ? <RuleScreen key={kind.data} kind={kind.data} /> : <RulesScreen />,
      }
    }
    case 'in-ke-hoach':
      return {
        title: 'In kế hoạch',
        section: 'plans',
        help: 'in-ke-hoach',
        element: <PlanPapersScreen key={rest} planId={rest === '' ? null : rest} />,
      }
    case 'tong-hop':
      return {
        title: 'Tổng hợp các đơn vị',
        section: 'receiver',
        help: 'tong-hop',
        element:
          rest === 'so-lieu' ? (
            <ReceiverScreen view="ma-tran" sheet={{ senderId: field[0] ?? '', period: field[1] ?? '' }} />
          ) : (
            <ReceiverScreen view={receiverViews.find((view) => view === rest) ?? 'ma-tran'} />
          ),
      }
    case 'ra-soat':
      return { title: 'Rà soát thủ tục', section: 'review', help: 'ra-soat', element: <ReviewScreen /> }
    case 'cach-doc-ke-hoach':
      return {
        title: 'Cách đọc kế hoạch',
        section: 'parties',
        help: 'cach-doc-ke-hoach',
        element: <PartiesScreen />,
      }
    case 'nguoi-dung':
      return { title: 'Người dùng', section: 'people', help: 'nguoi-dung', element: <PeopleScreen /> }
    case 'phan-cong':
      return { title: 'Phân công', section: 'assignments', help: 'phan-cong', element: <AssignmentsScreen /> }
    case 'co-quan':
      return { title: 'Cơ quan và người ký', section: 'unit', help: 'co-quan', element: <UnitScreen /> }
    case 'gui-nhan':
      return { title: 'Gửi – nhận', section: 'exchange', help: 'gui-nhan', element: <ExchangeScreen /> }
    case 'sao-luu':
      return { title: 'Sao lưu', section: 'backup', help: 'sao-luu', element: <BackupScreen /> }
    case 'may-nay':
      return { title: 'Máy này', section: 'thisPc', help: 'may-nay', element: <ThisPcScreen /> }
    case 'mau-thuan':
      return {
        title: 'Hai bản khác nhau',
        section: 'conflicts',
        help: 'mau-thuan',
        element: <ConflictsScreen />,
      }
    case 'nhat-ky':
      return { title: 'Nhật ký', section: 'history', help: 'nhat-ky', element: <HistoryScreen /> }
    case 'tro-giup': {
      const page = isHelpPage(rest) ? rest : 'bat-dau'
      return { title: 'Trợ giúp', section: 'help', help: page, element: <HelpScreen page={page} /> }
    }
    default:
      return {
        title: 'Không có màn hình này',
        section: null,
        help: 'bat-dau',
        element: <h1>Không có màn hình này. Chọn một mục ở bên trái.</h1>,
      }
  }
}
