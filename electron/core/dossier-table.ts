/** The dossiers that a list shows, as an Excel file. */
import { listDossiers, listParties } from '../../db/dossier/dossiers.ts'
import type { Store } from '../../db/store.ts'
import type { WorkingCalendar } from '../../shared/dates/calendar.ts'
import { formatDate } from '../../shared/dates/words.ts'
import type { KeptDossier, LocalMoment, Standing } from '../../shared/dossier/dossier.ts'
import { keptStanding } from '../../shared/dossier/standing.ts'
import { reasonWords, statusWords } from '../../shared/dossier/words.ts'
import type { MadeFile } from '../../shared/week/content.ts'
import { fileName } from './document-files.ts'
import { type ListCell, listExcel } from './list-excel.ts'

const columns: readonly (readonly [heading: string, width: number])[] = [
  ['STT', 6],
  ['Mã hồ sơ', 24],
  ['Thủ tục', 50],
  ['Lĩnh vực', 22],
  ['Người nộp', 28],
  ['Ngày tiếp nhận', 17],
  ['Hẹn trả', 17],
  ['Hẹn trả lần đầu', 17],
  ['Ngày hoàn thành', 17],
  ['Trạng thái trên hệ thống', 22],
  ['Tình trạng', 22],
  ['Số ngày làm việc còn/quá', 14],
  ['Bộ phận đang xử lý', 26],
  ['Cán bộ xử lý', 24],
]

export function dossierTable(
  store: Store,
  title: string,
  codes: readonly string[],
  at: LocalMoment,
  calendar: WorkingCalendar,
): Promise<MadeFile> {
  const kept = new Map(listDossiers(store).map((dossier) => [dossier.code, dossier]))
  const parties = listParties(store)
  const rows = codes.flatMap((code, nth) => {
    const dossier = kept.get(code)
    if (dossier === undefined) return []
    return [rowOf(dossier, keptStanding(dossier, at, calendar), parties.get(code)?.applicant ?? null, nth)]
  })
  return listExcel({
    name: fileName('ho-so', title, at.slice(0, 10)),
    title: `${title}. Tính đến ${momentText(at)}`,
    columns,
    rows,
  })

  function rowOf(
    dossier: KeptDossier,
    standing: Standing,
    applicant: string | null,
    nth: number,
  ): ListCell[] {
    const moment = (value: LocalMoment | null) => (value === null ? '' : momentText(value))
    const { workingDaysLeft, workingDaysLate } = standing
    const reasons = standing.reviewReasons.map((reason) => reasonWords[reason]).join('; ')
    return [
      nth + 1,
      dossier.code,
      dossier.procedure,
      dossier.field,
      applicant,
      moment(dossier.received),
      moment(dossier.due),
      moment(dossier.originalDue),
      moment(dossier.finished),
      dossier.state,
      `${statusWords[standing.status]}${reasons === '' ? '' : `: ${reasons}`}`,
      workingDaysLate ?? workingDaysLeft,
      dossier.unit,
      dossier.officer,
    ]
  }
}

const momentText = (moment: LocalMoment): string =>
  `${formatDate(moment.slice(0, 10))}${moment.length > 10 ? ` ${moment.slice(11)}` : ''}`
