/** Targets of real plans. Nothing of them holds until an administrator takes them over, and then they can be edited. */
import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { TargetYear } from '../../../shared/contract/target.ts'
import { thresholdText } from '../../../shared/target/words.ts'
import { useUi } from '../../app/context.tsx'
import { ConfidenceMark } from '../../app/Mark.tsx'
import { Card } from '../../app/Page.tsx'
import { useCall } from '../../app/session.ts'
import table from '../../app/table.module.css'
import { sentence } from '../../i18n/vi/errors.ts'
import { Note } from '../../ui/Note.tsx'
import classes from './Targets.module.css'

export function Offers({ register: { indicators, offers } }: { readonly register: TargetYear }) {
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [problem, setProblem] = useState<string | null>(null)
  const wanted = offers.map(({ code }) => code).filter((code) => chosen.has(code))
  const rows = indicators.flatMap((indicator) =>
    offers.filter((offer) => offer.indicator === indicator.code).map((offer) => ({ indicator, offer })),
  )

  async function take() {
    setProblem(null)
    const result = await call('target.take', { codes: wanted })
    if (!result.ok) return setProblem(sentence(result.error))
    setChosen(new Set())
    notify(`Đã lấy ${result.value.taken} chỉ tiêu.`)
  }

  return (
    <Card
      title="Lấy từ các kế hoạch đã có"
      actions={
        <Button
          size="compact-sm"
          variant="default"
          disabled={wanted.length === 0}
          onClick={() => void take()}
        >
          {wanted.length === 0 ? 'Lấy các mục đã chọn' : `Lấy ${wanted.length} mục đã chọn`}
        </Button>
      }
    >
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
      <section className={classes.offers} aria-label="Chỉ tiêu của các kế hoạch đã có">
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Lấy</th>
              <th scope="col">Chỉ tiêu</th>
              <th scope="col">Mức</th>
              <th scope="col">Căn cứ</th>
              <th scope="col">Mức chắc chắn</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ indicator, offer }) => (
              <tr key={offer.code}>
                <td>
                  <Checkbox
                    size="xs"
                    aria-label={`Lấy ${indicator.name} ${thresholdText({ ...offer, unit: indicator.unit })}, ${offer.citation}`}
                    checked={chosen.has(offer.code)}
                    onChange={({ currentTarget: { checked } }) =>
                      setChosen((before) => {
                        const after = new Set(before)
                        if (checked) after.add(offer.code)
                        else after.delete(offer.code)
                        return after
                      })
                    }
                  />
                </td>
                <th scope="row">{indicator.name}</th>
                <td className={table.keep}>{thresholdText({ ...offer, unit: indicator.unit })}</td>
                <td className={table.quiet}>
                  {offer.citation}
                  {offer.note === '' ? '' : `. ${offer.note}`}
                </td>
                <td>
                  <ConfidenceMark confidence={offer.confidence} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  )
}
