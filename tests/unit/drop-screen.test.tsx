// @vitest-environment jsdom
import '../support/renderer-dom.ts'
import { act, fireEvent, screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { DroppedRow } from '../../shared/contract/exchange.ts'
import { err, ok } from '../../shared/result.ts'
import { openWorld, people } from '../support/renderer-world.tsx'

const row = (fileName: string, part: Partial<DroppedRow>): DroppedRow => ({
  token: fileName,
  fileName,
  within: null,
  unitName: 'Xã Mẫu',
  periods: ['2026-11-20'],
  outcome: 'new',
  counts: { added: 1, changed: 0, same: 0, older: 0, held: 0 },
  seen: false,
  applies: true,
  problem: null,
  ...part,
})

const receipt = {
  bundleId: '0190a1b2-0000-7000-8000-0000000000b1',
  manifestHash: '0'.repeat(64),
  receivedAt: 0,
  by: '',
  counts: { added: 1, same: 0, older: 0, held: 0, refused: 0 },
  checkCode: '2222-3333-4444',
}

it('shows many files as a table, applies none before the button, and then each by itself', async () => {
  const rows = [
    row('hong.smc', { outcome: 'spoiled', applies: false, problem: { type: 'Truncated' }, unitName: null }),
    row('cu.smc', { outcome: 'older', counts: { added: 0, changed: 0, same: 0, older: 1, held: 0 } }),
    row('moi (1).smc', {}),
  ]
  const world = openWorld({
    at: '/gui-nhan',
    status: { user: people.admin },
    answers: {
      'exchange.status': () =>
        ok({ unitName: 'Tỉnh Mẫu', key: 'none' as const, fingerprint: null, recovery: true, peers: [] }),
      'exchange.propose': () => err({ type: 'NoRecipient' as const }),
      'exchange.places': () => ok([]),
      'exchange.book': () => ok({ out: [], in: [] }),
      'exchange.openMany': () => ok(rows),
      'exchange.apply': ({ token }) =>
        token === 'cu.smc'
          ? err({ type: 'Refused' as const, problem: { type: 'BadSignature' as const } })
          : ok({ receipt, again: false, acknowledged: 0 }),
    },
  })
  const heading = await screen.findByRole('heading', { name: 'Gửi – nhận' })
  const files = ['hong.smc', 'cu.smc', 'moi (1).smc'].map((name) => new File(['x'], name))
  await act(async () => {
    fireEvent.drop(heading, { dataTransfer: { types: ['Files'], files } })
  })
  const spoiled = await screen.findByRole('row', { name: /hong\.smc/ })
  within(spoiled).getByText('hỏng')
  within(spoiled).getByRole('button', { name: /Xin gửi lại/ })
  expect(world.callsOf('exchange.apply')).toEqual([])

  fireEvent.click(screen.getByRole('button', { name: 'Nhận 2 gói' }))
  await screen.findByRole('button', { name: 'Làm biên nhận cho tất cả' })
  expect(world.callsOf('exchange.apply').map(({ token }) => token)).toEqual(['cu.smc', 'moi (1).smc'])
  within(screen.getByRole('row', { name: /cu\.smc/ })).getByText(/chưa nhận được.*Chữ ký/)
  within(screen.getByRole('row', { name: /moi/ })).getByText(/đã nhận/)
})
