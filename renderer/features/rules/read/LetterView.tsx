import type { LetterBody } from '../../../../shared/rules/letter.ts'
import { letterPlaces } from '../../../../shared/rules/letter.ts'
import { ConfidenceMark } from '../../../app/Mark.tsx'
import { Card } from '../../../app/Page.tsx'
import classes from '../Rules.module.css'
import { sentenceTimeWords } from '../words.ts'
import { Wording } from './Wording.tsx'

export function LetterView({ body }: { readonly body: LetterBody }) {
  const { explanation, urging } = body
  return (
    <>
      <Card title="Thời hạn, số, khổ giấy">
        <dl className={classes.facts}>
          <dt>Hạn gửi phiếu xin lỗi</dt>
          <dd>{body.deadlineDays} ngày làm việc trước ngày hẹn trả</dd>
          <dt>Hẹn lại</dt>
          <dd>không quá {body.reappointments} lần</dd>
          <dt>Giữ tên người dân, nội dung phiếu</dt>
          <dd>ít nhất {body.keepTextsDays} ngày sau khi hồ sơ xong, sau đó xóa được</dd>
          <dt>Ký hiệu, khổ giấy</dt>
          <dd>
            …/{body.symbol}, {body.paper}
          </dd>
          <dt>Mức chắc chắn</dt>
          <dd>
            <ConfidenceMark confidence={body.confidence} />
          </dd>
        </dl>
      </Card>
      <Wording
        title="Phiếu xin lỗi"
        texts={[
          ['Tiêu đề', [body.title]],
          ['Kính gửi', [body.addressee]],
          [
            'Các câu',
            body.sentences.map(({ text, when }) =>
              when === 'always' ? text : `${text} (${sentenceTimeWords[when]})`,
            ),
          ],
          ['Tin nhắn cho người nộp', body.message.split('\n')],
        ]}
      />
      <Wording
        title="Giải trình với thủ trưởng"
        texts={[
          ['Tên loại', [explanation.name]],
          ['Trích yếu', explanation.summary],
          ['Các câu', explanation.sentences],
        ]}
      />
      <Wording
        title="Phiếu đôn đốc"
        texts={[
          ['Tên loại, ký hiệu', [`${urging.name}, …/${urging.symbol}`]],
          ['Trích yếu', [urging.summary]],
          ['Mở đầu', [urging.opening]],
          ['Kết', [urging.closing]],
        ]}
      />
      <LetterPlaces />
    </>
  )
}

export function LetterPlaces() {
  return (
    <Card title="Chỗ điền của phiếu">
      <details className={classes.group}>
        <summary>{Object.keys(letterPlaces).length} chỗ điền dùng được</summary>
        <dl className={classes.facts}>
          {Object.entries(letterPlaces).map(([name, meaning]) => (
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
