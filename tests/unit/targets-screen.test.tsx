// @vitest-environment jsdom
import '../support/renderer-dom.ts'
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { CallOutput } from '../../shared/contract/contract.ts'
import { ok } from '../../shared/result.ts'
import { openWorld, people } from '../support/renderer-world.tsx'
import { openWeek } from '../support/week-world.tsx'

const id = (n: number) => `0000000${n}-0000-7000-8000-000000000000`
const document = (issuer: string) => ({ kind: 'Kế hoạch', number: '', date: null, issuer })
const indicator = {
  code: 'online',
  name: 'Hồ sơ nộp trực tuyến',
  unit: 'percent',
  counted: 'hồ sơ',
  pair: 'online',
  metric: '3.3',
  group: null,
  total: false,
} as const
const target = (n: number, issuer: string, operator: '>=' | '>', value: number) => ({
  id: id(n),
  indicator: 'online',
  year: 2026,
  operator,
  value,
  document: document(issuer),
  responsible: '',
  note: '',
})

const register: CallOutput<'target.year'> = {
  year: 2026,
  closed: false,
  indicators: [indicator],
  targets: [target(1, 'UBND xã Mẫu', '>=', 80), target(2, 'UBND tỉnh Mẫu', '>', 75)],
  choices: [],
  standings: [
    {
      indicator: 'online',
      friday: '2026-11-20',
      field: 'pair/online/numerator',
      counts: { numerator: 70, denominator: 100 },
      value: 70,
    },
  ],
  offers: [
    {
      ...target(3, 'UBND tỉnh Khác', '>=', 90),
      code: 'X-online',
      citation: 'Kế hoạch của một nơi khác',
      confidence: 'secondary',
    },
  ].map(({ id: _, ...offer }) => ({ ...offer, confidence: 'secondary' as const })),
}

const open = (part: Partial<typeof register> = {}, answers = {}) =>
  openWorld({
    at: '/chi-tieu/2026',
    status: { user: people.admin },
    answers: { 'target.year': () => ok({ ...register, ...part }), ...answers },
  })

describe('The register of targets', () => {
  it('shows conflicting targets side by side, and that none was chosen', async () => {
    open()
    const rows = await screen.findAllByRole('row')
    expect(rows[1]?.textContent).toContain('2 văn bản giao khác nhau, chưa chọn')
    expect(rows[1]?.textContent).toContain('≥ 80 %')
    expect(rows[2]?.textContent).toContain('> 75 %')
    expect(screen.queryByText('áp dụng')).toBeNull()
  })

  it('says how many dossiers are missing to the governing one, and counts what is still expected', async () => {
    const choices = [{ indicator: 'online', targetId: id(1), reason: 'Mới hơn', at: 1, by: 'Lê Thị Ví Dụ' }]
    const world = open({ choices })
    expect(await screen.findByText('thiếu 10 hồ sơ')).toBeDefined()
    expect(screen.getByText('hoặc 50 hồ sơ mới đều đạt')).toBeDefined()
    await world.user.type(screen.getByLabelText(/dự kiến phát sinh thêm/), '50')
    expect(await screen.findByText('thiếu 50 hồ sơ')).toBeDefined()
  })

  it('asks for a reason before one governs', async () => {
    const chosen: unknown[] = []
    const world = open(
      {},
      {
        'target.choose': (input: unknown) => {
          chosen.push(input)
          return ok({})
        },
      },
    )
    await world.user.click(await screen.findByRole('button', { name: /^Chọn áp dụng > 75 %/ }))
    const dialog = await screen.findByRole('dialog')
    await world.user.click(within(dialog).getByRole('button', { name: 'Áp dụng' }))
    expect(within(dialog).getByText('Chưa nhập')).toBeDefined()
    await world.user.type(within(dialog).getByLabelText(/Lý do/), 'Cấp trên trực tiếp')
    await world.user.click(within(dialog).getByRole('button', { name: 'Áp dụng' }))
    expect(chosen).toEqual([{ id: id(2), reason: 'Cấp trên trực tiếp' }])
  })

  it('takes over what was ticked, nothing by itself', async () => {
    const taken: unknown[] = []
    const world = open(
      {},
      {
        'target.take': (input: unknown) => {
          taken.push(input)
          return ok({ taken: 1 })
        },
      },
    )
    const button = await screen.findByRole('button', { name: 'Lấy các mục đã chọn' })
    expect((button as HTMLButtonElement).disabled).toBe(true)
    await world.user.click(screen.getByRole('checkbox', { name: /UBND|nơi khác/ }))
    await world.user.click(screen.getByRole('button', { name: 'Lấy 1 mục đã chọn' }))
    expect(taken).toEqual([{ codes: ['X-online'] }])
  })

  it('offers nothing to change in a year that is over', async () => {
    open({ closed: true })
    expect(await screen.findByText(/đã qua: chỉ tiêu/)).toBeDefined()
    for (const name of [/Thêm chỉ tiêu/, /^Sửa/, /^Bỏ/, /Chọn áp dụng/, /^Lấy/]) {
      expect(screen.queryByRole('button', { name })).toBeNull()
    }
  })
})

describe('A week', () => {
  it('shows the governing target beside its group', async () => {
    openWeek({
      targets: [
        {
          indicator: 'onTime',
          name: 'Hồ sơ giải quyết đúng hạn',
          unit: 'percent',
          pair: null,
          metric: '2.1',
          group: 'dvc-progress-tree',
          total: false,
          operator: '>=',
          value: 98,
          document: 'Kế hoạch của UBND xã Mẫu',
        },
      ],
    })
    expect((await screen.findByText(/chỉ tiêu ≥ 98 %/)).title).toBe(
      'Hồ sơ giải quyết đúng hạn: Kế hoạch của UBND xã Mẫu',
    )
  })
})
