/** Targets side by side under their indicator; the governing one is said by a word, with who chose it and why. */
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Standing, TargetYear } from '../../../shared/contract/target.ts'
import { formatShort } from '../../../shared/dates/words.ts'
import { formatNumber, parseNumber } from '../../../shared/numbers/vietnamese.ts'
import { governingOf } from '../../../shared/target/governing.ts'
import { needed, rateReaches } from '../../../shared/target/needed.ts'
import type { Indicator, SavedTarget, TargetChoice } from '../../../shared/target/target.ts'
import { documentText, thresholdText, valueText } from '../../../shared/target/words.ts'
import { Mark } from '../../app/Mark.tsx'
import { paths } from '../../app/routes.ts'
import table from '../../app/table.module.css'
import { instantText } from '../../i18n/vi/format.ts'
import classes from './Targets.module.css'
import type { Open } from './TargetsScreen.tsx'

type Ask = (open: Open) => void

export function TargetTable({ register, onOpen }: { readonly register: TargetYear; readonly onOpen: Ask }) {
  const { indicators, targets, choices, standings, closed } = register
  return (
    <div className={table.wrap}>
      <table className={`${table.table} ${classes.targets}`}>
        <thead>
          <tr>
            <th scope="col">Chỉ tiêu</th>
            <th scope="col">Đang đạt</th>
            <th scope="col">Còn thiếu</th>
            <th scope="col">Mức giao</th>
            <th scope="col">Văn bản giao</th>
            <th scope="col">Chịu trách nhiệm</th>
            <th scope="col">Áp dụng</th>
            {closed ? null : (
              <th scope="col" className={table.act}>
                Việc
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {indicators
            .filter(({ code }) => targets.some((target) => target.indicator === code))
            .map((indicator) => (
              <IndicatorRows
                key={indicator.code}
                indicator={indicator}
                targets={targets.filter((target) => target.indicator === indicator.code)}
                choice={choices.find((choice) => choice.indicator === indicator.code) ?? null}
                standing={standings.find((standing) => standing.indicator === indicator.code) ?? null}
                closed={closed}
                onOpen={onOpen}
              />
            ))}
        </tbody>
      </table>
    </div>
  )
}

function IndicatorRows({
  indicator,
  targets,
  choice,
  standing,
  closed,
  onOpen,
}: {
  readonly indicator: Indicator
  readonly targets: readonly SavedTarget[]
  readonly choice: TargetChoice | null
  readonly standing: Standing | null
  readonly closed: boolean
  readonly onOpen: Ask
}) {
  const governing = governingOf(targets, choice)
  return targets.map((target, at) => (
    <tr key={target.id} data-governing={target === governing || undefined}>
      {at > 0 ? null : (
        <>
          <th scope="rowgroup" rowSpan={targets.length}>
            {indicator.name}
            {targets.length > 1 && governing === null ? (
              <span className={classes.unchosen}>{targets.length} văn bản giao khác nhau, chưa chọn</span>
            ) : null}
          </th>
          <td rowSpan={targets.length}>
            <StandingLink indicator={indicator} standing={standing} />
          </td>
          <td rowSpan={targets.length}>
            <Missing indicator={indicator} standing={standing} target={governing} />
          </td>
        </>
      )}
      <td className={table.keep}>{thresholdText({ ...target, unit: indicator.unit })}</td>
      <td>
        {documentText(target.document)}
        {target.note === '' ? null : <span className={classes.small}>{target.note}</span>}
      </td>
      <td>{target.responsible === '' ? '–' : target.responsible}</td>
      <td>
        {target === governing ? (
          <>
            <Mark tone="ok">áp dụng</Mark>
            <span className={classes.small}>
              {choice !== null && choice.targetId === target.id
                ? `${choice.by}, ${instantText(choice.at)}: ${choice.reason}`
                : 'văn bản giao duy nhất'}
            </span>
          </>
        ) : closed ? (
          '–'
        ) : (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`Chọn áp dụng ${thresholdText({ ...target, unit: indicator.unit })}, ${documentText(target.document)}`}
            onClick={() => onOpen({ type: 'choose', target })}
          >
            Chọn áp dụng
          </Button>
        )}
      </td>
      {closed ? null : (
        <td className={table.act}>
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={`Sửa ${indicator.name}, ${documentText(target.document)}`}
            onClick={() => onOpen({ type: 'save', target })}
          >
            Sửa
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            color="bad"
            aria-label={`Bỏ ${indicator.name}, ${documentText(target.document)}`}
            onClick={() => onOpen({ type: 'remove', target })}
          >
            Bỏ
          </Button>
        </td>
      )}
    </tr>
  ))
}

function StandingLink({
  indicator,
  standing,
}: {
  readonly indicator: Indicator
  readonly standing: Standing | null
}) {
  if (standing === null) return <span className={table.quiet}>chưa có số liệu</span>
  const { friday, field, value, counts } = standing
  return (
    <>
      <Link to={paths.weekAt(friday, field)}>
        {value === null ? 'không phát sinh' : valueText(value, indicator.unit)}
      </Link>
      <span className={classes.small}>
        {counts === null ? '' : `${formatNumber(counts.numerator)}/${formatNumber(counts.denominator)}, `}
        tuần {formatShort(friday)}
      </span>
    </>
  )
}

/** By whole counts where they are known; `further` is what the officer still expects by the end of the period. */
function Missing({
  indicator,
  standing,
  target,
}: {
  readonly indicator: Indicator
  readonly standing: Standing | null
  readonly target: SavedTarget | null
}) {
  const [typed, setTyped] = useState('')
  if (standing === null || target === null || standing.value === null) return '–'
  const { counts, value } = standing
  if (counts === null) {
    const reached = rateReaches(value, target)
    return <Mark tone={reached ? 'ok' : 'warn'}>{reached ? 'đạt' : 'chưa đạt'}</Mark>
  }
  const read = parseNumber(typed)
  const further = read.type === 'number' && Number.isInteger(read.value) && read.value >= 0 ? read.value : 0
  const answer = needed(counts, target, further)
  if (answer === null) return '–'
  const { missing, fresh } = answer
  return (
    <>
      {missing === 0 ? (
        <Mark tone="ok">{further === 0 ? 'đạt' : 'đủ đạt'}</Mark>
      ) : (
        <Mark tone="warn">
          {missing === null ? 'không đạt được nữa' : `thiếu ${formatNumber(missing)} ${indicator.counted}`}
        </Mark>
      )}
      {missing === 0 || further > 0 ? null : (
        <span className={classes.small}>
          {fresh === null
            ? 'số đã có phải bù, số mới không đủ'
            : `hoặc ${formatNumber(fresh)} ${indicator.counted} mới đều đạt`}
        </span>
      )}
      <TextInput
        size="xs"
        className={classes.further ?? ''}
        aria-label={`${indicator.name}: dự kiến phát sinh thêm bao nhiêu ${indicator.counted}`}
        placeholder="phát sinh thêm"
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </>
  )
}
