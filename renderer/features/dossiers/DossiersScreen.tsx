/**
 * The dossiers of the provincial list: what comes due, what is late, what must be looked at. A list dropped anywhere on
 * the screen, or pasted, is read and compared first. Nobody is named before a PIN.
 */
import { Button, TextInput } from '@mantine/core'
import { IconFileImport, IconTable } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import type { DossierListState } from '../../../shared/contract/dossier.ts'
import { useStatus, useUi } from '../../app/context.tsx'
import { Loaded, Page } from '../../app/Page.tsx'
import { useRead } from '../../app/read.ts'
import { useCall, useEnsure } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { momentText } from '../../i18n/vi/format.ts'
import { saveFile } from '../../print/hand-over.ts'
import { Empty } from '../../ui/Empty.tsx'
import { useExcelKey } from '../../ui/excel-key.ts'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { Note } from '../../ui/Note.tsx'
import { carriesTable, clipboardSource, fileSource, type TableSource } from '../week/import/source.ts'
import classes from './Dossiers.module.css'
import { DossierTable } from './DossierTable.tsx'
import { filters, inOrder, isShown, type Named, searchable, startingFilter } from './filter.ts'
import { ListImport } from './ListImport.tsx'

export function DossiersScreen() {
  const read = useRead('dossier.list', {})
  const names = useNames()
  const ensure = useEnsure()
  /** What was dropped or pasted; a dialog without it waits for it. */
  const [taken, setTaken] = useState<{ readonly source: TableSource | null } | null>(null)

  const take = async (source: TableSource | null) => {
    if (await ensure('officer')) setTaken({ source })
  }
  const takeFile = async ([file]: readonly File[]) => {
    if (file !== undefined) await take(await fileSource(file))
  }
  const open = taken !== null
  // biome-ignore lint/correctness/useExhaustiveDependencies: the paste of a list is heard anew only when the dialog goes
  useEffect(() => {
    if (open) return
    const paste = (event: ClipboardEvent) => {
      const clipboard = event.clipboardData
      if (clipboard === null || event.target instanceof HTMLInputElement) return
      const [file] = clipboard.files
      if (carriesTable(clipboard)) void take(clipboardSource(clipboard))
      else if (file !== undefined) void takeFile([file])
      else return
      event.preventDefault()
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [open])

  const choose = (
    <Button
      size="compact-md"
      leftSection={<IconFileImport size={16} aria-hidden />}
      onClick={() => void take(null)}
    >
      Nhập danh sách…
    </Button>
  )
  return (
    <FileDrop words="Thả danh sách hồ sơ vào đây" onFiles={(files) => void takeFile(files)} disabled={open}>
      <Page title="Hồ sơ" actions={choose}>
        <Loaded name="dossier.list" read={read}>
          {(state) => (state.last === null ? <First /> : <Register state={state} names={names} />)}
        </Loaded>
        {taken === null ? null : <ListImport first={taken.source} onClose={() => setTaken(null)} />}
      </Page>
    </FileDrop>
  )
}

/** Read only for somebody who entered a PIN. */
function useNames(): Readonly<Record<string, string>> | null {
  const { user } = useStatus()
  const names = useRead('dossier.names', {})
  return user === null || names.value === null ? null : names.value
}

const First = () => (
  <Empty>
    Chưa có danh sách nào. Xuất “Danh sách hồ sơ” từ hệ thống của tỉnh rồi kéo tệp thả vào đây, dán bảng đã
    chép, hoặc bấm “Nhập danh sách…”. Không cần sửa gì trong tệp.
  </Empty>
)

function Register({
  state,
  names,
}: {
  readonly state: DossierListState
  readonly names: Readonly<Record<string, string>> | null
}) {
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [filter, setFilter] = useState(() => startingFilter(state.dossiers))
  const [query, setQuery] = useState('')
  const named = useMemo(
    () => state.dossiers.map((line): Named => searchable(line, names?.[line.code] ?? null)),
    [state.dossiers, names],
  )
  const counts = useMemo(
    () => filters.map(({ holds }) => state.dossiers.filter(holds).length),
    [state.dossiers],
  )
  const shown = useMemo(
    () =>
      inOrder(
        named.filter((line) => isShown(line, filter, query)),
        filter,
      ),
    [named, filter, query],
  )
  const title = filters.find(({ id }) => id === filter)?.text ?? ''

  const excel = async () => {
    const file = await call('dossier.excel', {
      title: `Hồ sơ: ${title}`,
      codes: shown.map(({ line }) => line.code),
    })
    if (file.ok) saveFile(file.value)
    else notify(sentence(file.error), 'bad')
  }
  useExcelKey(() => void excel())

  const { last } = state
  const gone = state.dossiers.filter(
    ({ gone: since, finished }) => since !== null && finished === null,
  ).length
  return (
    <>
      {last === null ? null : (
        <p className={classes.age}>
          Danh sách lúc <b>{momentText(last.exportedAt)}</b>, {last.dossiers} hồ sơ, {last.by} nhập. Tình
          trạng tính đến {momentText(state.at)}.
        </p>
      )}
      {gone === 0 ? null : (
        <Note tone="ask" live={false}>
          {gone} hồ sơ chưa xong không còn trong danh sách mới. Không coi là đã xong: hỏi lại bộ phận xử lý.
        </Note>
      )}
      <div className={classes.bar}>
        <fieldset className={classes.filters}>
          <legend className={classes.hidden}>Lọc theo tình trạng</legend>
          {filters.map(({ id, text }, at) =>
            counts[at] === 0 && id !== 'all' ? null : (
              <button
                key={id}
                type="button"
                className={classes.filter}
                data-filter={id}
                aria-pressed={filter === id}
                onClick={() => setFilter(id)}
              >
                {text} <b>{counts[at]}</b>
              </button>
            ),
          )}
        </fieldset>
        <TextInput
          className={classes.search ?? ''}
          type="search"
          size="sm"
          aria-label={
            names === null ? 'Tìm theo mã, thủ tục, lĩnh vực' : 'Tìm theo mã, tên, thủ tục, lĩnh vực'
          }
          placeholder={names === null ? 'Tìm mã, thủ tục…' : 'Tìm mã, tên, thủ tục…'}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconTable size={16} aria-hidden />}
          title="Ctrl+E"
          disabled={shown.length === 0}
          onClick={() => void excel()}
        >
          Excel
        </Button>
      </div>
      {shown.length === 0 ? (
        <Empty>
          {query === '' ? 'Không có hồ sơ nào trong mục này.' : 'Không thấy hồ sơ nào khớp chữ đã gõ.'}
        </Empty>
      ) : (
        <DossierTable lines={shown} named={names !== null} />
      )}
    </>
  )
}
