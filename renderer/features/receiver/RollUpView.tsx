/** Sums over the units: numerators and denominators each for themselves; who is not in the sum is named. */
import { Button, NativeSelect } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import type { Matrix, RollUp } from '../../../shared/contract/receiver.ts'
import { formatNumber } from '../../../shared/numbers/vietnamese.ts'
import { periodsText } from '../../../shared/receiver/words.ts'
import { columnNames, columns } from '../../../shared/stats/form.ts'
import { useStatus, useUi } from '../../app/context.tsx'
import { Card, Loaded } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { paths } from '../../app/routes.ts'
import { useCall } from '../../app/session.ts'
import table from '../../app/table.module.css'
import { sentence } from '../../i18n/vi/errors.ts'
import { FormsMenu, formWords } from '../../print/FormsMenu.tsx'
import { saveFile } from '../../print/hand-over.ts'
import { printHtml } from '../../print/print-html.ts'
import { Note } from '../../ui/Note.tsx'
import { useExcelKey } from './MatrixView.tsx'
import { begun, titleOf } from './periods.ts'
import classes from './Receiver.module.css'

export function RollUpView({ matrix, kinds }: { readonly matrix: Matrix; readonly kinds: ReactNode }) {
  const { now } = useStatus()
  const periods = begun(matrix, now).map(({ key }) => key)
  const [first, setFirst] = useState(periods.at(-1) ?? '')
  const [last, setLast] = useState(periods.at(-1) ?? '')
  const keys = periods.filter((key) => key >= first && key <= last)
  const data = [...periods].reverse().map((key) => ({ value: key, label: titleOf(key) }))
  return (
    <>
      <div className={classes.bar}>
        {kinds}
        <NativeSelect
          size="sm"
          aria-label="Từ kỳ"
          value={first}
          onChange={(event) => {
            const { value } = event.currentTarget
            setFirst(value)
            if (last < value) setLast(value)
          }}
          data={data}
        />
        đến
        <NativeSelect
          size="sm"
          aria-label="Đến kỳ"
          value={last}
          onChange={(event) => {
            const { value } = event.currentTarget
            setLast(value)
            if (first > value) setFirst(value)
          }}
          data={data}
        />
        {keys.length === 0 ? null : <Papers keys={keys} />}
      </div>
      {keys.length === 0 ? (
        <p className={classes.quiet}>Năm {matrix.year} chưa có kỳ nào.</p>
      ) : (
        <Sums key={keys.join()} keys={keys} />
      )}
    </>
  )
}

function Papers({ keys }: { readonly keys: readonly string[] }) {
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const paper = (format: 'html' | 'xlsx' | 'docx' | 'pdf') =>
    call('receiver.document', { paper: 'rollUp', keys: [...keys], code: '', format })
  const excel = async () => {
    const file = await paper('xlsx')
    if (file.ok) saveFile(file.value)
    else notify(sentence(file.error), 'bad')
  }
  useExcelKey(excel)
  const print = async () => {
    const file = await paper('html')
    if (file.ok) await printHtml(file.value)
    else notify(sentence(file.error), 'bad')
  }
  return (
    <>
      <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => void print()}>
        In
      </Button>
      <FormsMenu
        groups={[
          (['docx', 'xlsx', 'pdf'] as const).map((format) => ({
            kind: 'file',
            words: formWords[format],
            make: () => paper(format),
          })),
        ]}
        onProblem={(words) => {
          if (words !== null) notify(words, 'bad')
        }}
      />
    </>
  )
}

function Sums({ keys }: { readonly keys: readonly string[] }) {
  const read = useRead('receiver.rollUp', { keys: [...keys] })
  return (
    <Loaded name="receiver.rollUp" read={read}>
      {(sums) => (
        <>
          {sums.lacking.length === 0 ? null : (
            <Note tone="warn" live={false}>
              {sums.complete}/{sums.members} đơn vị gửi đủ. Không có trong tổng:{' '}
              {sums.lacking
                .slice(0, 12)
                .map(({ name, periods }) => (keys.length === 1 ? name : `${name} (${periodsText(periods)})`))
                .join('; ')}
              {sums.lacking.length > 12 ? ` và ${sums.lacking.length - 12} đơn vị khác` : ''}.
            </Note>
          )}
          <Rates sums={sums} />
          <Fields sums={sums} />
        </>
      )}
    </Loaded>
  )
}

const Rates = ({ sums: { sums, keys } }: { readonly sums: RollUp }) => (
  <Card title="Tỷ lệ chung">
    <table className={table.table}>
      <caption>Tổng tử số chia tổng mẫu số; không lấy trung bình tỷ lệ của các đơn vị.</caption>
      <thead>
        <tr>
          <th scope="col">Nội dung</th>
          <th scope="col" className={table.num}>
            Tử số
          </th>
          <th scope="col" className={table.num}>
            Mẫu số
          </th>
          <th scope="col" className={table.num}>
            Tỷ lệ (%)
          </th>
          <th scope="col" className={table.num}>
            Số đơn vị
          </th>
          <th scope="col">Gửi thiếu một nửa</th>
        </tr>
      </thead>
      <tbody>
        {sums.map(({ code, name, numerator, denominator, rate, units, incomplete }) => (
          <tr key={code}>
            <th scope="row">
              {keys.length === 1 ? <Link to={paths.receiverRanking(code)}>{name}</Link> : name}
            </th>
            <td className={table.num}>{formatNumber(numerator)}</td>
            <td className={table.num}>{formatNumber(denominator)}</td>
            <td className={table.num}>{rate === null ? 'không phát sinh' : formatNumber(rate, 2)}</td>
            <td className={table.num}>{units}</td>
            <td>{incomplete.join('; ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Card>
)

const Fields = ({ sums: { fields, all } }: { readonly sums: RollUp }) => (
  <Card title="Biểu II.06a cộng các đơn vị">
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls is reached by the keyboard */}
    <section className={classes.wide} tabIndex={0} aria-label="Biểu II.06a cộng các đơn vị">
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Lĩnh vực</th>
            <th scope="col" className={table.num}>
              Đơn vị
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className={table.num} title={columnNames[column]}>
                ({column.slice(1)})
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.map(({ section, field, units, v }) => (
            <tr key={`${section}/${field}`}>
              <th scope="row">
                {field}
                {section === 'bo' ? ' (hệ thống Bộ)' : ''}
              </th>
              <td className={table.num}>{units}</td>
              {columns.map((column) => (
                <td key={column} className={table.num}>
                  {formatNumber(v[column])}
                </td>
              ))}
            </tr>
          ))}
          <tr className={table.group}>
            <th scope="row">Tổng cộng</th>
            <td />
            {columns.map((column) => (
              <td key={column} className={table.num}>
                {formatNumber(all[column])}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  </Card>
)
