/** The menu behind Alt: what the keys of editing and zooming hang on. */
import type { MenuItemConstructorOptions } from 'electron'

export const menuTemplate = (macOS: boolean): MenuItemConstructorOptions[] => [
  ...(macOS ? [{ role: 'appMenu' } as const] : []),
  {
    label: 'Sửa',
    submenu: [
      { role: 'undo', label: 'Hoàn tác' },
      { role: 'redo', label: 'Làm lại' },
      { type: 'separator' },
      { role: 'cut', label: 'Cắt' },
      { role: 'copy', label: 'Sao chép' },
      { role: 'paste', label: 'Dán' },
      { role: 'selectAll', label: 'Chọn tất cả' },
    ],
  },
  {
    label: 'Xem',
    submenu: [
      { role: 'zoomIn', label: 'Phóng to', accelerator: 'CommandOrControl+=' },
      { role: 'zoomOut', label: 'Thu nhỏ' },
      { role: 'resetZoom', label: 'Cỡ thường' },
      { role: 'togglefullscreen', label: 'Toàn màn hình' },
    ],
  },
]
