import { Button } from '@mantine/core'
import type { Backup } from '../../../shared/contract/system.ts'
import { Mark } from '../../app/Mark.tsx'
import table from '../../app/table.module.css'
import { bytesText, instantText } from '../../i18n/vi/format.ts'

/** Newest first; `onChoose` adds a button to each row. */
export function BackupTable({
  backups,
  onChoose,
}: {
  readonly backups: readonly Backup[]
  readonly onChoose?: (backup: Backup) => void
}) {
  const sorted = [...backups].sort((a, b) => b.at - a.at)
  return (
    <div className={table.wrap}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Lúc</th>
            <th scope="col">Ở đâu</th>
            <th scope="col">Tên tệp</th>
            <th scope="col" className={table.num}>
              Cỡ
            </th>
            <th scope="col">Kiểm tra</th>
            {onChoose === undefined ? null : (
              <th scope="col" className={table.act}>
                Việc
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {sorted.map((backup) => (
            <tr key={backup.token}>
              <th scope="row">{instantText(backup.at)}</th>
              <td>{backup.place}</td>
              <td className={table.quiet}>{backup.name}</td>
              <td className={table.num}>{bytesText(backup.bytes)}</td>
              <td>
                {backup.verified ? (
                  <Mark tone="ok">đã kiểm tra</Mark>
                ) : (
                  <Mark tone="warn">chưa kiểm tra</Mark>
                )}
              </td>
              {onChoose === undefined ? null : (
                <td className={table.act}>
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`Xem bản này, ${instantText(backup.at)}, ${backup.place}`}
                    onClick={() => onChoose(backup)}
                  >
                    Xem bản này
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
