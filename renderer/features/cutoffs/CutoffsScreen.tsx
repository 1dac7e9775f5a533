/** The cut-off calendar of a year: what comes next, the twelve months, where the days come from; and its print. */
import { Button, SegmentedControl } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { CutoffYear } from '../../../shared/contract/cutoff.ts'
import { useStatus } from '../../app/context.tsx'
import { Card, Loaded, Page } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { paths } from '../../app/routes.ts'
import { CutoffPrint } from './CutoffPrint.tsx'
import { CutoffSources } from './CutoffSources.tsx'
import { MonthTable } from './MonthTable.tsx'
import { NextDays } from './NextDays.tsx'

type View = 'months' | 'print'

export function CutoffsScreen({ year: asked }: { readonly year: number | null }) {
  const { today } = useStatus()
  const year = asked ?? Number(today.slice(0, 4))
  const [view, setView] = useState<View>('months')
  const read = useRead('cutoff.year', { year })
  return (
    <Page
      title={`Lịch chốt năm ${year}`}
      actions={
        <>
          <SegmentedControl
            size="xs"
            aria-label="Xem lịch hay bản in"
            value={view}
            onChange={(value) => setView(value as View)}
            data={[
              { value: 'months', label: 'Lịch' },
              { value: 'print', label: 'Bản in A4' },
            ]}
          />
          <Button
            component={Link}
            to={paths.cutoffsOf(year - 1)}
            variant="default"
            size="compact-md"
            leftSection={<IconChevronLeft size={16} aria-hidden />}
          >
            {year - 1}
          </Button>
          <Button
            component={Link}
            to={paths.cutoffsOf(year + 1)}
            variant="default"
            size="compact-md"
            rightSection={<IconChevronRight size={16} aria-hidden />}
          >
            {year + 1}
          </Button>
        </>
      }
    >
      {view === 'print' ? (
        <CutoffPrint year={year} />
      ) : (
        <Loaded name="cutoff.year" read={read}>
          {(value) => <Months year={value} today={today} />}
        </Loaded>
      )}
    </Page>
  )
}

const Months = ({ year, today }: { readonly year: CutoffYear; readonly today: string }) => (
  <>
    {today.startsWith(`${year.year}-`) ? <NextDays year={year} today={today} /> : null}
    <Card title="Mười hai tháng">
      <MonthTable year={year} today={today} />
    </Card>
    <Card title="Căn cứ" actions={<Link to={paths.rule('cutoffs')}>Sửa các mốc</Link>}>
      <CutoffSources year={year} />
    </Card>
  </>
)
