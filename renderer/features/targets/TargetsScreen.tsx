/** The targets of a year: what each document asks, which one governs, how far we are, what could be taken over. */
import { Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { TargetYear } from '../../../shared/contract/target.ts'
import type { SavedTarget } from '../../../shared/target/target.ts'
import { useStatus } from '../../app/context.tsx'
import { Card, Loaded, Page } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { paths } from '../../app/routes.ts'
import { useEnsure } from '../../app/session.ts'
import { Empty } from '../../ui/Empty.tsx'
import { Note } from '../../ui/Note.tsx'
import { Offers } from './Offers.tsx'
import { ReasonDialog } from './ReasonDialog.tsx'
import { TargetDialog } from './TargetDialog.tsx'
import { TargetTable } from './TargetTable.tsx'

export type Open =
  | { readonly type: 'save'; readonly target: SavedTarget | null }
  | { readonly type: 'choose' | 'remove'; readonly target: SavedTarget }

export function TargetsScreen({ year: asked }: { readonly year: number | null }) {
  const { today } = useStatus()
  const year = asked ?? Number(today.slice(0, 4))
  const read = useRead('target.year', { year })
  return (
    <Page
      title={`Chỉ tiêu năm ${year}`}
      lead="Một chỉ tiêu có thể được giao khác nhau ở nhiều văn bản: giữ cả, đánh dấu văn bản áp dụng. Bảng công khai ghi mức đang áp dụng lúc chốt."
      actions={
        <>
          <Button
            component={Link}
            to={paths.targetsOf(year - 1)}
            variant="default"
            size="compact-md"
            leftSection={<IconChevronLeft size={16} aria-hidden />}
          >
            {year - 1}
          </Button>
          <Button
            component={Link}
            to={paths.targetsOf(year + 1)}
            variant="default"
            size="compact-md"
            rightSection={<IconChevronRight size={16} aria-hidden />}
          >
            {year + 1}
          </Button>
        </>
      }
    >
      <Loaded name="target.year" read={read}>
        {(value) => <Register key={year} register={value} />}
      </Loaded>
    </Page>
  )
}

function Register({ register }: { readonly register: TargetYear }) {
  const ensure = useEnsure()
  const [open, setOpen] = useState<Open | null>(null)
  const ask = async (next: Open) => {
    if (await ensure('administrator')) setOpen(next)
  }
  const { year, closed, targets, offers } = register
  return (
    <>
      {closed ? (
        <Note tone="info" live={false}>
          Năm {year} đã qua: chỉ tiêu của năm đó chỉ xem, không sửa.
        </Note>
      ) : null}
      <Card
        title="Các chỉ tiêu được giao"
        actions={
          closed ? undefined : (
            <Button
              size="compact-sm"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => void ask({ type: 'save', target: null })}
            >
              Thêm chỉ tiêu
            </Button>
          )
        }
      >
        {targets.length === 0 ? (
          <Empty>
            {offers.length > 0 && !closed
              ? 'Chưa có chỉ tiêu nào. Thêm theo kế hoạch của mình, hoặc lấy từ các kế hoạch mẫu bên dưới rồi sửa.'
              : 'Năm này chưa có chỉ tiêu nào trong sổ.'}
          </Empty>
        ) : (
          <TargetTable register={register} onOpen={(next) => void ask(next)} />
        )}
      </Card>
      {closed || offers.length === 0 ? null : <Offers register={register} />}
      {open?.type === 'save' ? (
        <TargetDialog register={register} target={open.target} onClose={() => setOpen(null)} />
      ) : null}
      {open?.type === 'choose' || open?.type === 'remove' ? (
        <ReasonDialog register={register} open={open} onClose={() => setOpen(null)} />
      ) : null}
    </>
  )
}
