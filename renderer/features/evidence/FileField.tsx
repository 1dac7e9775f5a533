/** One photo or scan inside a dialog: chosen, or pasted with Ctrl+V wherever the cursor stands. */
import { ActionIcon, Input } from '@mantine/core'
import { IconFile, IconTrash } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useClock } from '../../app/clock.ts'
import { bytesText } from '../../i18n/vi/format.ts'
import { FileButton } from '../../ui/FileButton.tsx'
import { KeyHint } from '../../ui/KeyHint.tsx'
import classes from './Evidence.module.css'
import { useFileUrl } from './FileViewer.tsx'
import { type GivenFile, givenFile } from './given-file.ts'

export function FileField({
  label,
  value,
  onChange,
  error,
  autoFocus = false,
}: {
  readonly label: string
  readonly value: GivenFile | null
  readonly onChange: (file: GivenFile | null) => void
  readonly error?: string | undefined
  readonly autoFocus?: boolean
}) {
  const clock = useClock()
  const [unread, setUnread] = useState<string | null>(null)

  async function take([file]: readonly File[]) {
    if (file === undefined) return
    const given = await givenFile(file, clock())
    setUnread(given === null ? `Không đọc được ảnh ${file.name}.` : null)
    if (given !== null) onChange(given)
  }
  const latest = useRef(take)
  latest.current = take

  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])].filter(isProof)
      if (files.length === 0) return
      event.preventDefault()
      void latest.current(files)
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [])

  return (
    <Input.Wrapper label={label} labelElement="div" error={unread ?? error}>
      {value === null ? (
        <div className={classes.add}>
          <FileButton
            accept="image/*,.pdf"
            size="compact-md"
            autoFocus={autoFocus}
            onFiles={(files) => void take(files)}
          >
            Chọn tệp…
          </FileButton>
          <span className={classes.quiet}>
            hoặc chép ảnh rồi bấm <KeyHint keys="Ctrl V" />
          </span>
        </div>
      ) : (
        <div className={classes.item} role="status">
          <Preview file={value} />
          <span className={classes.words}>
            <span className={classes.name}>{value.name}</span>
            <span className={classes.facts}>{bytesText(value.bytes.length)}</span>
          </span>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Bỏ tệp ${value.name}`}
            onClick={() => onChange(null)}
          >
            <IconTrash size={17} aria-hidden />
          </ActionIcon>
        </div>
      )}
    </Input.Wrapper>
  )
}

const isProof = ({ type }: File): boolean => type.startsWith('image/') || type === 'application/pdf'

function Preview({ file }: { readonly file: GivenFile }) {
  const picture = /\.(png|jpe?g|webp|gif)$/i.test(file.name)
  const url = useFileUrl(picture ? file.bytes : null, 'image/*')
  return url === null ? (
    <span className={classes.thumb}>
      <IconFile size={22} aria-hidden />
    </span>
  ) : (
    <img className={classes.thumb} src={url} alt="" />
  )
}
