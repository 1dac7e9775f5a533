/**
 * The menu behind Alt. Its keys leave Unikey's alone: nothing with Ctrl+Shift (it switches between Vietnamese and
 * English), nothing with Alt and a letter, no bare letter, and no mnemonics in the labels.
 */
import type { MenuItemConstructorOptions } from 'electron'

export interface MenuActions {
  readonly openBundle: () => void
  readonly showFolder: () => void
  /** Null where the folder was named on the command line: then nobody is asked. */
  readonly chooseFolder: (() => void) | null
  readonly about: () => void
}

export const menuTemplate = (
  macOS: boolean,
  { openBundle, showFolder, chooseFolder, about }: MenuActions,
): MenuItemConstructorOptions[] => [
  ...(macOS ? [{ role: 'appMenu' } as const] : []),
  {
    label: 'Tệp',
    submenu: [
      { label: 'Mở gói .smc…', accelerator: 'CommandOrControl+O', click: openBundle },
      { type: 'separator' },
      { label: 'Mở thư mục dữ liệu', click: showFolder },
      ...(chooseFolder === null
        ? []
        : [{ label: 'Chọn thư mục dữ liệu khác…', click: chooseFolder } as const]),
      { type: 'separator' },
      { role: 'quit', label: 'Đóng Sổ Một Cửa', accelerator: 'CommandOrControl+Q' },
    ],
  },
  {
    label: 'Sửa',
    submenu: [
      { role: 'undo', label: 'Hoàn tác', accelerator: 'CommandOrControl+Z' },
      { role: 'redo', label: 'Làm lại', accelerator: 'CommandOrControl+Y' },
      { type: 'separator' },
      { role: 'cut', label: 'Cắt', accelerator: 'CommandOrControl+X' },
      { role: 'copy', label: 'Sao chép', accelerator: 'CommandOrControl+C' },
      { role: 'paste', label: 'Dán', accelerator: 'CommandOrControl+V' },
      { role: 'selectAll', label: 'Chọn tất cả', accelerator: 'CommandOrControl+A' },
    ],
  },
  {
    label: 'Xem',
    submenu: [
      { role: 'zoomIn', label: 'Phóng to', accelerator: 'CommandOrControl+=' },
      { role: 'zoomOut', label: 'Thu nhỏ', accelerator: 'CommandOrControl+-' },
      { role: 'resetZoom', label: 'Cỡ thường', accelerator: 'CommandOrControl+0' },
      { role: 'togglefullscreen', label: 'Toàn màn hình', accelerator: 'F11' },
    ],
  },
  {
    label: 'Trợ giúp',
    submenu: [{ label: 'Về Sổ Một Cửa', click: about }],
  },
]
