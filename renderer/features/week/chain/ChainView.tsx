/** What followed the closing: where the week was made public, when it was printed, who signed on paper. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { WeekView } from '../../../../shared/contract/week.ts'
import { formatDate } from '../../../../shared/dates/words.ts'
import { hasProof, type Publication } from '../../../../shared/week/chain.ts'
import type { WeekRevision } from '../../../../shared/week/content.ts'
import { Mark } from '../../../app/Mark.tsx'
import { Card } from '../../../app/Page.tsx'
import table from '../../../app/table.module.css'
import { instantText } from '../../../i18n/vi/format.ts'
import { channelWords, exportWords } from '../../../i18n/vi/words.ts'
import { Empty } from '../../../ui/Empty.tsx'
import classes from './Chain.module.css'
import { KeptFileButton } from './KeptFileButton.tsx'
import { UnpublishDialog } from './UnpublishDialog.tsx'

export function ChainView({
  view: { head, revisions, publications, exports },
  onPublish,
  onRemoved,
}: {
  readonly view: WeekView
  /** null while no revision may be published. */
  readonly onPublish: (() => void) | null
  readonly onRemoved: () => void
}) {
  const [removing, setRemoving] = useState<Publication | null>(null)
  const onPaper = revisions.filter(({ paper }) => paper !== null)
  return (
    <div className={classes.view}>
      <Card
        title="Đã công khai ở đâu"
        actions={
          onPublish === null ? undefined : (
            <Button size="compact-md" onClick={onPublish}>
              Ghi một lần công khai…
            </Button>
          )
        }
      >
        {publications.length === 0 ? (
          <Empty>
            {onPublish === null ? 'Duyệt xong mới công khai được.' : 'Chưa ghi lần công khai nào.'}
          </Empty>
        ) : (
          <Publications friday={head.friday} publications={publications} onRemove={setRemoving} />
        )}
      </Card>
      {onPaper.length === 0 ? null : (
        <Card title="Duyệt trên giấy">
          <Papers friday={head.friday} revisions={onPaper} />
        </Card>
      )}
      <Card title="Đã in, đã xuất">
        {exports.length === 0 ? (
          <Empty>Chưa in hay xuất bảng lần nào. Máy tự ghi khi bấm In hoặc tải tệp.</Empty>
        ) : (
          <Exports exports={exports} />
        )}
      </Card>
      {removing === null ? null : (
        <UnpublishDialog
          friday={head.friday}
          publication={removing}
          onClose={() => setRemoving(null)}
          onRemoved={() => {
            setRemoving(null)
            onRemoved()
          }}
        />
      )}
    </div>
  )
}

function Publications({
  friday,
  publications,
  onRemove,
}: {
  readonly friday: string
  readonly publications: readonly Publication[]
  readonly onRemove: (publication: Publication) => void
}) {
  return (
    <div className={table.wrap}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Kênh</th>
            <th scope="col">Lúc</th>
            <th scope="col">Bản chốt</th>
            <th scope="col">Minh chứng</th>
            <th scope="col">Người ghi</th>
            <th scope="col" className={table.act}>
              Việc
            </th>
          </tr>
        </thead>
        <tbody>
          {publications.map((publication) => (
            <PublicationRow
              key={publication.id}
              friday={friday}
              publication={publication}
              onRemove={onRemove}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function PublicationRow({
  friday,
  publication,
  onRemove,
}: {
  readonly friday: string
  readonly publication: Publication
  readonly onRemove: (publication: Publication) => void
}) {
  const { channel, place, at, revision, link, file, addedBy, removed } = publication
  const where = `${channelWords[channel]}${place === '' ? '' : `: ${place}`}`
  return (
    <tr className={removed === null ? undefined : classes.removed}>
      <th scope="row">{removed === null ? where : <del>{where}</del>}</th>
      <td className={table.keep}>{instantText(at)}</td>
      <td>lần {revision}</td>
      <td>
        <div className={classes.proof}>
          {link === '' ? null : <span className={classes.link}>{link}</span>}
          {file === null ? null : <KeptFileButton friday={friday} file={file} />}
          {hasProof(publication) ? null : <Mark tone="warn">chưa có minh chứng</Mark>}
        </div>
      </td>
      <td>{addedBy.name}</td>
      <td className={table.act}>
        {removed === null ? (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Bỏ lần công khai ${where}`}
            onClick={() => onRemove(publication)}
          >
            Bỏ…
          </Button>
        ) : (
          <span>
            đã bỏ, {removed.by.name}: {removed.reason}
          </span>
        )}
      </td>
    </tr>
  )
}

const Papers = ({
  friday,
  revisions,
}: {
  readonly friday: string
  readonly revisions: readonly WeekRevision[]
}) => (
  <table className={table.table}>
    <thead>
      <tr>
        <th scope="col">Bản chốt</th>
        <th scope="col">Người ký</th>
        <th scope="col">Ngày ký</th>
        <th scope="col">Bản ký</th>
      </tr>
    </thead>
    <tbody>
      {revisions.map(({ content, paper }) =>
        paper === null ? null : (
          <tr key={content.revision}>
            <th scope="row">lần {content.revision}</th>
            <td>{paper.approver.name}</td>
            <td>{paper.scan === null ? '' : formatDate(paper.scan.signedOn)}</td>
            <td>
              {paper.scan === null ? (
                <Mark tone="warn">chờ bản ký</Mark>
              ) : (
                <KeptFileButton friday={friday} file={paper.scan.file} />
              )}
            </td>
          </tr>
        ),
      )}
    </tbody>
  </table>
)

const Exports = ({ exports }: { readonly exports: WeekView['exports'] }) => (
  <table className={table.table}>
    <thead>
      <tr>
        <th scope="col">Lúc</th>
        <th scope="col">Dạng</th>
        <th scope="col">Bản chốt</th>
        <th scope="col">Người làm</th>
      </tr>
    </thead>
    <tbody>
      {exports.map(({ at, form, revision, by }) => (
        <tr key={`${at}/${form}`}>
          <th scope="row">{instantText(at)}</th>
          <td>{exportWords[form]}</td>
          <td>lần {revision}</td>
          <td>{by.name}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
