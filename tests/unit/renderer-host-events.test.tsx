// @vitest-environment jsdom
import '../support/renderer-dom.ts'
import { act, fireEvent, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { ok } from '../../shared/result.ts'
import { openWorld } from '../support/renderer-world.tsx'

const notice = (text: RegExp) => screen.findByText(text, { selector: '[role="status"]' })

const dropped = (...names: string[]) => ({
  dataTransfer: { types: ['Files'], files: names.map((name) => new File(['x'], name)) },
})

it('says of a bundle that this version cannot read it yet, and that the file is left alone', async () => {
  const world = openWorld()
  await screen.findByRole('main')
  act(() => world.emit('bundleGiven', { name: 'AGG-XaMau.smc' }))
  await notice(/Đã nhận “AGG-XaMau.smc”, nhưng bản này chưa đọc được gói. Tệp vẫn nguyên/)
})

it('says the same of a bundle that is dropped anywhere on the window', async () => {
  openWorld()
  const main = await screen.findByRole('main')
  expect(fireEvent.drop(main, dropped('AGG.SMC'))).toBe(false)
  await notice(/“AGG.SMC”.*chưa đọc được gói/)
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
