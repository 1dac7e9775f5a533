/** The first view of a week: scores and table sums on the left, what must be looked at and the evidence on the right. */
import type { WeekView } from '../../../shared/contract/week.ts'
import type { Finding, WeekContent } from '../../../shared/week/content.ts'
import { MessageList } from '../../ui/MessageList.tsx'
import { EvidencePanel } from '../evidence/EvidencePanel.tsx'
import type { EvidenceDoor } from '../evidence/use-evidence.ts'
import { Findings } from './Findings.tsx'
import type { FigureSource } from './figure-source.ts'
import type { FieldMarks } from './marks.ts'
import { NoteBox } from './NoteBox.tsx'
import { PairsCard } from './pairs/PairsCard.tsx'
import { GradeBar } from './scores/GradeBar.tsx'
import { ScoreTable } from './scores/ScoreTable.tsx'
import { CountsSummary } from './table/CountsSummary.tsx'
import { TrendCard } from './trend/TrendCard.tsx'
import type { LiveFigures } from './use-figures.ts'
import classes from './Week.module.css'
import type { WeekRules } from './WeekScreen.tsx'

export function ScoresView({
  view,
  rules,
  source,
  live,
  marks,
  frozen,
  findings,
  evidence,
  openGroups,
  onToggleGroups,
  onJump,
  onOpenTable,
  onPastePortal,
}: {
  readonly view: WeekView
  readonly rules: WeekRules
  readonly source: FigureSource
  readonly live: LiveFigures
  readonly marks: FieldMarks
  readonly frozen: WeekContent | null
  readonly findings: readonly Finding[]
  readonly evidence: EvidenceDoor | null
  readonly openGroups: ReadonlySet<string>
  readonly onToggleGroups: (codes: readonly string[], show: boolean) => void
  readonly onJump: (finding: Finding) => void
  readonly onOpenTable: () => void
  /** null where nothing can be entered. */
  readonly onPastePortal: (() => void) | null
}) {
  const previous = frozen === null ? view.previous : frozen.previous
  return (
    <div className={classes.columns}>
      <div className={classes.cards}>
        <section className={classes.card} aria-label="Điểm trên Cổng">
          <ScoreTable
            source={source}
            index={rules.index}
            live={live}
            previous={previous}
            marks={marks}
            open={openGroups}
            onToggle={onToggleGroups}
            onPastePortal={onPastePortal}
            targets={frozen === null ? view.targets : (frozen.targets ?? [])}
          />
          <GradeBar total={live.total} grades={rules.grades} />
          <p className={classes.legend}>
            Điểm trên Cổng là điểm chính thức; điểm tự tính chỉ để đối chiếu. ≈ dựa trên công thức chưa đối
            chiếu văn bản hoặc còn thiếu chỉ số; ≠ lệch quá{' '}
            {String(rules.index.differenceFlag).replace('.', ',')} điểm.
          </p>
        </section>
        <section className={classes.card} aria-labelledby="pairs-title">
          <PairsCard source={source} figures={live.figures} dictionary={rules.pairs} marks={marks} />
        </section>
        <CountsSummary rows={live.figures.rows} onOpen={onOpenTable} />
      </div>
      <div className={classes.cards}>
        {frozen === null ? (
          <section className={classes.card} aria-labelledby="findings-title">
            <div className={classes.cardHead}>
              <h2 id="findings-title">Cần xem trước khi chốt</h2>
            </div>
            <Findings findings={findings} rules={rules} source={source} onJump={onJump} />
          </section>
        ) : (
          <FrozenFindings content={frozen} />
        )}
        <section className={classes.card} aria-labelledby="evidence-title">
          <div className={classes.cardHead}>
            <h2 id="evidence-title">Minh chứng</h2>
          </div>
          <EvidencePanel files={evidenceOf(view, frozen)} door={evidence} />
        </section>
        <section className={classes.card} aria-labelledby="note-title">
          <div className={classes.cardHead}>
            <h2 id="note-title">Ghi chú</h2>
          </div>
          <NoteBox source={source} />
        </section>
        <TrendCard friday={view.head.friday} grades={rules.grades} />
      </div>
    </div>
  )
}

/** The files a revision named; the draft's own are all there are. */
const evidenceOf = (view: WeekView, frozen: WeekContent | null) =>
  frozen === null
    ? view.evidence
    : view.evidence.filter(({ sha256 }) => frozen.evidence.some((file) => file.sha256 === sha256))

function FrozenFindings({ content }: { readonly content: WeekContent }) {
  return (
    <section className={classes.card} aria-labelledby="findings-title">
      <div className={classes.cardHead}>
        <h2 id="findings-title">Đã xem khi chốt</h2>
      </div>
      {content.lateReason === null ? null : (
        <p>
          <b>Chốt muộn:</b> {content.lateReason}
        </p>
      )}
      {content.correctionReason === null ? null : (
        <p>
          <b>Đính chính vì:</b> {content.correctionReason}
        </p>
      )}
      <MessageList
        label="Đã xem khi chốt"
        empty="Lúc chốt không có gì phải giải trình."
        messages={content.findings.map(({ id, weight, text, reason }) => ({
          id,
          weight,
          text,
          ...(reason === null || reason === '' ? {} : { more: `Lý do: ${reason}` }),
        }))}
      />
    </section>
  )
}
