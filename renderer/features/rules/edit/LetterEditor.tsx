import { Button } from '@mantine/core'
import type { LetterBody } from '../../../../shared/rules/letter.ts'
import { Card } from '../../../app/Page.tsx'
import type { Problems } from '../../../app/problems.ts'
import classes from '../Rules.module.css'
import { LetterPlaces } from '../read/LetterView.tsx'
import { paperWords, sentenceTimeWords } from '../words.ts'
import { ChoiceCell, ConfidenceCell, NumberCell, TextCell } from './cells.tsx'
import { replaced, without } from './list.ts'
import { LinesCell, ProseCell } from './wording-cells.tsx'

export function LetterEditor({
  body,
  onChange,
  problems,
}: {
  readonly body: LetterBody
  readonly onChange: (body: LetterBody) => void
  readonly problems: Problems
}) {
  const { sentences, explanation, urging } = body
  const set = (part: Partial<LetterBody>) => onChange({ ...body, ...part })
  return (
    <>
      <LetterPlaces />
      <Card title="Thời hạn, số, khổ giấy">
        <div className={classes.header}>
          <NumberCell
            label="Hạn gửi phiếu (ngày làm việc trước hạn)"
            value={body.deadlineDays}
            onChange={(deadlineDays) => set({ deadlineDays })}
            error={problems['body.deadlineDays']}
          />
          <NumberCell
            label="Hẹn lại nhiều nhất (lần)"
            value={body.reappointments}
            onChange={(reappointments) => set({ reappointments })}
            error={problems['body.reappointments']}
          />
          <NumberCell
            label="Giữ tên, nội dung phiếu ít nhất (ngày sau khi xong)"
            value={body.keepTextsDays}
            onChange={(keepTextsDays) => set({ keepTextsDays })}
            error={problems['body.keepTextsDays']}
          />
          <TextCell
            label="Ký hiệu"
            value={body.symbol}
            onChange={(symbol) => set({ symbol })}
            error={problems['body.symbol']}
          />
          <ChoiceCell
            label="Khổ giấy"
            value={body.paper}
            onChange={(paper) => set({ paper })}
            words={paperWords}
          />
          <ConfidenceCell
            label="Mức chắc chắn"
            value={body.confidence}
            onChange={(confidence) => set({ confidence })}
          />
        </div>
      </Card>
      <Card
        title="Phiếu xin lỗi"
        actions={
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => set({ sentences: [...sentences, { text: '', when: 'always' }] })}
          >
            Thêm câu
          </Button>
        }
      >
        <div className={classes.wording}>
          <TextCell
            label="Tiêu đề"
            value={body.title}
            onChange={(title) => set({ title })}
            error={problems['body.title']}
          />
          <TextCell
            label="Kính gửi"
            value={body.addressee}
            onChange={(addressee) => set({ addressee })}
            error={problems['body.addressee']}
          />
          {sentences.map((each, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a sentence is its place; adding or removing one starts all anew
            <div key={`${at} of ${sentences.length}`} className={classes.wording}>
              <ProseCell
                label={`Câu ${at + 1}`}
                value={each.text}
                onChange={(text) => set({ sentences: replaced(sentences, at, { ...each, text }) })}
                error={problems[`body.sentences.${at}.text`]}
              />
              <div className={classes.header}>
                <ChoiceCell
                  label={`Câu ${at + 1} in khi nào`}
                  value={each.when}
                  onChange={(when) => set({ sentences: replaced(sentences, at, { ...each, when }) })}
                  words={sentenceTimeWords}
                />
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="bad"
                  onClick={() => set({ sentences: without(sentences, at) })}
                >
                  Bỏ câu {at + 1}
                </Button>
              </div>
            </div>
          ))}
          <ProseCell
            label="Tin nhắn cho người nộp (Zalo, SMS, thư điện tử)"
            value={body.message}
            onChange={(message) => set({ message })}
            error={problems['body.message']}
          />
        </div>
      </Card>
      <Card title="Giải trình với thủ trưởng">
        <div className={classes.wording}>
          <TextCell
            label="Tên loại giải trình"
            value={explanation.name}
            onChange={(name) => set({ explanation: { ...explanation, name } })}
            error={problems['body.explanation.name']}
          />
          <LinesCell
            label="Trích yếu giải trình"
            lines={explanation.summary}
            onChange={(summary) => set({ explanation: { ...explanation, summary } })}
            error={problems['body.explanation.summary']}
          />
          <LinesCell
            label="Các câu giải trình"
            lines={explanation.sentences}
            onChange={(lines) => set({ explanation: { ...explanation, sentences: lines } })}
            error={problems['body.explanation.sentences']}
          />
        </div>
      </Card>
      <Card title="Phiếu đôn đốc">
        <div className={classes.wording}>
          <TextCell
            label="Tên loại phiếu đôn đốc"
            value={urging.name}
            onChange={(name) => set({ urging: { ...urging, name } })}
            error={problems['body.urging.name']}
          />
          <TextCell
            label="Ký hiệu phiếu đôn đốc"
            value={urging.symbol}
            onChange={(symbol) => set({ urging: { ...urging, symbol } })}
            error={problems['body.urging.symbol']}
          />
          <TextCell
            label="Trích yếu phiếu đôn đốc"
            value={urging.summary}
            onChange={(summary) => set({ urging: { ...urging, summary } })}
            error={problems['body.urging.summary']}
          />
          <ProseCell
            label="Mở đầu phiếu đôn đốc"
            value={urging.opening}
            onChange={(opening) => set({ urging: { ...urging, opening } })}
            error={problems['body.urging.opening']}
          />
          <ProseCell
            label="Kết phiếu đôn đốc"
            value={urging.closing}
            onChange={(closing) => set({ urging: { ...urging, closing } })}
            error={problems['body.urging.closing']}
          />
        </div>
      </Card>
    </>
  )
}
