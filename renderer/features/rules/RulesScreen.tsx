/** Every kind of rule: the version in force today, how sure it is, where it comes from. */
import { Link } from 'wouter'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import { type RuleKind, ruleKinds } from '../../../shared/rules/rule.ts'
import { useStatus } from '../../app/context.tsx'
import { StatusMark } from '../../app/Mark.tsx'
import { Card, Loaded, Page } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { paths } from '../../app/routes.ts'
import table from '../../app/table.module.css'
import { ruleKindWords } from '../../i18n/vi/words.ts'

type Header = CallOutput<'rule.list'>[number]

export function RulesScreen() {
  const { today } = useStatus()
  const rules = useRead('rule.list', {})
  return (
    <Page
      title="Quy tắc"
      lead="Điểm tối đa, thang xếp loại, lịch nghỉ, giờ chốt… là dữ liệu có căn cứ và ngày hiệu lực, sửa được. Tuần đã chốt giữ nguyên bản quy tắc lúc chốt."
    >
      <Card>
        <Loaded name="rule.list" read={rules}>
          {(headers) => (
            <div className={table.wrap}>
              <table className={table.table}>
                <thead>
                  <tr>
                    <th scope="col">Quy tắc</th>
                    <th scope="col">Bản đang dùng</th>
                    <th scope="col">Tình trạng</th>
                    <th scope="col">Hiệu lực</th>
                    <th scope="col">Căn cứ</th>
                  </tr>
                </thead>
                <tbody>
                  {ruleKinds.map((kind) => (
                    <KindRow key={kind} kind={kind} rule={inForce(headers, kind, today)} />
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </Loaded>
      </Card>
    </Page>
  )
}

function KindRow({ kind, rule }: { readonly kind: RuleKind; readonly rule: Header | undefined }) {
  return (
    <tr>
      <th scope="row" className={table.keep}>
        <Link to={paths.rule(kind)}>{ruleKindWords[kind]}</Link>
      </th>
      {rule === undefined ? (
        <td colSpan={4}>Không có bản nào còn hiệu lực hôm nay</td>
      ) : (
        <>
          <td className={table.keep}>{rule.version}</td>
          <td>
            <StatusMark status={rule.status} />
          </td>
          <td className={table.keep}>{validityText(rule)}</td>
          <td className={table.quiet}>{rule.citation}</td>
        </>
      )}
    </tr>
  )
}

/** The core says the same of whole rules (`ruleInForce`); here only headers are at hand. */
const inForce = (headers: readonly Header[], kind: RuleKind, today: string): Header | undefined =>
  headers
    .filter(
      (rule) =>
        rule.kind === kind &&
        rule.effectiveFrom <= today &&
        (rule.effectiveTo === null || today <= rule.effectiveTo),
    )
    .sort((a, b) => a.revision - b.revision)
    .at(-1)

export const validityText = (rule: Pick<Header, 'effectiveFrom' | 'effectiveTo'>): string =>
  rule.effectiveTo === null
    ? `từ ${formatDate(rule.effectiveFrom)}`
    : `${formatDate(rule.effectiveFrom)} – ${formatDate(rule.effectiveTo)}`
