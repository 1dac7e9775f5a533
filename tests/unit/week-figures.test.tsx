// @vitest-environment jsdom
import '../support/renderer-dom.ts'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import { draftField } from '../../shared/week/draft.ts'
import { fullScores, openWeek } from '../support/week-world.tsx'

const box = (name: RegExp) => screen.findByRole<HTMLInputElement>('textbox', { name })
const dialog = () => screen.findByRole('dialog')
const paste = (text: string, target: Element = document.body) =>
  fireEvent.paste(target, {
    clipboardData: { getData: (type: string) => (type === 'text/plain' ? text : ''), files: [] },
  })

const page = [
  'Cổng Dịch vụ công quốc gia',
  'Công khai, minh bạch: 13,96/18',
  'Tiến độ giải quyết: 19,62/20',
  'Số hóa hồ sơ: 15,93/20',
  'Tỷ lệ hồ sơ khai thác, sử dụng lại thông tin, dữ liệu số hóa\t35/2971',
].join('\n')

describe('the pairs of the week', () => {
  it('show the rate as soon as both counts are there, and 0/0 in words', async () => {
    const { user, draft } = openWeek()
    await user.type(await box(/^Hồ sơ nộp trực tuyến, tử số/), '45')
    const row = screen.getByRole('row', { name: /^Hồ sơ nộp trực tuyến/ })
    expect(within(row).getByText('–')).toBeTruthy()
    await user.type(await box(/^Hồ sơ nộp trực tuyến, mẫu số/), '48')
    expect(await within(row).findByText('93,75 %')).toBeTruthy()
    await user.type(await box(/^Phản ánh, kiến nghị xử lý đúng hạn, tử số/), '0')
    await user.type(await box(/^Phản ánh, kiến nghị xử lý đúng hạn, mẫu số/), '0')
    expect(await screen.findByText('không phát sinh')).toBeTruthy()
    await waitFor(() => expect(draft[draftField.pair('online', 'denominator')]).toBe('48'))
  })

  it('go down by Enter within their own column', async () => {
    const { user } = openWeek()
    await user.click(await box(/^Hồ sơ nộp trực tuyến, tử số/))
    await user.keyboard('{Enter}')
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Thanh toán trực tuyến, tử số/)
  })

  it('ask about a numerator above its denominator, and lead to it', async () => {
    const { user } = openWeek({
      draft: {
        ...fullScores,
        [draftField.pair('sync', 'numerator')]: '10',
        [draftField.pair('sync', 'denominator')]: '9',
      },
    })
    await user.click(await screen.findByRole('button', { name: /^Sửa: Đồng bộ hồ sơ.*lớn hơn mẫu số 9/ }))
    await waitFor(() =>
      expect(document.activeElement?.getAttribute('data-field')).toBe('pair/sync/numerator'),
    )
  })
})

describe('the portal’s page', () => {
  it('is known by Ctrl+V, shown, and enters only when told to', async () => {
    const { user, draft } = openWeek({ draft: { [draftField.group('transparency')]: '13,9' } })
    await box(/^Công khai, minh bạch, điểm trên Cổng/)
    paste(page)
    const open = await dialog()
    expect(within(open).getByText(/Đọc được điểm 2\/6 nhóm, 1 chỉ số/)).toBeTruthy()
    expect(within(open).getByText(/Số hóa hồ sơ: 15,93\/20.*không phải điểm trên 22/)).toBeTruthy()
    expect(within(open).getByText(/1 dòng khác của trang/)).toBeTruthy()
    expect(draft[draftField.group('dvc-progress-tree')]).toBeUndefined()
    await user.click(within(open).getByRole('button', { name: 'Đưa 4 số vào tuần' }))
    await waitFor(() => expect(draft[draftField.group('dvc-progress-tree')]).toBe('19,62'))
    expect(draft).toMatchObject({
      [draftField.group('transparency')]: '13,96',
      [draftField.metric('REUSED_DIGITIZED_DATA', 'numerator')]: '35',
      [draftField.metric('REUSED_DIGITIZED_DATA', 'denominator')]: '2971',
    })
    expect(draft[draftField.group('dossier-digitized')]).toBeUndefined()
  })

  it('leaves the week alone when the dialog is closed', async () => {
    const { user, draft } = openWeek()
    await box(/^Công khai, minh bạch, điểm trên Cổng/)
    paste(page)
    await user.click(within(await dialog()).getByRole('button', { name: 'Thôi, không đưa vào' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(draft).toEqual({})
  })

  it('can be asked for, and says when what was pasted is something else', async () => {
    const { user } = openWeek()
    await user.click(await screen.findByRole('button', { name: 'Dán từ trang Cổng…' }))
    const open = await dialog()
    paste('Trang chủ\nĐăng nhập')
    expect(await within(open).findByText(/Không thấy điểm nhóm hay chỉ số nào/)).toBeTruthy()
    paste(page)
    expect(await screen.findByRole('button', { name: 'Đưa 4 số vào tuần' })).toBeTruthy()
    const { violations } = await axe.run(document.body, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      rules: { 'color-contrast': { enabled: false } },
    })
    expect(violations.map(({ id }) => id)).toEqual([])
  })
})
