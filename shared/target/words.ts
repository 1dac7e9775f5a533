import { formatDate } from '../dates/words.ts'
import { formatNumber } from '../numbers/vietnamese.ts'
import type { Operator, TargetDocument, TargetUnit } from './target.ts'

export const operatorSigns: Readonly<Record<Operator, string>> = { '>=': '≥', '>': '>', '=': '=' }

const units: Readonly<Record<TargetUnit, string>> = { percent: ' %', points: ' điểm', count: '' }

/** "80 %", "5.280" */
export const valueText = (value: number, unit: TargetUnit): string => `${formatNumber(value)}${units[unit]}`

/** "≥ 80 %" */
export const thresholdText = ({
  operator,
  value,
  unit,
}: {
  readonly operator: Operator
  readonly value: number
  readonly unit: TargetUnit
}): string => `${operatorSigns[operator]} ${valueText(value, unit)}`

/** "Kế hoạch số 74/KH-UBND ngày 26/02/2026 của UBND phường Đồng Nguyên" */
export const documentText = ({ kind, number, date, issuer }: TargetDocument): string =>
  [
    kind,
    ...(number === '' ? [] : [`số ${number}`]),
    ...(date === null ? [] : [`ngày ${formatDate(date)}`]),
    `của ${issuer}`,
  ].join(' ')
