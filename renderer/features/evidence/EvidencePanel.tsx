/** Screenshots and files kept with the week. Pictures may show names, so they are only drawn once someone signed in. */
import { ActionIcon, Loader } from '@mantine/core'
import { IconFile, IconPhoto, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { EvidenceFile } from '../../../shared/week/content.ts'
import { useApp, useStatus } from '../../app/context.tsx'
import { useRead } from '../../app/read.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { bytesText, instantText } from '../../i18n/vi/format.ts'
import { FileButton } from '../../ui/FileButton.tsx'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { Note } from '../../ui/Note.tsx'
import classes from './Evidence.module.css'
import { FileViewer, isPicture, useFileUrl } from './FileViewer.tsx'
import type { EvidenceDoor } from './use-evidence.ts'

export function EvidencePanel({
  files,
  door,
}: {
  readonly files: readonly EvidenceFile[]
  /** null where the week can no longer be changed. */
  readonly door: EvidenceDoor | null
}) {
  const { ui } = useApp()
  const signedIn = useStatus().user !== null
  const [shown, setShown] = useState<EvidenceFile | null>(null)
  return (
    <>
      {door?.problem == null ? null : <Note tone="bad">{door.problem}</Note>}
      {files.length === 0 ? (
        door === null ? (
          <p className={classes.quiet}>Không có tệp minh chứng nào.</p>
        ) : null
      ) : (
        <ul className={classes.list}>
          {files.map((file) => (
            <li key={file.id} className={classes.item}>
              <button
                type="button"
                className={classes.open}
                onClick={() => (signedIn ? setShown(file) : void ui.getState().askSignIn('viewer'))}
              >
                {signedIn && isPicture(file) ? <Thumbnail file={file} /> : <FileSign file={file} />}
                <span className={classes.words}>
                  <span className={classes.name}>{file.name}</span>
                  <span className={classes.facts}>
                    {bytesText(file.bytes)} · {instantText(file.addedAt)} · {file.addedBy}
                  </span>
                </span>
              </button>
              {door === null ? null : (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Bỏ minh chứng ${file.name}`}
                  onClick={() => void door.remove(file.id)}
                >
                  <IconTrash size={17} aria-hidden />
                </ActionIcon>
              )}
            </li>
          ))}
        </ul>
      )}
      {files.length > 0 && !signedIn ? (
        <p className={classes.quiet}>Ảnh chỉ hiện sau khi nhập mã PIN, vì có thể có tên người dân.</p>
      ) : null}
      {door === null ? null : (
        <div className={classes.add}>
          <FileButton
            accept="image/*,.pdf"
            multiple
            size="compact-md"
            onFiles={(chosen) => void door.add(chosen)}
          >
            Chọn tệp…
          </FileButton>
          <span className={classes.quiet}>
            hoặc chụp màn hình Cổng rồi bấm <KeyHint keys="Ctrl V" />
          </span>
          {door.sending > 0 ? <Loader size="xs" aria-label="Đang giữ minh chứng" /> : null}
        </div>
      )}
      {shown === null ? null : <Viewer file={shown} onClose={() => setShown(null)} />}
    </>
  )
}

const FileSign = ({ file }: { readonly file: EvidenceFile }) => (
  <span className={classes.thumb}>
    {isPicture(file) ? <IconPhoto size={22} aria-hidden /> : <IconFile size={22} aria-hidden />}
  </span>
)

function Thumbnail({ file }: { readonly file: EvidenceFile }) {
  const read = useRead('evidence.read', { id: file.id })
  const url = useFileUrl(read.value?.bytes ?? null, file.mediaType)
  return url === null ? <FileSign file={file} /> : <img className={classes.thumb} src={url} alt="" />
}

function Viewer({ file, onClose }: { readonly file: EvidenceFile; readonly onClose: () => void }) {
  const read = useRead('evidence.read', { id: file.id })
  return (
    <FileViewer
      file={file}
      bytes={read.value?.bytes ?? null}
      problem={read.state === 'failed' ? sentence(read.error) : null}
      onClose={onClose}
    />
  )
}
