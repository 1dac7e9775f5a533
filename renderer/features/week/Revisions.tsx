/** Which revision is on the screen: the one being typed, the newest, or an earlier one with what changed since. */
import { Button, Select } from '@mantine/core'
import type { WeekRevision } from '../../../shared/week/content.ts'
import { instantText } from '../../i18n/vi/format.ts'
import { Note } from '../../ui/Note.tsx'
import { revisionWords } from './week-words.ts'

export function RevisionSwitch({
  revisions,
  drafting,
  shown,
  onShow,
}: {
  readonly revisions: readonly WeekRevision[]
  readonly drafting: boolean
  /** null is the draft, or the newest revision where there is none. */
  readonly shown: number | null
  readonly onShow: (revision: number | null) => void
}) {
  if (revisions.length + (drafting ? 1 : 0) < 2) return null
  const newest = revisions.length
  const data = [
    ...(drafting ? [{ value: 'draft', label: 'Bản đang gõ' }] : []),
    ...[...revisions].reverse().map(({ content }) => ({
      value: String(content.revision),
      label: `Bản chốt lần ${content.revision}${content.revision === newest ? ' (mới nhất)' : ''}`,
    })),
  ]
  const value = shown === null ? (drafting ? 'draft' : String(newest)) : String(shown)
  return (
    <Select
      aria-label="Xem bản chốt nào"
      size="xs"
      w={210}
      data={data}
      value={value}
      onChange={(next) =>
        onShow(
          next === null || next === 'draft' || (!drafting && next === String(newest)) ? null : Number(next),
        )
      }
    />
  )
}

export function EarlierRevisionNote({
  revision,
  newest,
  onBack,
}: {
  readonly revision: WeekRevision
  readonly newest: number
  readonly onBack: () => void
}) {
  const { content } = revision
  return (
    <Note
      tone="info"
      action={
        <Button size="compact-sm" variant="default" onClick={onBack}>
          Về bản mới nhất
        </Button>
      }
    >
      Đang xem <b>{revisionWords(content.revision)}</b>, chốt {instantText(content.closedAt)}. Bản mới nhất là
      lần {newest}. Ô có dấu ∆ khác với bản mới nhất.
    </Note>
  )
}
