import type { CallOutput } from '../../../shared/contract/contract.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import { formatNumber } from '../../../shared/numbers/vietnamese.ts'
import { instantText } from '../../i18n/vi/format.ts'
import classes from './Backup.module.css'

/** What a copy holds, after it was opened and checked whole. */
export function ReportFacts({ report }: { readonly report: CallOutput<'backup.inspect'> }) {
  return (
    <dl className={classes.facts}>
      <dt>Cơ quan</dt>
      <dd>{report.unitName}</dd>
      <dt>Lập lúc</dt>
      <dd>{instantText(report.madeAt)}</dd>
      <dt>Tuần mới nhất</dt>
      <dd>{report.newestWeek === null ? 'chưa có tuần nào' : formatDate(report.newestWeek)}</dd>
      <dt>Số tuần đã chốt</dt>
      <dd>{formatNumber(report.weeks)}</dd>
      <dt>Dòng nhật ký</dt>
      <dd>{formatNumber(report.ledger)}</dd>
    </dl>
  )
}
