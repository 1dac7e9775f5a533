/** The addresses of the screens, for links and for the router; `#` stands before each in the address bar. */
import { isMonthKey } from '../../shared/dates/period.ts'
import type { RuleKind } from '../../shared/rules/rule.ts'

export const receiverViews = ['ma-tran', 'cong-so', 'xep-hang', 'nhiem-vu', 'kiem-tra-lai', 'don-vi'] as const
export type ReceiverView = (typeof receiverViews)[number]

export const paths = {
  today: '/hom-nay',
  /** The week the clock points at. */
  currentWeek: '/tuan',
  /** A week or a month, by its key. */
  week: (key: string) => `/${isMonthKey(key) ? 'thang' : 'tuan'}/${key}`,
  weeks: '/cac-tuan',
  weeksOf: (year: number) => `/cac-tuan/${year}`,
  /** The week with the cursor at a draft field, at its table (`table`) or its evidence (`evidence`). */
  weekAt: (friday: string, field = '') => `/tuan/${friday}/${field}`,
  months: '/thang',
  monthsOf: (year: number) => `/thang/${year}`,
  trend: '/theo-doi',
  trendOf: (year: number) => `/theo-doi/${year}`,
  planImport: '/nhap-ke-hoach',
  targets: '/chi-tieu',
  targetsOf: (year: number) => `/chi-tieu/${year}`,
  plans: '/ke-hoach',
  plan: (id: string) => `/ke-hoach/${id}`,
  tasks: '/nhiem-vu',
  /** The tasks of a year, or (`moi-nam`) of every year. */
  tasksOf: (year: number | 'moi-nam') => `/nhiem-vu/${year}`,
  planPapers: '/in-ke-hoach',
  /** With a plan chosen. */
  planPapersOf: (id: string) => `/in-ke-hoach/${id}`,
  form06a: '/bieu-06a',
  form06aOf: (year: number) => `/bieu-06a/${year}`,
  review: '/ra-soat',
  receiver: (view: ReceiverView) => `/tong-hop/${view}`,
  /** What one unit sent for one period: `<unit id>/<key>`. */
  receivedSheet: (place: string) => `/tong-hop/so-lieu/${place}`,
  receiverRanking: (measure: string) => `/tong-hop/xep-hang?theo=${encodeURIComponent(measure)}`,
  cutoffs: '/lich-chot',
  cutoffsOf: (year: number) => `/lich-chot/${year}`,
  dossiers: '/ho-so',
  late: '/ho-so-tre',
  lateDossier: (code: string) => `/ho-so-tre/${encodeURIComponent(code)}`,
  letters: '/so-phieu-xin-loi',
  lateMonth: '/thang-ho-so-tre',
  lateMonthOf: (month: string) => `/thang-ho-so-tre/${month}`,
  rules: '/quy-tac',
  rule: (kind: RuleKind) => `/quy-tac/${kind}`,
  /** How this office reads plans. */
  parties: '/cach-doc-ke-hoach',
  people: '/nguoi-dung',
  assignments: '/phan-cong',
  unit: '/co-quan',
  exchange: '/gui-nhan',
  backup: '/sao-luu',
  thisPc: '/may-nay',
  /** What two PCs said differently. */
  conflicts: '/mau-thuan',
  history: '/nhat-ky',
  help: '/tro-giup',
  helpPage: (page: string) => `/tro-giup/${page}`,
} as const
