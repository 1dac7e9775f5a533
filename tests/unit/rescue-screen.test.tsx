// @vitest-environment jsdom
import '../support/renderer-dom.ts'
import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { err, ok } from '../../shared/result.ts'
import { openWorld, people } from '../support/renderer-world.tsx'

const broken = { state: 'broken' as const, unitName: null, problems: ['file is not a database'] }

describe('When the database cannot be read', () => {
  it('says so, that nothing was deleted, and offers a backup first', async () => {
    const { user } = openWorld({ status: broken })
    await screen.findByRole('heading', { name: 'Không đọc được tệp dữ liệu' })
    expect(screen.getByText(/Không có gì bị xóa/)).toBeDefined()
    expect(screen.getByText(/file is not a database/)).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Chọn bản sao lưu' }))
    await screen.findByRole('heading', { name: 'Chọn bản sao lưu' })
    await user.click(screen.getByRole('button', { name: 'Quay lại' }))
    await screen.findByRole('heading', { name: 'Không đọc được tệp dữ liệu' })
  })

  it('saves what is left only after a tick, and shows what was saved until it is read', async () => {
    const world = openWorld({
      status: broken,
      answers: {
        'backup.salvage': () => {
          world.status.current = {
            ...world.status.current,
            state: 'ready',
            unitName: 'Xã An Mẫu',
            problems: [],
          }
          return ok({ words: ['Sổ cái: giữ được 12 dòng.'], setAside: 'set-aside/2026-11-20' })
        },
      },
    })
    await world.user.click(await screen.findByRole('button', { name: 'Cứu dữ liệu' }))
    const save = screen.getByRole('button', { name: 'Cứu những gì còn đọc được' })
    expect(save.hasAttribute('disabled')).toBe(true)
    await world.user.click(screen.getByRole('checkbox'))
    await world.user.click(save)
    await screen.findByText('Sổ cái: giữ được 12 dòng.')
    expect(screen.getByText('set-aside/2026-11-20')).toBeDefined()
    await world.user.click(screen.getByRole('button', { name: 'Mở sổ' }))
    await screen.findByRole('navigation')
  })

  it('says it when nothing could be saved', async () => {
    const { user } = openWorld({
      status: broken,
      answers: { 'backup.salvage': () => err({ type: 'NothingSaved' }) },
    })
    await user.click(await screen.findByRole('button', { name: 'Cứu dữ liệu' }))
    await user.click(screen.getByRole('checkbox'))
    await user.click(screen.getByRole('button', { name: 'Cứu những gì còn đọc được' }))
    await screen.findByText(/Không đọc được gì trong tệp hỏng/)
  })
})

it('A damaged database that opens for reading offers to be saved on the backup screen, to an administrator', async () => {
  const { user, callsOf } = openWorld({
    at: '/sao-luu',
    status: { state: 'readOnly', problems: ['row 3 missing from index'], user: people.admin },
    answers: { 'backup.salvage': () => err({ type: 'NothingSaved' }) },
  })
  await screen.findByText(/có chỗ hỏng, nên chương trình không ghi gì thêm/)
  await user.click(await screen.findByRole('checkbox', { name: /có thể thiếu/ }))
  await user.click(screen.getByRole('button', { name: 'Cứu những gì còn đọc được' }))
  await screen.findByText(/Không đọc được gì trong tệp hỏng/)
  expect(callsOf('backup.salvage')).toHaveLength(1)
})
