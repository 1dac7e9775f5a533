/**
 * Every dialog of the program in the made-up commune: how to get to where it is opened, and what opens it. The list
 * names the file that draws each, so that a new one cannot be forgotten (`dialogs.test.ts` looks for it).
 * The order matters: on the way the current week is closed, corrected and left in correction.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { addDays, instantOf } from '../../shared/dates/plain.ts'
import { currentFriday } from '../../shared/dates/week.ts'
import { pin, projectRoot } from '../support/core.ts'
import { ask, goTo } from './journey.ts'

export interface DialogCase {
  readonly name: string
  /** The source that draws it, below `renderer/`. */
  readonly file: string
  readonly prepare: (page: Page) => Promise<void>
  readonly opener: (page: Page) => Locator
  /** Further pages of the same dialog. */
  readonly further?: (page: Page) => Promise<void>
}

/** A Friday, ten minutes before its closing. */
export const demoNow = instantOf('2026-11-20', '15:50')
export const demoFriday = currentFriday(demoNow)

/** From the welcome screen, then an administrator at work. */
export async function openDemo(page: Page): Promise<void> {
  await ask(page, 'demo.open', {})
  await page.getByText('XÃ MẪU – số liệu bịa.').waitFor({ timeout: 60_000 })
  await page.getByRole('grid').or(page.getByRole('textbox')).first().waitFor()
}

export async function signInAs(page: Page, role: 'administrator' | null): Promise<void> {
  const { user } = await ask(page, 'system.status', {})
  if (role === null) {
    if (user !== null) await ask(page, 'session.signOut', {})
    return
  }
  if (user?.role === role) return
  const users = await ask(page, 'user.list', {})
  await ask(page, 'session.signIn', { userId: users.find((known) => known.role === role)?.id ?? '', pin })
}

const stand =
  (path: string, role: 'administrator' | null = 'administrator', then?: (page: Page) => Promise<void>) =>
  async (page: Page) => {
    await signInAs(page, role)
    await goTo(page, path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.getByRole('button', { name: role === null ? 'Nhập mã PIN' : /^Đang thao tác/ }).waitFor()
    await then?.(page)
  }

const week = `/tuan/${demoFriday}`
const button = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name })
const shown = (part: string) => async (page: Page) => {
  await page
    .getByRole('radiogroup', { name: 'Xem phần nào của tuần' })
    .getByText(part, { exact: true })
    .click()
}

/** The one plan of the made-up commune. */
async function openPlan(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Kế hoạch kiểm soát/ }).click()
  await page.getByRole('button', { name: 'Ban hành bản sửa…' }).waitFor()
}

/** Puts the week into a state that the next dialogs need, past the screens. */
const weekIs = (state: 'closed' | 'correcting') => async (page: Page) => {
  const view = await ask(page, 'week.get', { friday: demoFriday })
  if (view.head.state === state) return
  if (state === 'correcting') {
    await ask(page, 'week.startCorrection', { friday: demoFriday, reason: 'Gõ nhầm một ô' })
  } else {
    const blocks = view.findings.filter(({ weight }) => weight === 'blocks')
    if (blocks.length > 0) throw new Error(`The made-up week cannot be closed: ${JSON.stringify(blocks)}`)
    const asked = view.findings.filter(({ weight }) => weight === 'ask')
    const reasons = Object.fromEntries(asked.map(({ id }) => [id, 'Đúng như trên hệ thống']))
    await ask(page, 'week.close', { friday: demoFriday, reasons })
  }
}

/** Two names that nobody knows, and another week. */
const tableWithQuestions = readFileSync(
  join(projectRoot, 'tests', 'fixtures', 'exports', 'A9a_clipboard.tsv.txt'),
  'utf8',
)
  .replace('Thủy lợi', 'TL')
  .replace('Môi trường', 'MT & TN')
  .replace(/^/, 'Từ ngày 31/10/2026 đến ngày 06/11/2026\n')

const png = Uint8Array.from(
  atob(
    'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP4z8CAB+GTG8HSALfKY52fTcuYAAAAAElFTkSuQmCC',
  ),
  (char) => char.charCodeAt(0),
)

const withPicture = async (page: Page) => {
  await ask(page, 'evidence.add', { friday: demoFriday, name: 'Màn hình Cổng.png', bytes: png })
}

const waitsForPaper = async (page: Page) => {
  const { head } = await ask(page, 'week.get', { friday: demoFriday })
  if (head.state === 'awaitingPaper') return
  const users = await ask(page, 'user.list', {})
  const approverId = users.find(({ role }) => role === 'approver')?.id ?? ''
  await ask(page, 'week.beginPaper', { friday: demoFriday, revision: head.revision, approverId })
}

/** An offered target, taken over where the year has none yet. */
const withTarget = async (page: Page) => {
  const year = Number(demoFriday.slice(0, 4))
  const { targets, offers } = await ask(page, 'target.year', { year })
  const [offer] = offers
  if (targets.length === 0 && offer !== undefined) await ask(page, 'target.take', { codes: [offer.code] })
}

export const dialogs: readonly DialogCase[] = [
  {
    name: 'the PIN',
    file: 'app/sign-in/SignInDialog.tsx',
    prepare: stand(week, null),
    opener: button('Nhập mã PIN'),
    further: async (page) => {
      await page.getByRole('button', { name: 'Quên mã PIN?' }).click()
      await page.getByRole('button', { name: 'Dùng mã khôi phục' }).click()
      await page.getByRole('button', { name: 'Đặt mã PIN mới' }).click()
    },
  },
  {
    name: 'another PIN',
    file: 'features/people/ChangePinDialog.tsx',
    prepare: stand('/nguoi-dung'),
    opener: button('Đổi mã PIN của tôi'),
    further: (page) => page.getByRole('button', { name: 'Đổi mã PIN', exact: true }).click(),
  },
  {
    name: 'the import',
    file: 'features/week/import/ImportDialog.tsx',
    prepare: stand(week),
    opener: button(/^Dán từ Excel/),
    further: async (page) => {
      await page.evaluate((text) => {
        const clipboardData = new DataTransfer()
        clipboardData.setData('text/plain', text)
        document.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
        )
      }, tableWithQuestions)
      await page.getByText('tên lĩnh vực chưa có trong danh mục').waitFor()
      await page.getByText('Khác kỳ.').waitFor()
    },
  },
  {
    name: 'the page of the portal',
    file: 'features/week/portal/PortalDialog.tsx',
    prepare: stand(week),
    opener: button(/^Dán từ trang Cổng/),
  },
  {
    name: 'a week from before the program',
    file: 'features/week/past/ReenterDialog.tsx',
    prepare: stand(`/tuan/${addDays(demoFriday, -7 * 40)}`),
    opener: button(/^Lưu tuần cũ/),
  },
  {
    name: 'several weeks from before the program',
    file: 'features/week/past/PastWeeksDialog.tsx',
    prepare: stand('/cac-tuan'),
    opener: button(/^Nhập lại nhiều tuần/),
  },
  {
    name: 'a list of dossiers',
    file: 'features/dossiers/ListImport.tsx',
    prepare: stand('/ho-so'),
    opener: button(/^Nhập danh sách/),
  },
  {
    name: 'a target',
    file: 'features/targets/TargetDialog.tsx',
    prepare: stand('/chi-tieu'),
    opener: button('Thêm chỉ tiêu'),
  },
  {
    name: 'a target struck out',
    file: 'features/targets/ReasonDialog.tsx',
    prepare: stand('/chi-tieu', 'administrator', withTarget),
    opener: (page) => page.getByRole('button', { name: /^Bỏ .+, / }).first(),
  },
  {
    name: 'a piece of evidence',
    file: 'features/evidence/FileViewer.tsx',
    prepare: stand(week, 'administrator', withPicture),
    opener: button(/^Màn hình Cổng\.png/),
  },
  {
    name: 'the closing',
    file: 'features/week/decide/CloseDialog.tsx',
    prepare: stand(week),
    opener: button(/^Chốt tuần/),
    further: (page) => page.getByRole('dialog').getByRole('button', { name: /^Chốt/ }).click(),
  },
  {
    name: 'the figures of the list of dossiers',
    file: 'features/week/prefill/PrefillDialog.tsx',
    prepare: stand(week, 'administrator', shown('Bảng 13 cột')),
    opener: button('Điền từ danh sách hồ sơ…'),
    further: (page) => page.getByText('Chỗ để trống và điều cần biết').waitFor(),
  },
  {
    name: 'a new row',
    file: 'features/week/table/AddRow.tsx',
    prepare: stand(week, 'administrator', shown('Bảng 13 cột')),
    opener: button('Thêm dòng…'),
    further: async (page) => {
      await page.getByRole('listbox').waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Thêm dòng', exact: true }).click()
    },
  },
  {
    name: 'the approval',
    file: 'features/week/decide/ApproveDialog.tsx',
    prepare: stand(week, 'administrator', weekIs('closed')),
    opener: button(/^Duyệt/),
    further: async (page) => {
      await page.getByRole('button', { name: 'Trả lại, có lý do…' }).click()
      await page.getByRole('button', { name: 'Trả lại cho người chốt' }).click()
    },
  },
  {
    name: 'the approval on paper',
    file: 'features/week/chain/PaperDialog.tsx',
    prepare: stand(week),
    opener: button(/^Duyệt/),
    further: async (page) => {
      await page.getByRole('button', { name: 'Người duyệt đi vắng, ký trên giấy…' }).click()
      await page.getByRole('dialog', { name: /^Duyệt trên giấy/ }).waitFor()
    },
  },
  {
    name: 'the signed sheet',
    file: 'features/week/chain/AttachDialog.tsx',
    prepare: stand(week, 'administrator', waitsForPaper),
    opener: button(/^Gắn bản ký/),
    further: (page) => page.getByRole('dialog').getByRole('button', { name: 'Gắn bản ký' }).click(),
  },
  {
    name: 'the publication',
    file: 'features/week/chain/PublishDialog.tsx',
    prepare: stand(`/tuan/${addDays(demoFriday, -7)}`),
    opener: button(/^Công khai…/),
    further: async (page) => {
      await page.getByRole('radio', { name: 'Nơi khác' }).check()
      await page.getByLabel('Đường dẫn').fill('bảng tin')
      await page.getByRole('button', { name: 'Ghi đã công khai' }).click()
    },
  },
  {
    name: 'a publication struck out',
    file: 'features/week/chain/UnpublishDialog.tsx',
    prepare: stand(`/tuan/${addDays(demoFriday, -14)}`, 'administrator', shown('Công khai')),
    opener: (page) => page.getByRole('button', { name: /^Bỏ lần công khai/ }).first(),
    further: (page) => page.getByRole('button', { name: 'Bỏ, giữ dấu' }).click(),
  },
  {
    name: 'an assignment',
    file: 'features/assignments/AssignmentDialog.tsx',
    prepare: stand('/phan-cong'),
    opener: button('Thêm phân công'),
    further: (page) => page.getByRole('button', { name: 'Lưu', exact: true }).click(),
  },
  {
    name: 'an assignment taken back',
    file: 'features/assignments/RemoveDialog.tsx',
    prepare: stand('/phan-cong'),
    opener: (page) => page.getByRole('button', { name: /^Bỏ phân công/ }).first(),
    further: (page) => page.getByRole('dialog').getByRole('button', { name: 'Bỏ phân công' }).click(),
  },
  {
    name: 'the correction',
    file: 'features/week/decide/CorrectionDialog.tsx',
    prepare: stand(week),
    opener: button('Đính chính…'),
    further: (page) => page.getByRole('button', { name: 'Mở để đính chính' }).click(),
  },
  {
    name: 'the end of a correction',
    file: 'features/week/decide/CancelCorrection.tsx',
    prepare: stand(week, 'administrator', weekIs('correcting')),
    opener: button('Bỏ đính chính'),
  },
  {
    name: 'a new person',
    file: 'features/people/PersonDialog.tsx',
    prepare: stand('/nguoi-dung'),
    opener: button('Thêm người'),
    further: (page) => page.getByRole('button', { name: 'Thêm', exact: true }).click(),
  },
  {
    name: 'a forgotten PIN',
    file: 'features/people/ResetPinDialog.tsx',
    prepare: stand('/nguoi-dung'),
    opener: (page) => page.getByRole('button', { name: /^Đặt lại mã PIN của/ }).first(),
    further: (page) => page.getByRole('button', { name: 'Đặt mã PIN mới' }).click(),
  },
  {
    name: 'the office',
    file: 'features/unit/UnitDialog.tsx',
    prepare: stand('/co-quan'),
    opener: button('Sửa cơ quan'),
    further: async (page) => {
      await page.getByLabel('Ký hiệu văn bản').fill('')
      await page.getByRole('button', { name: 'Lưu', exact: true }).click()
    },
  },
  {
    name: 'a signer',
    file: 'features/unit/SignerDialog.tsx',
    prepare: stand('/co-quan'),
    opener: button('Thêm người ký'),
    further: (page) => page.getByRole('button', { name: 'Lưu', exact: true }).click(),
  },
  {
    name: 'a new task',
    file: 'features/tasks/NewTaskDialog.tsx',
    prepare: stand('/nhiem-vu'),
    opener: button('Thêm việc'),
    further: async (page) => {
      await page.getByLabel('Thời hạn như ghi trong văn bản').fill('Trước ngày 15/12')
      await page.getByRole('button', { name: 'Lưu', exact: true }).click()
    },
  },
  {
    name: 'a task',
    file: 'features/tasks/TaskDialog.tsx',
    prepare: stand('/nhiem-vu'),
    opener: (page) => page.getByRole('grid'),
    further: async (page) => {
      await page.getByRole('tab', { name: /^Minh chứng/ }).click()
      await page.getByRole('button', { name: 'Thêm minh chứng' }).click()
      await page.getByText('Chưa ghi minh chứng.').waitFor()
      await page.getByRole('tab', { name: 'Thời hạn' }).click()
    },
  },
  {
    name: 'several tasks given to one person',
    file: 'features/tasks/AssignDialog.tsx',
    prepare: stand('/nhiem-vu', 'administrator', async (page) => {
      await page.getByText('Theo mục', { exact: true }).click()
      await page.getByRole('grid').focus()
      await page.keyboard.press('Control+a')
    }),
    opener: button('Giao việc…'),
    further: (page) => page.getByRole('dialog').getByRole('button', { name: 'Giao', exact: true }).click(),
  },
  {
    name: 'tasks urged',
    file: 'features/tasks/UrgeDialog.tsx',
    prepare: stand('/nhiem-vu', 'administrator', async (page) => {
      await page.getByText('Theo mục', { exact: true }).click()
      await page.getByRole('grid').focus()
      // What an earlier dialog marked stays marked as long as the list stands.
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+Space')
    }),
    opener: button('Phiếu đôn đốc…'),
    further: (page) => page.getByRole('button', { name: 'Lập 1 phiếu' }).click(),
  },
  {
    name: 'the papers of an inspection',
    file: 'features/tasks/InspectionDialog.tsx',
    prepare: stand('/nhiem-vu', 'administrator', async (page) => {
      await page.getByText('Kiểm tra', { exact: true }).click()
    }),
    opener: button('Hồ sơ kiểm tra…'),
    further: async (page) => {
      await page.getByLabel('Từ ngày').fill('x')
      await page.getByRole('button', { name: 'Tạo hồ sơ' }).click()
    },
  },
  {
    name: 'a plan issued again',
    file: 'features/plans/IssueDialog.tsx',
    prepare: stand('/ke-hoach', 'administrator', openPlan),
    opener: button('Ban hành bản sửa…'),
    further: (page) => page.getByRole('dialog').getByRole('button', { name: 'Ban hành' }).click(),
  },
  {
    name: 'a plan taken off the lists',
    file: 'features/plans/RemovePlanDialog.tsx',
    prepare: stand('/ke-hoach', 'administrator', openPlan),
    opener: button('Bỏ kế hoạch'),
    further: (page) => page.getByRole('dialog').getByRole('button', { name: 'Bỏ kế hoạch' }).click(),
  },
  {
    name: 'the second place',
    file: 'features/backup/SecondPlace.tsx',
    prepare: stand('/sao-luu'),
    opener: button('Chọn nơi'),
  },
  {
    name: 'a restore',
    file: 'features/backup/BackupScreen.tsx',
    prepare: stand('/sao-luu', 'administrator', async (page) => {
      if ((await ask(page, 'backup.list', {})).length === 0) await ask(page, 'backup.make', {})
    }),
    opener: button('Khôi phục…'),
    further: async (page) => {
      await page
        .getByRole('button', { name: /^Xem bản/ })
        .first()
        .click()
      await page.getByRole('heading', { name: 'Trong bản sao lưu này' }).waitFor()
    },
  },
]
