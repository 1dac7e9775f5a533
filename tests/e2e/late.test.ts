import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCore } from '../../electron/core/core.ts'
import { instantOf } from '../../shared/dates/plain.ts'
import { officeFolder, testPorts } from '../support/core.ts'
import { keepDossiers, listed } from '../support/dossiers.ts'
import { removeFolder } from '../support/program.ts'
import { ask, begin, goTo, inElectron, type Journey, signIn } from './journey.ts'

const code = 'H00.000-261001-0001'
let folder: string
let journey: Journey
let page: Page

/** An office with a list of the system, imported the afternoon before. */
async function officeWithList(): Promise<string> {
  const made = await officeFolder({ now: instantOf('2026-10-09', '08:00') })
  const clock = { now: instantOf('2026-10-12', '15:00') }
  const opened = await openCore({ folder: made, host: 'cli', ports: testPorts(clock) })
  if (!opened.ok) throw new Error(opened.error.type)
  keepDossiers({ core: opened.value }, '2026-10-12T14:30', [
    listed(code),
    listed('H00.000-261001-0002', { field: 'Hộ tịch', unit: 'Văn phòng HĐND và UBND' }),
    listed('H00.000-261001-0003', { due: '2026-10-09T16:00' }),
  ])
  opened.value.close()
  return made
}

beforeAll(async () => {
  folder = await officeWithList()
  journey = await begin({ folder, now: instantOf('2026-10-13', '08:00') })
  page = journey.page
})
afterAll(async () => {
  await journey.end()
  removeFolder(folder)
})

/** A notice on the screen; the announcer says it a second time. */
const told = (words: string) => page.getByText(words).first().waitFor()

/** J3, from the list to the letter that was sent. Each step goes on where the last one ended. */
describe('A dossier that will be late', () => {
  it('is seen before any PIN, with its deadline and without the citizen', async () => {
    await goTo(page, '/ho-so-tre')
    await page.getByRole('link', { name: code }).waitFor()
    const text = (await page.locator('main').textContent()) ?? ''
    expect(text).toContain('16/10/2026T6 16:00')
    expect(text).toContain('Hồ sơ trễ: 1 – đã xin lỗi 0/1')
    expect(text).toContain('đã 1 ngày làm việc')
    expect(text).not.toContain('Người Nộp')
  })

  it('opens with X, and gets a reason', async () => {
    await signIn(page, 'officer')
    await page.getByRole('link', { name: code }).focus()
    await page.keyboard.press('x')
    await page.getByRole('heading', { level: 1, name: `Hồ sơ ${code}` }).waitFor()
    await page.getByText('Người Nộp 0001').waitFor()
    expect(await page.getByText('hạn gửi thứ Năm 15/10/2026').isVisible()).toBe(true)
    await page
      .getByRole('combobox', { name: /^Nguyên nhân/ })
      .selectOption({ label: 'Cơ quan phối hợp chậm trả lời' })
    await page.getByLabel('Giải thích thêm').fill('chưa có kết quả thẩm định')
    await page.getByRole('button', { name: 'Lưu nguyên nhân' }).click()
    await told('Đã lưu nguyên nhân.')
  })

  it('“+5” is read at once as a working day, with the days skipped; a Saturday is refused', async () => {
    const field = page.getByLabel('Ngày hẹn lại')
    await page
      .getByText('thứ Sáu 23/10/2026, 5 ngày làm việc sau hẹn cũ; không tính thứ Bảy 17/10/2026')
      .waitFor()
    await field.fill('17/10')
    await page.getByText('Thứ Bảy 17/10/2026 là ngày nghỉ').waitFor()
    await field.fill('+5')
    await page.getByText('thứ Sáu 23/10/2026, 5 ngày').waitFor()
    await page.getByRole('button', { name: 'Soạn phiếu' }).click()
    await page.getByLabel('Câu 3').waitFor()
  })

  it('one sentence is changed, and the letter gets its number and is frozen', async () => {
    await page.getByLabel('Câu 3').fill('Tuy nhiên, cơ quan phối hợp chưa trả lời.')
    await page.getByRole('button', { name: 'Phát hành, lấy số' }).click()
    await told('Đã phát hành phiếu số 01/PXL.')
    await page.getByLabel('Câu 3').waitFor({ state: 'detached' })
    const { letters } = await ask(page, 'late.get', { code })
    expect(letters[0]?.content?.sentences[2]).toBe('Tuy nhiên, cơ quan phối hợp chưa trả lời.')
  })

  it('the form prints from a frame of the window, without an address of its own', async () => {
    await page.evaluate(() => {
      const printed = window as unknown as { printed: string[] }
      printed.printed = []
      // A frame is born with its own print; it is replaced as soon as the page is in.
      new MutationObserver((changes) => {
        for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
          if (!(node instanceof HTMLIFrameElement)) continue
          node.addEventListener('load', () => {
            const inner = node.contentWindow
            if (inner === null) return
            inner.print = () => printed.printed.push(inner.document.body.textContent ?? '')
          })
        }
      }).observe(document.body, { childList: true })
    })
    await page.getByRole('button', { name: 'In phiếu' }).click()
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { printed: string[] }).printed.length))
      .toBe(1)
    const [paper = ''] = await page.evaluate(() => (window as unknown as { printed: string[] }).printed)
    for (const words of ['PHIẾU XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN', 'Số: 01/PXL', 'Kính gửi: Ông/Bà Người Nộp 0001'])
      expect(paper).toContain(words)
  })

  it.skipIf(inElectron)('the message on the clipboard names nobody', async () => {
    await journey.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: 'Chép tin nhắn' }).click()
    await told('Đã chép tin nhắn')
    const text = await page.evaluate(() => navigator.clipboard.readText())
    expect(text).toContain('kết thúc bằng 0001')
    expect(text).not.toContain('Người Nộp')
    expect(text).not.toContain(code)
  })

  it('is marked as sent, filed, and stands in the register', async () => {
    await page.getByRole('checkbox', { name: 'trực tiếp' }).check()
    await page.getByRole('checkbox', { name: 'Zalo' }).check()
    await page.getByRole('button', { name: 'Ghi đã gửi' }).click()
    await told('Đã ghi gửi phiếu 01/PXL.')
    await page.getByRole('button', { name: 'Lưu hồ sơ phiếu' }).click()
    await told('Đã lưu phiếu 01/PXL.')
    await goTo(page, '/so-phieu-xin-loi')
    const row = page.getByRole('row', { name: /01\/PXL/ })
    await row.waitFor()
    expect(await row.textContent()).toContain('trực tiếp, Zalo')
  })

  it('several at once: one reason, letters, numbers, and an urging slip', async () => {
    await goTo(page, '/ho-so-tre')
    for (const tail of ['0002', '0003'])
      await page.getByRole('checkbox', { name: `Chọn hồ sơ H00.000-261001-${tail}` }).check()
    await page
      .getByLabel('Nguyên nhân, cho hồ sơ chưa ghi')
      .selectOption({ label: 'Lỗi hệ thống, mất kết nối' })
    await page.getByRole('button', { name: 'Soạn 2 phiếu' }).click()
    await told('Đã soạn 2 phiếu.')
    await page.getByRole('button', { name: 'Phát hành 2 phiếu' }).click()
    await told('Đã phát hành 2 phiếu.')
    await page.getByLabel('Trả lời đôn đốc trước').fill('15/10')
    await page.getByRole('button', { name: 'Lập phiếu đôn đốc' }).click()
    await told('Đã lập 2 phiếu đôn đốc')
    await page.getByText('Tất cả (3)').click()
    const late = page.getByRole('row', { name: /0003/ })
    await expect.poll(() => late.textContent()).toContain('xin lỗi muộn')
    expect(journey.complaints).toEqual([])
  })
})
