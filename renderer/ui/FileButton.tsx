/** Opens the system's own file chooser; the button can be pressed from the keyboard like any other. */
import { Button } from '@mantine/core'
import { type ReactNode, useRef } from 'react'

export function FileButton({
  accept,
  multiple = false,
  onFiles,
  children,
  variant = 'default',
  size = 'sm',
  leftSection,
  autoFocus = false,
}: {
  readonly accept: string
  readonly multiple?: boolean
  readonly onFiles: (files: readonly File[]) => void
  readonly children: ReactNode
  readonly variant?: string
  readonly size?: string
  readonly leftSection?: ReactNode
  /** Where a dialog puts the cursor when it opens. */
  readonly autoFocus?: boolean
}) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button
        variant={variant}
        size={size}
        leftSection={leftSection}
        data-autofocus={autoFocus || undefined}
        onClick={() => input.current?.click()}
      >
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        tabIndex={-1}
        aria-hidden
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}
