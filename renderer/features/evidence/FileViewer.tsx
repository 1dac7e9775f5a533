/** A kept file, opened: a picture is drawn, everything can be saved; its hash stands below. */
import { Button, Modal } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { KeptFile } from '../../../shared/week/content.ts'
import { Note } from '../../ui/Note.tsx'
import classes from './Evidence.module.css'

export const isPicture = ({ mediaType }: Pick<KeptFile, 'mediaType'>): boolean =>
  mediaType.startsWith('image/')

export function FileViewer({
  file,
  bytes,
  problem,
  onClose,
}: {
  readonly file: KeptFile
  /** null while they are on their way. */
  readonly bytes: Uint8Array<ArrayBuffer> | null
  readonly problem: string | null
  readonly onClose: () => void
}) {
  const url = useFileUrl(bytes, file.mediaType)
  return (
    <Modal opened onClose={onClose} size="90%" title={file.name}>
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
      {url !== null && isPicture(file) ? (
        <img className={classes.picture} src={url} alt={`Tệp ${file.name}`} />
      ) : null}
      {url !== null ? (
        <p className={classes.hash}>
          SHA-256 {file.sha256}{' '}
          <Button component="a" href={url} download={file.name} size="compact-sm" variant="default">
            Lưu ra tệp
          </Button>
        </p>
      ) : null}
    </Modal>
  )
}

/** The bytes as an address for an `img`, for as long as the component stands. */
export function useFileUrl(bytes: Uint8Array<ArrayBuffer> | null, mediaType: string): string | null {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (bytes === null) return
    const made = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
    setUrl(made)
    return () => {
      setUrl(null)
      URL.revokeObjectURL(made)
    }
  }, [bytes, mediaType])
  return url
}
