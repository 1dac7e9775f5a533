/** Who stands where by one measure of one period: equal is equal, too few and missing are never ranked. */
import { Button, NativeSelect } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { Matrix, UnitRanking } from '../../../shared/contract/receiver.ts'
import { formatNumber } from '../../../shared/numbers/vietnamese.ts'
import { totalMeasure } from '../../../shared/receiver/measures.ts'
import { useStatus, useUi } from '../../app/context.tsx'
import { Loaded } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { paths } from '../../app/routes.ts'
import { useCall } from '../../app/session.ts'
import table from '../../app/table.module.css'
import { sentence } from '../../i18n/vi/errors.ts'
import { FormsMenu, formWords } from '../../print/FormsMenu.tsx'
import { saveFile } from '../../print/hand-over.ts'
import { printHtml } from '../../print/print-html.ts'
import { useExcelKey } from './MatrixView.tsx'
import { begun, titleOf } from './periods.ts'
import classes from './Receiver.module.css'

export function RankingView({ matrix, kinds }: { readonly matrix: Matrix; readonly kinds: ReactNode }) {
  const { now } = useStatus()
  const [asked] = useSearchParams()
  const periods = begun(matrix, now).map(({ key }) => key)
  const [key, setKey] = useState(periods.at(-1) ?? '')
  const [code, setCode] = useState<string>(asked.get('theo') ?? totalMeasure.code)
  if (key === '') return <p className={classes.quiet}>Năm {matrix.year} chưa có kỳ nào.</p>
  return (
    <Ranked
      period={key}
      code={code}
      onCode={setCode}
      choices={
        <>
          {kinds}
          <NativeSelect
            size="sm"
            aria-label="Kỳ"
            value={key}
            onChange={(event) => setKey(event.currentTarget.value)}
            data={[...periods].reverse().map((each) => ({ value: each, label: titleOf(each) }))}
          />
        </>
      }
    />
  )
}

function Ranked({
  period,
  code,
  onCode,
  choices,
}: {
  readonly period: string
  readonly code: string
  readonly onCode: (code: string) => void
  readonly choices: ReactNode
}) {
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const read = useRead('receiver.ranking', { key: period, code })
  const paper = (format: 'html' | 'xlsx' | 'docx' | 'pdf') =>
    call('receiver.document', { paper: 'ranking', keys: [period], code, format })
  useExcelKey(async () => {
    const file = await paper('xlsx')
    if (file.ok) saveFile(file.value)
    else notify(sentence(file.error), 'bad')
  })
  const print = async () => {
    const file = await paper('html')
    if (file.ok) await printHtml(file.value)
    else notify(sentence(file.error), 'bad')
  }
  return (
    <Loaded name="receiver.ranking" read={read}>
      {(ranking) => (
        <>
          <div className={classes.bar}>
            {choices}
            <NativeSelect
              size="sm"
              aria-label="Xếp theo"
              value={code}
              onChange={(event) => onCode(event.currentTarget.value)}
              data={ranking.measures.map((measure) => ({ value: measure.code, label: measure.name }))}
            />
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
          </div>
          <RankTable ranking={ranking} />
        </>
      )}
    </Loaded>
  )
}

function RankTable({ ranking }: { readonly ranking: UnitRanking }) {
  const { ranked, tooFew, without, missing, minimum, measure, key } = ranking
  const row = (placed: UnitRanking['tooFew'][number], place: string) => (
    <tr key={placed.senderId}>
      <td className={table.num}>{place}</td>
      <th scope="row">
        <Link to={paths.receivedSheet(`${placed.senderId}/${key}`)}>{placed.name}</Link>
      </th>
      <td className={table.num}>{formatNumber(placed.value, 2)}</td>
      <td className={table.num}>
        {placed.numerator === null
          ? formatNumber(placed.volume)
          : `${formatNumber(placed.numerator)}/${formatNumber(placed.denominator)}`}
      </td>
    </tr>
  )
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls is reached by the keyboard */}
      <section className={classes.tall} tabIndex={0} aria-label={`Xếp hạng theo ${measure.name}`}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col" className={table.num}>
                Hạng
              </th>
              <th scope="col">Đơn vị</th>
              <th scope="col" className={table.num}>
                {measure.unit === 'points' ? 'Điểm' : 'Tỷ lệ (%)'}
              </th>
              <th scope="col" className={table.num}>
                {measure.unit === 'points' ? 'Số tiếp nhận' : 'Tử số/mẫu số'}
              </th>
            </tr>
          </thead>
          <tbody>
            {ranked.map((placed) => row(placed, String(placed.rank)))}
            {tooFew.length === 0 ? null : (
              <tr className={table.group}>
                <th scope="rowgroup" colSpan={4}>
                  Dưới mức tối thiểu ({formatNumber(minimum)}): nêu số, không xếp hạng
                </th>
              </tr>
            )}
            {tooFew.map((placed) => row(placed, '–'))}
          </tbody>
        </table>
      </section>
      {without.length === 0 ? null : (
        <p className={classes.quiet}>Không phát sinh hoặc không có số này: {without.join('; ')}.</p>
      )}
      {missing.length === 0 ? null : (
        <p className={classes.quiet}>
          <b>Chưa gửi, không xếp hạng</b> ({missing.length}): {missing.join('; ')}.
        </p>
      )}
    </>
  )
}
