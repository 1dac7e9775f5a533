/** How this office reads plans: who the names in an issuer's letters are, and what deadlines leave open. */
import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import { Card, Loaded, Page } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { Empty } from '../../ui/Empty.tsx'
import { HabitForm } from './HabitForm.tsx'
import { PartyNames } from './PartyNames.tsx'

export function PartiesScreen() {
  const plans = useRead('plan.list', { year: null })
  const habits = useRead('habit.get', {})
  return (
    <Page
      title="Cách đọc kế hoạch"
      lead="Mỗi tên trong cột chủ trì, phối hợp chỉ hỏi một lần rồi nhớ cho mọi văn bản của cùng cơ quan ban hành; chương trình không đoán theo chữ giống nhau."
    >
      <Loaded name="plan.list" read={plans}>
        {(list) =>
          list.length === 0 ? (
            <Card title="Tên trong kế hoạch">
              <Empty>Chưa có kế hoạch nào trong sổ. Nhập một kế hoạch rồi quay lại đây.</Empty>
            </Card>
          ) : (
            <Chosen plans={list} />
          )
        }
      </Loaded>
      <Loaded name="habit.get" read={habits}>
        {(value) => <HabitForm key={JSON.stringify(value)} habits={value} />}
      </Loaded>
    </Page>
  )
}

function Chosen({ plans }: { readonly plans: CallOutput<'plan.list'> }) {
  const [id, setId] = useState(plans[0]?.id ?? '')
  const read = useRead('party.plan', { id })
  return (
    <Card
      title="Tên trong kế hoạch"
      actions={
        <NativeSelect
          aria-label="Kế hoạch"
          value={id}
          onChange={(event) => setId(event.currentTarget.value)}
          data={plans.map((plan) => ({
            value: plan.id,
            label:
              `${plan.year} · ${plan.number === '' ? '' : `${plan.number} · `}${plan.issuer} · ${plan.title}`.slice(
                0,
                90,
              ),
          }))}
        />
      }
    >
      <Loaded name="party.plan" read={read}>
        {(table) => <PartyNames key={id} table={table} />}
      </Loaded>
    </Card>
  )
}
