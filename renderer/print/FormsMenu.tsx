/**
 * "Xuất": the forms in which a document leaves the program. What a form is made of is the core's affair; here stands
 * what each is called, and whether it is kept as a file or copied to be pasted. Ctrl+E takes the table.
 */
import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import { Fragment, useState } from 'react'
import type { Result } from '../../shared/result.ts'
import type { MadeFile } from '../../shared/week/content.ts'
import { useUi } from '../app/context.tsx'
import { type AnyError, sentence } from '../i18n/vi/errors.ts'
import { useExcelKey } from '../ui/excel-key.ts'
import { copy, saveFile, textOf } from './hand-over.ts'
import classes from './Print.module.css'

type Made = Promise<Result<MadeFile, AnyError>>

export type FormsItem = {
  readonly words: string
  /** The form left the program. */
  readonly onDone?: () => void
} & (
  | { readonly kind: 'file'; readonly make: () => Made }
  | {
      readonly kind: 'copy'
      readonly text: () => Made
      /** The same as formatted text, for places that take it. */
      readonly html?: () => Made
      /** "Đã chép tin, dán vào nhóm Zalo." */
      readonly told: string
    }
  | { readonly kind: 'show'; readonly show: () => void }
)

/** What the forms of a page of text or tables are called. */
export const formWords = {
  docx: 'Word (.docx)',
  xlsx: 'Excel (.xlsx)',
  pdf: 'PDF',
  png: 'Ảnh PNG',
  web: 'Trang web (.html)',
} as const

export function FormsMenu({
  groups,
  onProblem,
}: {
  /** Parted by lines. */
  readonly groups: readonly (readonly FormsItem[])[]
  /** A sentence for the person; null takes the last one away. */
  readonly onProblem: (words: string | null) => void
}) {
  const notify = useUi((ui) => ui.notify)
  const [busy, setBusy] = useState(false)

  /** Done or not; a failure was told. */
  async function handOver(item: FormsItem): Promise<boolean> {
    if (item.kind === 'show') {
      item.show()
      return true
    }
    if (item.kind === 'file') {
      const made = await item.make()
      if (!made.ok) return told(sentence(made.error))
      saveFile(made.value)
      notify(`Đã tạo ${made.value.name}.`)
      return true
    }
    const text = await item.text()
    if (!text.ok) return told(sentence(text.error))
    const html = await item.html?.()
    if (html?.ok === false) return told(sentence(html.error))
    if (!(await copy(textOf(text.value), html === undefined ? null : textOf(html.value))))
      return told('Trình duyệt không cho chép. Hãy bấm vào trang này rồi chép lại.')
    notify(item.told)
    return true
  }

  function told(problem: string): false {
    onProblem(problem)
    return false
  }

  async function choose(item: FormsItem) {
    setBusy(true)
    onProblem(null)
    const done = await handOver(item)
    setBusy(false)
    if (done) item.onDone?.()
  }

  const table = groups.flat().find(({ words }) => words === formWords.xlsx)
  useExcelKey(table === undefined ? null : () => void choose(table))

  return (
    <Menu
      position="bottom-end"
      width={230}
      withInitialFocusPlaceholder={false}
      middlewares={{ flip: true, shift: true, size: true }}
    >
      <Menu.Target>
        <Button
          variant="default"
          loading={busy}
          leftSection={<IconDownload size={18} aria-hidden />}
          rightSection={<IconChevronDown size={16} aria-hidden />}
        >
          Xuất
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.menu}>
        {groups.map((items, at) => (
          <Fragment key={items[0]?.words ?? at}>
            {at === 0 ? null : <Menu.Divider />}
            {items.map((item) => (
              <Menu.Item key={item.words} onClick={() => void choose(item)}>
                {item.words}
              </Menu.Item>
            ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
