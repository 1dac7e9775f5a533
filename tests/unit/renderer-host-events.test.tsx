// @vitest-environment jsdom
import '../support/renderer-dom.ts'
import { act, fireEvent, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { err, ok } from '../../shared/result.ts'
import { openWorld, people } from '../support/renderer-world.tsx'

const notice = (text: RegExp) => screen.findByText(text, { selector: '[role="status"]' })

const dropped = (...names: string[]) => ({
  dataTransfer: { types: ['Files'], files: names.map((name) => new File(['x'], name)) },
})

const exchange = {
  'exchange.status': () =>
    ok({ unitName: 'Xã Mẫu', key: 'none' as const, fingerprint: null, recovery: true, peers: [] }),
  'exchange.propose': () => err({ type: 'NoRecipient' as const }),
  'exchange.places': () => ok([]),
  'exchange.book': () => ok({ out: [], in: [] }),
}

const report = (fileName: string) => ({
  token: 't',
  fileName,
  problem: { type: 'NotABundle' } as const,
  fingerprint: null,
  facts: null,
  preview: null,
  seen: null,
})

it('opens a bundle that the shell was given, for a preview, and applies nothing', async () => {
  const world = openWorld({
    status: { user: people.admin },
    answers: { ...exchange, 'exchange.open': () => ok(report('AGG-XaMau.smc')) },
  })
  await screen.findByRole('main')
  act(() => world.emit('bundleGiven', { name: 'AGG-XaMau.smc', token: 'g' }))
  await screen.findByRole('heading', { name: 'Gói AGG-XaMau.smc' })
  expect(world.callsOf('exchange.open')).toEqual([{ kind: 'given', token: 'g' }])
  expect(world.callsOf('exchange.apply')).toEqual([])
})

it('opens a bundle that is dropped anywhere on the window', async () => {
  const world = openWorld({
    status: { user: people.admin },
    answers: { ...exchange, 'exchange.open': () => ok(report('AGG.SMC')) },
  })
  const main = await screen.findByRole('main')
  expect(fireEvent.drop(main, dropped('AGG.SMC'))).toBe(false)
  await screen.findByText(/Đây không phải gói của Sổ Một Cửa/)
  expect(world.callsOf('exchange.open')).toMatchObject([{ kind: 'file', name: 'AGG.SMC' }])
})

it('never lets a file dropped beside its place replace the program, and says where it belongs', async () => {
  openWorld()
  const main = await screen.findByRole('main')
  expect(fireEvent.dragOver(main, dropped())).toBe(false)
  expect(fireEvent.drop(main, dropped('06a.xlsx'))).toBe(false)
  await notice(/thả ra ngoài chỗ nhận/)
})

it('leaves text that is dragged into a field to the field', async () => {
  openWorld()
  const main = await screen.findByRole('main')
  expect(fireEvent.drop(main, { dataTransfer: { types: ['text/plain'], files: [] } })).toBe(true)
})

it('sends what is still being typed when the PC is about to go', async () => {
  const sent: unknown[] = []
  const world = openWorld({
    status: { state: 'empty', unitName: null },
    answers: {
      'setup.saveDraft': ({ fields }) => {
        sent.push(fields)
        return ok({ savedAt: Date.now() })
      },
    },
  })
  await world.user.click(await screen.findByRole('button', { name: 'Bắt đầu khai báo' }))
  const field = (await screen.findAllByRole('textbox'))[0]
  if (field === undefined) throw new Error('The first run shows no field')
  fireEvent.change(field, { target: { value: 'Xã Mẫu' } })
  expect(sent).toEqual([])
  await act(async () => world.emit('leaving', {}))
  expect(JSON.stringify(sent)).toContain('Xã Mẫu')
})
