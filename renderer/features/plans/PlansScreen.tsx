/** The plans of the office and of its upper units, newest year first, each with how far its work has come. */
import { Button } from '@mantine/core'
import { Link } from 'wouter'
import type { PlanHead } from '../../../shared/contract/plan.ts'
import { formatDate } from '../../../shared/dates/words.ts'
import { formatNumber } from '../../../shared/numbers/vietnamese.ts'
import { Mark } from '../../app/Mark.tsx'
import { Card, Loaded, Page } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { paths } from '../../app/routes.ts'
import table from '../../app/table.module.css'
import { Empty } from '../../ui/Empty.tsx'

export function PlansScreen() {
  const read = useRead('plan.list', { year: null })
  return (
    <Page
      title="Kế hoạch"
      lead="Kế hoạch của xã và của cấp trên. Mỗi dòng việc của kế hoạch là một nhiệm vụ ở mục Nhiệm vụ."
      actions={
        <>
          <Button component={Link} to={paths.planPapers} variant="default" size="compact-md">
            In kế hoạch…
          </Button>
          <Button component={Link} to={paths.planImport} size="compact-md">
            Nhập kế hoạch…
          </Button>
        </>
      }
    >
      <Loaded name="plan.list" read={read}>
        {(plans) => (
          <Card>
            {plans.length === 0 ? <Empty>Chưa có kế hoạch nào trong sổ.</Empty> : <PlanTable plans={plans} />}
          </Card>
        )}
      </Loaded>
    </Page>
  )
}

const counted = ['Việc của mình', 'Xong', 'Quá hạn', '6 rõ'] as const

const PlanTable = ({ plans }: { readonly plans: readonly PlanHead[] }) => (
  <div className={table.wrap}>
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">Kế hoạch</th>
          <th scope="col">Số, ngày</th>
          <th scope="col">Cơ quan ban hành</th>
          <th scope="col">Tình trạng</th>
          {counted.map((name) => (
            <th key={name} scope="col" className={table.num}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {plans.map((plan) => (
          <tr key={plan.id}>
            <th scope="row">
              <Link to={paths.plan(plan.id)}>{plan.title}</Link>
              <span className={table.quiet}> năm {plan.year}</span>
            </th>
            <td>
              {plan.number === '' ? 'chưa có số' : plan.number}
              {plan.date === null ? '' : `, ${formatDate(plan.date)}`}
            </td>
            <td>{plan.issuer}</td>
            <td>
              <PlanState plan={plan} />
            </td>
            <td className={table.num}>
              {formatNumber(plan.tasks)}/{formatNumber(plan.rows)} dòng
            </td>
            <td className={table.num}>{formatNumber(plan.done)}</td>
            <td className={table.num}>{formatNumber(plan.late)}</td>
            <td className={table.num}>{plan.clear === null ? '–' : `${formatNumber(plan.clear)} %`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

export function PlanState({ plan }: { readonly plan: PlanHead }) {
  if (!plan.own) return <Mark tone="plain">của cấp trên</Mark>
  return plan.version === 0 ? (
    <Mark tone="ask">dự thảo</Mark>
  ) : (
    <Mark tone="ok">đã ban hành{plan.version > 1 ? `, bản ${plan.version}` : ''}</Mark>
  )
}
