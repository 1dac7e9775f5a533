/** Reading the weeks: where we stand, the line of the total and of each group, where the points are lost. */
import { Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { TrendYear } from '../../../shared/contract/trend.ts'
import type { GradesBody } from '../../../shared/rules/bodies.ts'
import { draftField } from '../../../shared/week/draft.ts'
import { useStatus } from '../../app/context.tsx'
import { Card, Loaded, Page } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { paths } from '../../app/routes.ts'
import { Empty } from '../../ui/Empty.tsx'
import { Losses } from './Losses.tsx'
import { Standings } from './Standings.tsx'
import { Summary } from './Summary.tsx'
import classes from './Trend.module.css'
import { WeekLine } from './WeekLine.tsx'
import { WeekTable } from './WeekTable.tsx'

export function TrendScreen({ year: asked }: { readonly year: number | null }) {
  const { today } = useStatus()
  const year = asked ?? Number(today.slice(0, 4))
  const trend = useRead('trend.year', { year })
  const grades = useRead('rule.get', { kind: 'grades' })
  return (
    <Page
      title={`Theo dõi điểm năm ${year}`}
      lead="Con số nào cũng bấm được: mở đúng tuần, đúng ô đã ghi."
      actions={
        <>
          <Button
            component={Link}
            to={paths.trendOf(year - 1)}
            variant="default"
            size="compact-md"
            leftSection={<IconChevronLeft size={16} aria-hidden />}
          >
            {year - 1}
          </Button>
          <Button
            component={Link}
            to={paths.trendOf(year + 1)}
            variant="default"
            size="compact-md"
            rightSection={<IconChevronRight size={16} aria-hidden />}
          >
            {year + 1}
          </Button>
        </>
      }
    >
      <Loaded name="trend.year" read={trend}>
        {(value) => (
          <Reading trend={value} grades={grades.value?.kind === 'grades' ? grades.value.body : null} />
        )}
      </Loaded>
    </Page>
  )
}

function Reading({ trend, grades }: { readonly trend: TrendYear; readonly grades: GradesBody | null }) {
  const { weeks, newest, year } = trend
  if (newest === null) return <Empty>Năm {year} chưa có tuần nào đã chốt.</Empty>
  return (
    <>
      <Summary trend={trend} newest={newest} grades={grades} />
      <Card title="Tổng điểm các tuần">
        <WeekLine
          weeks={weeks}
          pick={({ total }) => total}
          field={draftField.total}
          label="Tổng điểm"
          height={170}
        />
        <p className={classes.legend}>
          ○ đã đính chính · ▲ chốt muộn · chỗ đứt là tuần bỏ sót hoặc chưa đủ điểm các nhóm
        </p>
      </Card>
      <Card title="Từng nhóm">
        <div className={classes.groups}>
          {newest.index.groups.map(({ code, name, max }) => (
            <figure key={code} className={classes.group}>
              <figcaption>
                {name} <span className={classes.quiet}>tối đa {max}</span>
              </figcaption>
              <WeekLine
                weeks={weeks}
                pick={({ groups }) => groups[code] ?? null}
                field={draftField.group(code)}
                label={name}
                height={96}
                width={340}
              />
            </figure>
          ))}
        </div>
      </Card>
      <Card title="Mất điểm ở đâu">
        <Losses newest={newest} />
      </Card>
      <Card title="So với chỉ tiêu" actions={<Link to={paths.targetsOf(year)}>Chỉ tiêu năm {year}</Link>}>
        <Standings year={year} />
      </Card>
      <Card title="Từng tuần">
        <WeekTable weeks={weeks} groups={newest.index.groups} />
      </Card>
    </>
  )
}
