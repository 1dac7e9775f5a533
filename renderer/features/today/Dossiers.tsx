import { Link } from 'wouter'
import type { WatchedDossiers } from '../../../shared/contract/today.ts'
import { ageWords, daysWords, dueWords } from '../../../shared/documents/today-words.ts'
import { formatNumber } from '../../../shared/numbers/vietnamese.ts'
import { Mark } from '../../app/Mark.tsx'
import { Card } from '../../app/Page.tsx'
import { paths } from '../../app/routes.ts'
import table from '../../app/table.module.css'
import { Empty } from '../../ui/Empty.tsx'
import { Note } from '../../ui/Note.tsx'
import classes from './Today.module.css'

/** Codes, procedures and counts only: the screen is read before a PIN. */
export function Dossiers({ watched }: { readonly watched: WatchedDossiers | null }) {
  return (
    <Card
      title="Hồ sơ quá hạn và sắp đến hạn trả"
      actions={
        <>
          <Link to={paths.dossiers}>Danh sách hồ sơ</Link>
          <Link to={paths.late}>Xin lỗi, hẹn lại</Link>
        </>
      }
    >
      {watched === null ? (
        <Empty>Chưa nhập danh sách hồ sơ của hệ thống tỉnh.</Empty>
      ) : (
        <>
          {watched.age > 1 ? (
            <Note tone="warn" live={false}>
              {ageWords(watched)}. Nên xuất danh sách mới rồi nhập lại.
            </Note>
          ) : (
            <p className={classes.quiet}>{ageWords(watched)}.</p>
          )}
          <dl className={classes.counts}>
            <Count words="Đang giải quyết" of={watched.open} />
            <Count words="Quá hạn" of={watched.overdue} />
            <Count words="Đến hạn trong 3 ngày" of={watched.nearDue} />
            <Count words="Cần xem lại" of={watched.needsReview} />
          </dl>
          {watched.dossiers.length === 0 ? null : <List watched={watched} />}
        </>
      )}
    </Card>
  )
}

const Count = ({ words, of }: { readonly words: string; readonly of: number }) => (
  <div>
    <dt>{words}</dt>
    <dd>{formatNumber(of)}</dd>
  </div>
)

function List({ watched: { dossiers, overdue, nearDue } }: { readonly watched: WatchedDossiers }) {
  const left = overdue + nearDue - dossiers.length
  return (
    <div className={classes.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Mã hồ sơ</th>
            <th scope="col">Thủ tục</th>
            <th scope="col">Hẹn trả</th>
            <th scope="col">Còn lại</th>
          </tr>
        </thead>
        <tbody>
          {dossiers.map((dossier) => (
            <tr key={dossier.code}>
              <th scope="row" className={table.keep}>
                <Link to={paths.lateDossier(dossier.code)}>{dossier.code}</Link>
              </th>
              <td>
                {dossier.procedure || dossier.field}
                {dossier.unit === '' ? null : <span className={classes.under}>{dossier.unit}</span>}
              </td>
              <td className={table.keep}>{dueWords(dossier.due)}</td>
              <td className={table.keep}>
                <Mark tone={dossier.status === 'overdue' ? 'bad' : 'warn'}>{daysWords(dossier)}</Mark>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 ? <p className={classes.quiet}>Còn {formatNumber(left)} hồ sơ nữa.</p> : null}
    </div>
  )
}
