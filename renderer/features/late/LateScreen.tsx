/**
 * Dossiers that are late or about to be, and where each apology stands. It opens before a PIN and names no citizen;
 * whatever is done for several at once is done here, the rest on the page of the dossier.
 */
import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import type { LateBoard } from '../../../shared/contract/late.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import type { LateItem } from '../../../shared/letter/chain.ts'
import { countLate } from '../../../shared/letter/late.ts'
import { shortMoment } from '../../../shared/letter/wording.ts'
import { matches } from '../../../shared/text/text.ts'
import { Card, Loaded, Page } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { paths } from '../../app/routes.ts'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { saveFile } from '../../print/hand-over.ts'
import { Empty } from '../../ui/Empty.tsx'
import { useExcelKey } from '../../ui/excel-key.ts'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { Note } from '../../ui/Note.tsx'
import { BulkBar } from './BulkBar.tsx'
import { Incidents } from './Incidents.tsx'
import classes from './Late.module.css'
import { LateTable } from './LateTable.tsx'
import { needsWork } from './tones.ts'

type Part = 'work' | 'near' | 'late' | 'all' | 'incidents'
const parts: readonly { readonly value: Part; readonly label: string }[] = [
  { value: 'work', label: 'Cần làm' },
  { value: 'near', label: 'Sắp đến hạn' },
  { value: 'late', label: 'Đã trễ' },
  { value: 'all', label: 'Tất cả' },
  { value: 'incidents', label: 'Nhật ký sự cố' },
]

const belongs: Readonly<Record<Exclude<Part, 'incidents'>, (item: LateItem) => boolean>> = {
  work: needsWork,
  near: ({ status }) => status.startsWith('nearDue'),
  late: ({ status }) => status === 'late' || status === 'overdue',
  all: () => true,
}

export function LateScreen() {
  const board = useRead('late.board', {})
  return (
    <Page
      title="Hồ sơ trễ, sắp trễ"
      actions={
        <Button component={Link} to={paths.letters} variant="default">
          Sổ phiếu xin lỗi
        </Button>
      }
    >
      <Loaded name="late.board" read={board}>
        {(value) => <Board board={value} />}
      </Loaded>
    </Page>
  )
}

function Board({ board }: { readonly board: LateBoard }) {
  const call = useCall()
  const [problem, setProblem] = useState<string | null>(null)
  const [part, setPart] = useState<Part>('work')
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const count = countLate(board.items)
  const found =
    part === 'incidents'
      ? []
      : board.items
          .filter(belongs[part])
          .filter(({ code, field, unit, officer }) =>
            matches(query, [code, field, unit, officer].filter((text) => text !== null).join(' ')),
          )
  const excel = async () => {
    if (found.length === 0) return
    const title = parts.find(({ value }) => value === part)?.label ?? 'Hồ sơ trễ'
    const made = await call('late.excel', { title, codes: found.map(({ code }) => code) })
    setProblem(made.ok ? null : sentence(made.error))
    if (made.ok) await saveFile(made.value)
  }
  useExcelKey(() => void excel())
  const selected = board.items.filter(({ code }) => chosen.has(code))
  return (
    <>
      <p>
        Hồ sơ trễ: <b>{count.late}</b> – đã xin lỗi{' '}
        <b>
          {count.withLetter}/{count.late}
        </b>{' '}
        – đúng trước hạn{' '}
        <b>
          {count.inTime}/{count.late}
        </b>{' '}
        – chưa xin lỗi <b>{count.missing}</b>
      </p>
      {board.listAt === null ? (
        <Note tone="info" live={false}>
          Chưa nhập danh sách hồ sơ nào. Nhập tệp xuất từ hệ thống của tỉnh ở mục Hồ sơ.
        </Note>
      ) : (board.listAge ?? 0) > 0 ? (
        <Note tone="warn" live={false}>
          Danh sách hồ sơ lấy lúc {shortMoment(board.listAt)}, đã {board.listAge} ngày làm việc. Nên nhập lại.
        </Note>
      ) : null}
      <div className={classes.bar}>
        <SegmentedControl
          aria-label="Xem hồ sơ nào"
          value={part}
          onChange={(value) => setPart(value as Part)}
          data={parts.map(({ value, label }) => ({
            value,
            label: value === 'incidents' ? label : `${label} (${board.items.filter(belongs[value]).length})`,
          }))}
        />
        {part === 'incidents' ? null : (
          <TextInput
            aria-label="Tìm theo mã, lĩnh vực, bộ phận"
            placeholder="Tìm mã, lĩnh vực, bộ phận"
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
        )}
        {part === 'incidents' ? null : (
          <Button
            variant="default"
            disabled={found.length === 0}
            onClick={() => void excel()}
            rightSection={<KeyHint keys="Ctrl E" />}
          >
            Excel
          </Button>
        )}
      </div>
      {part === 'incidents' ? (
        <Incidents />
      ) : (
        <>
          {selected.length === 0 ? null : (
            <BulkBar board={board} selected={selected} onDone={() => setChosen(new Set())} />
          )}
          <Card>
            {found.length === 0 ? (
              <Empty>
                {board.items.length === 0
                  ? 'Không có hồ sơ nào trễ hoặc sắp đến hạn.'
                  : 'Không có hồ sơ nào ở mục này.'}
              </Empty>
            ) : (
              <LateTable key={`${part} ${query}`} items={found} chosen={chosen} onChoose={setChosen} />
            )}
            {problem === null ? null : <Note tone="bad">{problem}</Note>}
          </Card>
        </>
      )}
      <p>
        Hạn gửi phiếu xin lỗi là ngày làm việc liền trước ngày hẹn trả. Ngày hẹn gốc không bao giờ bị thay
        {board.listAt === null ? '' : `; danh sách ngày ${formatDate(board.listAt.slice(0, 10))}`}.
      </p>
    </>
  )
}
