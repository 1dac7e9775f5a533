/** What wording may name in braces, and what is filled in there. */
import { places } from '../../../../shared/rules/template.ts'
import { Card } from '../../../app/Page.tsx'
import classes from '../Rules.module.css'

export function Places() {
  return (
    <Card title="Chỗ điền">
      <p className={classes.lead}>
        Tên trong ngoặc nhọn được thay bằng số liệu của tuần. Phần trong ngoặc vuông, hoặc cả dòng, không in
        khi mọi chỗ điền trong đó đều chưa có số liệu; chỗ còn lại in “–”.
      </p>
      <details className={classes.group}>
        <summary>{Object.keys(places).length} chỗ điền dùng được</summary>
        <dl className={classes.facts}>
          {Object.entries(places).map(([name, meaning]) => (
            <div key={name} className={classes.pair}>
              <dt>
                <code>{`{${name}}`}</code>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </details>
    </Card>
  )
}
