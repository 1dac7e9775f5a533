import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { instantOf } from '../../shared/dates/plain.ts'
import { names, officeFolder, pin } from '../support/core.ts'
import { folded, goldRows, mainFields, planPath, printedPlan } from '../support/plan-files.ts'
import { removeFolder } from '../support/program.ts'
import { ask, begin, goTo, type Journey, tabTo } from './journey.ts'

const morning = instantOf('2026-03-02', '08:00')
const gold = goldRows('dong-nguyen-2026/gold.json')
const tasks = gold.filter(({ kind }) => kind === 'task')

let folder: string
let journey: Journey

beforeAll(async () => {
  folder = await officeFolder({ now: morning })
  journey = await begin({ folder, now: morning, at: '/ke-hoach' })
})
afterAll(async () => {
  await journey.end()
  removeFolder(folder)
})

/** Tab to a button or a link, and Enter. */
async function press(name: string | RegExp): Promise<void> {
  const { page } = journey
  const scope = (await page.getByRole('dialog').isVisible()) ? page.getByRole('dialog') : page
  await tabTo(
    page,
    scope.getByRole('button', { name, exact: true }).or(scope.getByRole('link', { name, exact: true })),
  )
  await page.keyboard.press('Enter')
}

async function saved(key: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([journey.page.waitForEvent('download'), key()])
  return readFileSync(await download.path())
}

const said = (words: string | RegExp) => journey.page.getByText(words).first().waitFor()

it('takes a plan from its Word file to the papers of an inspection, by keys alone (J6)', {
  timeout: 120_000,
}, async () => {
  const { page } = journey
  const officer = (await ask(page, 'user.list', {})).find(({ name }) => name === names.officer)
  await ask(page, 'session.signIn', { userId: officer?.id ?? '', pin })

  // Import: the file, each phrase once, saved when told.
  await press('Nhập kế hoạch…')
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press('Chọn tệp…')])
  await chooser.setFiles(planPath('dong-nguyen-2026/plan.docx'))
  await said(`${tasks.length} nhiệm vụ, 34 nhóm rà soát.`)
  await tabTo(page, page.getByRole('tab', { name: /^Dòng/ }))
  await page.keyboard.press('ArrowRight')
  await press(/^Xác nhận \d+ thời hạn đọc chắc/)
  await press(/^Lưu kế hoạch/)
  await said(`Đã lưu kế hoạch: ${gold.length} dòng`)
  const [plan] = await ask(page, 'plan.list', { year: 2026 })
  if (plan === undefined) throw new Error('The plan was not saved')

  // Assign: all lines at once, one person and who approves.
  await tabTo(page, page.getByRole('grid'))
  await page.keyboard.press('Control+a')
  await press('Giao việc…')
  await tabTo(page, page.getByRole('dialog').getByLabel('Người thực hiện'))
  await page.keyboard.type(names.officer.slice(0, 3))
  await tabTo(page, page.getByLabel('Cấp có thẩm quyền duyệt'))
  await page.keyboard.type('Chủ tịch UBND phường')
  await page.keyboard.press('Enter')
  await said(/^Đã giao \d+ việc/)
  const assigned = await ask(page, 'plan.get', { id: plan.id })
  expect(assigned.head.clear).toBeGreaterThan(plan.clear ?? 0)

  // Work and evidence: the first line is ticked off and proved by the number of a letter.
  await tabTo(page, page.getByRole('grid'))
  await page.keyboard.press('Escape')
  await page.keyboard.press('Home')
  await page.keyboard.press('Space')
  await said(/^Đã làm/)
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('tab', { name: 'Các kỳ' }))
  for (let at = 0; at < 4; at += 1) await page.keyboard.press('ArrowRight')
  await tabTo(page, page.getByLabel('Số, ký hiệu'))
  await page.keyboard.type('74/KH-UBND')
  await press('Thêm minh chứng')
  await said('74/KH-UBND')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })

  // Issue.
  await press('Ban hành…')
  await tabTo(page, page.getByRole('dialog').getByLabel('Số, ký hiệu'))
  await page.keyboard.press('Enter')
  await said('Đã ban hành, bản 1.')

  // Print back: what the Word file of the plan has is what its source had.
  await press('In…')
  await tabTo(page, page.getByLabel('Bản in'))
  await page.keyboard.press('Home')
  const word = await saved(async () => {
    await press('Xuất')
    await page.getByRole('menuitem', { name: 'Word (.docx)' }).waitFor()
    await page.keyboard.press('Enter')
  })
  const printed = await printedPlan(new Uint8Array(word))
  for (const field of ['kind', 'no', ...mainFields] as const)
    expect(printed.rows.map((row) => folded(row[field]))).toEqual(gold.map((row) => folded(row[field])))

  // The papers of an inspection, as one file to carry.
  await goTo(page, `/ke-hoach/${plan.id}`)
  await tabTo(page, page.getByRole('radio', { name: 'Theo mục' }))
  await page.keyboard.press('ArrowRight')
  await press('Hồ sơ kiểm tra…')
  await tabTo(page, page.getByLabel('Lưu thành'))
  await page.keyboard.press('End')
  const zip = await fromBufferPromise(await saved(() => press('Tạo hồ sơ')))
  const entries: string[] = []
  for await (const { fileName } of zip.eachEntry()) entries.push(fileName)
  expect(entries).toEqual(['muc-luc.html'])
  expect(journey.complaints).toEqual([])
})
