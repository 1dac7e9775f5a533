/** Who sent, who did not: the matrix, and what is done about those who are missing. */
import { Button, NativeSelect } from '@mantine/core'
import { IconCopy, IconPrinter, IconTable } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Matrix } from '../../../shared/contract/receiver.ts'
import { type Cell, cellAt, cellSigns, cellWords, replacedSign } from '../../../shared/receiver/matrix.ts'
import { missingText } from '../../../shared/receiver/words.ts'
import { useStatus, useUi } from '../../app/context.tsx'
import { useCall } from '../../app/session.ts'
import { type AnyError, sentence } from '../../i18n/vi/errors.ts'
import { copy, saveFile } from '../../print/hand-over.ts'
import { printHtml } from '../../print/print-html.ts'
import { MatrixGrid } from './MatrixGrid.tsx'
import { begun, titleOf } from './periods.ts'
import classes from './Receiver.module.css'

export function MatrixView({ matrix, kinds }: { readonly matrix: Matrix; readonly kinds: ReactNode }) {
  const { now, unitName } = useStatus()
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const periods = begun(matrix, now)
  const due = periods.filter(({ dueAt }) => dueAt <= now)
  const [span, setSpan] = useState(due.at(-1)?.key ?? '')
  const keys = span === '' ? due.map(({ key }) => key) : [span]
  const cell = (row: string, at: number): Cell => {
    const found = cellAt(row, at)
    const late = (periods[at]?.dueAt ?? 0) < now
    return found.state === 'notDue' && late ? { ...found, state: 'missing' } : found
  }
  const lacking = matrix.units.flatMap(({ name, row }) => {
    const owed = keys.filter((key) => {
      const at = periods.findIndex((period) => period.key === key)
      return cell(row, at).state === 'missing'
    })
    return owed.length === 0 ? [] : [{ name, periods: owed }]
  })
  const failed = (error: AnyError) => notify(sentence(error), 'bad')
  const paper = (format: 'xlsx' | 'html') =>
    call('receiver.document', { paper: 'missing', keys, code: '', format })
  const excel = async () => {
    const file = await paper('xlsx')
    if (file.ok) saveFile(file.value)
    else failed(file.error)
  }
  useExcelKey(excel)

  const remind = async () => {
    const done = await copy(missingText(unitName ?? '', now, lacking), null)
    notify(
      done ? 'Đã chép tin nhắc, dán vào Zalo hoặc iOffice.' : 'Trình duyệt không cho chép.',
      done ? 'ok' : 'bad',
    )
  }
  const print = async () => {
    const file = await paper('html')
    if (file.ok) await printHtml(file.value)
    else failed(file.error)
  }
  const at = periods.findIndex(({ key }) => key === span)
  const tally = at < 0 ? null : tallyOf(matrix.units.map(({ row }) => cell(row, at)))
  return (
    <>
      <div className={classes.bar}>
        {kinds}
        <NativeSelect
          size="sm"
          aria-label="Kỳ để nhắc, in"
          value={span}
          onChange={(event) => setSpan(event.currentTarget.value)}
          data={[
            ...[...due].reverse().map(({ key }) => ({ value: key, label: titleOf(key) })),
            { value: '', label: 'Cả năm đến nay' },
          ]}
        />
        <Button
          size="compact-md"
          leftSection={<IconCopy size={16} aria-hidden />}
          disabled={keys.length === 0}
          onClick={() => void remind()}
        >
          Chép tin nhắc {lacking.length} đơn vị
        </Button>
        <Button
          size="compact-md"
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          disabled={keys.length === 0}
          onClick={() => void print()}
        >
          In danh sách
        </Button>
        <Button
          size="compact-md"
          variant="default"
          title="Ctrl+E"
          leftSection={<IconTable size={16} aria-hidden />}
          disabled={keys.length === 0}
          onClick={() => void excel()}
        >
          Excel
        </Button>
      </div>
      <p className={classes.tally}>
        {tally === null ? null : (
          <span>
            {titleOf(span)}: <b>{tally.onTime}</b> đúng hạn, <b>{tally.late}</b> muộn, <b>{tally.missing}</b>{' '}
            chưa gửi / {matrix.units.length} đơn vị.
          </span>
        )}{' '}
        <span className={classes.legend}>
          {(['onTime', 'late', 'missing', 'notDue'] as const).map((state) => (
            <span key={state} data-state={state}>
              <span aria-hidden>{cellSigns[state]}</span> {cellWords[state]}
            </span>
          ))}
          <span>
            <span aria-hidden>{replacedSign}</span> đã thay bản
          </span>
        </span>
      </p>
      {periods.length === 0 ? (
        <p className={classes.quiet}>Năm {matrix.year} chưa có kỳ nào đến hạn.</p>
      ) : (
        <MatrixGrid matrix={matrix} keys={periods.map(({ key }) => key)} cell={cell} chosen={span} />
      )}
    </>
  )
}

/** Ctrl+E, as in every list. */
export function useExcelKey(excel: () => Promise<void>): void {
  const latest = useRef(excel)
  latest.current = excel
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'e' || !event.ctrlKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      void latest.current()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

function tallyOf(cells: readonly Cell[]) {
  const count = (state: Cell['state']) => cells.filter((cell) => cell.state === state).length
  return { onTime: count('onTime'), late: count('late'), missing: count('missing') }
}
