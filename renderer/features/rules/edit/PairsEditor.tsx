import { Button } from '@mantine/core'
import type { Pair, PairsBody } from '../../../../shared/rules/figures.ts'
import { Card } from '../../../app/Page.tsx'
import type { Problems } from '../../../app/problems.ts'
import table from '../../../app/table.module.css'
import classes from '../Rules.module.css'
import { ChoiceCell, ConfidenceCell, TextCell } from './cells.tsx'
import { replaced, without } from './list.ts'

const meetings = {
  same: 'đếm cùng một thứ',
  other: 'đếm khác nhau',
  none: 'không có trên Cổng',
} as const

/** A pair's code is its name in closed weeks: the editor makes it, nobody changes it. */
export function PairsEditor({
  body,
  onChange,
  problems,
}: {
  readonly body: PairsBody
  readonly onChange: (body: PairsBody) => void
  readonly problems: Problems
}) {
  const set = (at: number, pair: Pair) => onChange({ pairs: replaced(body.pairs, at, pair) })
  return (
    <Card
      title={`${body.pairs.length} cặp số`}
      actions={
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => onChange({ pairs: [...body.pairs, newPair(body.pairs)] })}
        >
          Thêm cặp số
        </Button>
      }
    >
      <table className={`${table.table} ${classes.cells}`}>
        <thead>
          <tr>
            <th scope="col">Nội dung</th>
            <th scope="col">Tử số là</th>
            <th scope="col">Mẫu số là</th>
            <th scope="col">Chỉ số trên Cổng</th>
            <th scope="col">Căn cứ</th>
            <th scope="col">Mức chắc chắn</th>
            <th scope="col" className={table.act}>
              Việc
            </th>
          </tr>
        </thead>
        <tbody>
          {body.pairs.map((pair, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; adding or removing one starts all anew
            <tr key={`${at} of ${body.pairs.length}`}>
              {(['name', 'numerator', 'denominator'] as const).map((part) => (
                <td key={part}>
                  <TextCell
                    bare
                    label={`${partWords[part]}, cặp ${at + 1}`}
                    value={pair[part]}
                    onChange={(text) => set(at, { ...pair, [part]: text })}
                    error={problems[`body.pairs.${at}.${part}`]}
                  />
                </td>
              ))}
              <td>
                <ChoiceCell
                  bare
                  label={`So với Cổng, cặp ${at + 1}`}
                  value={pair.metric === null ? 'none' : pair.sameCounts ? 'same' : 'other'}
                  words={meetings}
                  onChange={(way) =>
                    set(at, {
                      ...pair,
                      metric: way === 'none' ? null : (pair.metric ?? ''),
                      sameCounts: way === 'same',
                    })
                  }
                />
                {pair.metric === null ? null : (
                  <TextCell
                    bare
                    label={`Mã chỉ số trên Cổng, cặp ${at + 1}`}
                    value={pair.metric}
                    onChange={(metric) => set(at, { ...pair, metric })}
                    error={problems[`body.pairs.${at}.metric`]}
                  />
                )}
              </td>
              <td>
                <TextCell
                  bare
                  label={`Căn cứ, cặp ${at + 1}`}
                  value={pair.citation}
                  onChange={(citation) => set(at, { ...pair, citation })}
                  error={problems[`body.pairs.${at}.citation`]}
                />
              </td>
              <td>
                <ConfidenceCell
                  bare
                  label={`Mức chắc chắn, cặp ${at + 1}`}
                  value={pair.confidence}
                  onChange={(confidence) => set(at, { ...pair, confidence })}
                />
              </td>
              <td className={table.act}>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="bad"
                  aria-label={`Bỏ cặp ${pair.name || at + 1}`}
                  onClick={() => onChange({ pairs: without(body.pairs, at) })}
                >
                  Bỏ
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

const partWords = { name: 'Nội dung', numerator: 'Tử số', denominator: 'Mẫu số' } as const

function newPair(pairs: readonly Pair[]): Pair {
  const taken = new Set(pairs.map(({ code }) => code))
  let nth = pairs.length + 1
  while (taken.has(`own-${nth}`)) nth += 1
  return {
    code: `own-${nth}`,
    name: '',
    numerator: '',
    denominator: '',
    metric: null,
    sameCounts: false,
    citation: '',
    confidence: 'unknown',
  }
}
