/** The months that the office closes, by the report they are closed for; each by its own window and last day. */
import { Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import { useStatus } from '../../app/context.tsx'
import { Card, Loaded, Page } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { paths } from '../../app/routes.ts'
import { Empty } from '../../ui/Empty.tsx'
import { PeriodTable } from './PeriodTable.tsx'
import classes from './Weeks.module.css'

export function MonthsScreen({ year: asked }: { readonly year: number | null }) {
  const { today } = useStatus()
  const year = asked ?? Number(today.slice(0, 4))
  const read = useRead('month.list', { year })
  return (
    <Page
      title={`Chốt tháng, năm ${year}`}
      lead="Số liệu tháng có kỳ riêng của từng báo cáo, không phải là các tuần cộng lại."
      actions={
        <>
          <Button
            component={Link}
            to={paths.monthsOf(year - 1)}
            variant="default"
            size="compact-md"
            leftSection={<IconChevronLeft size={16} aria-hidden />}
          >
            {year - 1}
          </Button>
          <Button
            component={Link}
            to={paths.monthsOf(year + 1)}
            variant="default"
            size="compact-md"
            rightSection={<IconChevronRight size={16} aria-hidden />}
          >
            {year + 1}
          </Button>
        </>
      }
    >
      <Loaded name="month.list" read={read}>
        {(lists) =>
          lists.length === 0 ? (
            <Empty>
              Chưa có báo cáo tháng nào được chốt ở đây. Đặt giờ chốt cho báo cáo ở{' '}
              <Link to={paths.rule('cutoffs')}>Lịch chốt báo cáo</Link>.
            </Empty>
          ) : (
            lists.map((list) => <Report key={list.report} {...list} />)
          )
        }
      </Loaded>
    </Page>
  )
}

function Report({ report, heads }: CallOutput<'month.list'>[number]) {
  const past = heads.filter(({ state }) => state !== 'future' && state !== 'before')
  const before = heads.filter(({ state }) => state === 'before')
  return (
    <Card title={heads[0]?.month?.report ?? report}>
      {past.length === 0 ? (
        <Empty>Năm này chưa có tháng nào trong sổ.</Empty>
      ) : (
        <PeriodTable name="Tháng" heads={past} />
      )}
      {before.length === 0 ? null : (
        <details className={classes.before}>
          <summary>Mở một tháng trước khi dùng chương trình để nhập lại</summary>
          <ul>
            {[...before].reverse().map((head) => (
              <li key={head.friday}>
                <Link to={paths.week(head.friday)}>Tháng {head.month?.text}</Link>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  )
}
