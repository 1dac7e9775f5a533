/** What the shell itself says, outside the window: in words, with a way on, never only "OK". */
import { type App, type Dialog, type MessageBoxOptions, shell } from 'electron'
import type { OfficeError } from '../core/core.ts'
import { openErrorWords } from '../core/open-words.ts'

export const title = 'Sổ Một Cửa'

type Ask = Pick<Dialog, 'showMessageBox'>

const ask = async (dialog: Ask, options: MessageBoxOptions): Promise<number> =>
  (await dialog.showMessageBox({ title, noLink: true, ...options })).response

/** The folder cannot be opened. True when another one shall be chosen. */
export const sayRefused = async (dialog: Ask, error: OfficeError, mayChoose: boolean): Promise<boolean> => {
  const buttons = mayChoose ? ['Chọn thư mục khác…', 'Đóng'] : ['Đóng']
  const last = buttons.length - 1
  const chosen = await ask(dialog, {
    type: 'error',
    message: 'Chưa mở được sổ',
    detail: openErrorWords(error),
    buttons,
    defaultId: last,
    cancelId: last,
  })
  return mayChoose && chosen === 0
}

/** The core falls whenever it is started. True when the program shall be started once more. */
export const sayGivenUp = async (dialog: Ask, folder: string): Promise<boolean> => {
  const chosen = await ask(dialog, {
    type: 'error',
    message: 'Phần giữ dữ liệu cứ dừng lại sau mỗi lần mở',
    detail:
      'Dữ liệu đã ghi vẫn nguyên, chữ đã gõ còn đến giây cuối cùng trước đó. Hãy thử mở lại chương trình một lần; ' +
      'nếu vẫn thế, chép thư mục dữ liệu ra USB rồi khôi phục từ bản sao lưu, hoặc gọi người phụ trách CNTT.',
    buttons: ['Mở lại chương trình', 'Mở thư mục dữ liệu', 'Đóng'],
    defaultId: 0,
    cancelId: 2,
  })
  if (chosen === 1) await shell.openPath(folder)
  return chosen === 0
}

/** `null` when nothing shall change. */
export const askWhoShares = async (
  dialog: Ask,
  folder: string,
  canShare: boolean,
): Promise<{ readonly shared: boolean } | null> => {
  const buttons = ['Chỉ tài khoản này', ...(canShare ? ['Mọi tài khoản trên máy này'] : []), 'Thôi']
  const last = buttons.length - 1
  const chosen = await ask(dialog, {
    type: 'question',
    message: `Để sổ ở ${folder}?`,
    detail:
      'Chương trình mở lại với thư mục này. Sổ đang có ở nơi cũ vẫn nguyên ở đó và không tự chuyển sang; ' +
      'muốn đưa sang thì vào Sao lưu, lập bản sao lưu, rồi Khôi phục ở nơi mới.',
    buttons,
    defaultId: last,
    cancelId: last,
  })
  if (chosen === last) return null
  return { shared: canShare && chosen === 1 }
}

/** Asked once for a folder that another account of this PC shares. */
export const agreesToShare = async (dialog: Ask, folder: string): Promise<boolean> =>
  (await ask(dialog, {
    type: 'question',
    message: 'Máy này có sổ dùng chung',
    detail: `Một tài khoản khác trên máy đã chọn để sổ ở ${folder} cho mọi người cùng dùng. Anh/chị dùng sổ đó?`,
    buttons: ['Dùng sổ chung', 'Lập sổ riêng của tài khoản này'],
    defaultId: 0,
    cancelId: 1,
  })) === 0

export const sayAbout = (dialog: Ask, app: Pick<App, 'getVersion'>): Promise<number> =>
  ask(dialog, {
    type: 'info',
    message: `${title} ${app.getVersion()}`,
    detail:
      'Phần mềm nguồn mở, giấy phép MIT. Không cần mạng và không gửi gì ra ngoài. F1 mở trợ giúp của màn hình.',
    buttons: ['Đóng'],
  })
