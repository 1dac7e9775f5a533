/** Takes files dropped anywhere on what it wraps, and says so while one hangs over it. */
import { IconFileImport } from '@tabler/icons-react'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import classes from './FileDrop.module.css'

export function FileDrop({
  words,
  disabled = false,
  onFiles,
  children,
  className,
}: {
  readonly words: string
  readonly disabled?: boolean
  readonly onFiles: (files: readonly File[]) => void
  readonly children: ReactNode
  readonly className?: string | undefined
}) {
  const [over, setOver] = useState(false)
  const depth = useRef(0)
  const carriesFiles = (event: DragEvent) => !disabled && event.dataTransfer.types.includes('Files')
  const leave = () => {
    depth.current = 0
    setOver(false)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the second way; a button does the same
    <div
      className={`${classes.area} ${className ?? ''}`}
      onDragEnter={(event) => {
        if (!carriesFiles(event)) return
        depth.current += 1
        setOver(true)
      }}
      onDragOver={(event) => {
        if (carriesFiles(event)) event.preventDefault()
      }}
      onDragLeave={() => {
        depth.current -= 1
        if (depth.current <= 0) leave()
      }}
      onDrop={(event) => {
        if (!carriesFiles(event)) return
        event.preventDefault()
        leave()
        onFiles([...event.dataTransfer.files])
      }}
    >
      {children}
      {over ? (
        <div className={classes.veil}>
          <IconFileImport size={28} aria-hidden />
          {words}
        </div>
      ) : null}
    </div>
  )
}
