/** The name of a photo or scan of the chain; pressed, it opens. Nobody sees it before a PIN. */
import { Anchor } from '@mantine/core'
import { useState } from 'react'
import type { KeptFile } from '../../../../shared/week/content.ts'
import { useRead } from '../../../app/read.ts'
import { useEnsure } from '../../../app/session.ts'
import { sentence } from '../../../i18n/vi/errors.ts'
import { FileViewer } from '../../evidence/FileViewer.tsx'

export function KeptFileButton({ friday, file }: { readonly friday: string; readonly file: KeptFile }) {
  const ensure = useEnsure()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Anchor component="button" type="button" onClick={async () => setOpen(await ensure('viewer'))}>
        {file.name}
      </Anchor>
      {open ? <Opened friday={friday} file={file} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function Opened({
  friday,
  file,
  onClose,
}: {
  readonly friday: string
  readonly file: KeptFile
  readonly onClose: () => void
}) {
  const read = useRead('week.readFile', { friday, sha256: file.sha256 })
  return (
    <FileViewer
      file={file}
      bytes={read.value?.bytes ?? null}
      problem={read.state === 'failed' ? sentence(read.error) : null}
      onClose={onClose}
    />
  )
}
