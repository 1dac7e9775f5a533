import { Card } from '../../../app/Page.tsx'
import classes from '../Rules.module.css'

export function Wording({
  title,
  texts,
}: {
  readonly title: string
  readonly texts: readonly (readonly [label: string, lines: readonly string[]])[]
}) {
  return (
    <Card title={title}>
      <dl className={classes.facts}>
        {texts.map(([label, lines]) => (
          <div key={label} className={classes.pair}>
            <dt>{label}</dt>
            <dd className={classes.text}>{lines.join('\n') || '–'}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
