import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths, receiverViews } from '../../renderer/app/routes.ts'
import { helpPages } from '../../renderer/features/help/pages.ts'
import { ruleKinds } from '../../shared/rules/rule.ts'
import { axeFindings } from '../support/axe.ts'
import { names, officeFolder, pin, signer, unit } from '../support/core.ts'
import { newFolder, removeFolder } from '../support/program.ts'
import { demoFriday, demoNow, openDemo } from './dialogs.ts'
import { ask, begin, goTo, type Journey, overflow, screens, signIn } from './journey.ts'

type Parametered = {
  [K in keyof typeof paths as (typeof paths)[K] extends string ? never : K]: (typeof paths)[K]
}

/** What each address with a parameter is looked at with; an address without an example does not compile. */
const examples = {
  week: [demoFriday, 'month-office.2026-11'],
  weeksOf: [2026],
  monthsOf: [2026],
  weekAt: [demoFriday],
  trendOf: [2026],
  targetsOf: [2026],
  cutoffsOf: [2026],
  plan: ['00000000-0000-7000-8000-000000000000'],
  // The same screen with another plan chosen.
  planPapersOf: [],
  tasksOf: [2026, 'moi-nam'],
  lateMonthOf: ['2026-10'],
  lateDossier: ['H00.000-261001-0001'],
  form06aOf: [2026],
  rule: ruleKinds,
  receiver: receiverViews,
  receivedSheet: [`00000000-0000-7000-8000-000000000000/${demoFriday}`],
  receiverRanking: ['onTime'],
  helpPage: helpPages,
} satisfies { [K in keyof Parametered]: readonly Parameters<Parametered[K]>[0][] }

/** Every address of the program's own table. */
const routes: readonly string[] = [
  ...Object.entries(paths).flatMap(([name, path]) =>
    typeof path === 'string'
      ? [path]
      : examples[name as keyof typeof examples].map((example) => path(example as never)),
  ),
  '/khong-co-man-hinh-nay',
]

/** These read the same in every office. */
const sameEverywhere = new Set([...ruleKinds.map(paths.rule), ...helpPages.map(paths.helpPage)])

let folder: string
let journey: Journey

const start = async (made: string) => {
  folder = made
  journey = await begin({ folder, now: demoNow })
}
const end = async () => {
  await journey.end()
  removeFolder(folder)
}

/** Nothing for axe and nothing that scrolls sideways, at both sizes. */
async function looksRight(page: Page): Promise<void> {
  const found: string[] = []
  for (const size of screens) {
    await page.setViewportSize(size)
    found.push(...(await axeFindings(page)), ...(await overflow(page)))
  }
  await page.setViewportSize(screens[0])
  expect(found).toEqual([])
}

/** At the address, with all that its screen reads on it. */
async function stand(page: Page, route: string): Promise<void> {
  await goTo(page, route)
  await page.getByRole('main').getByRole('heading').first().waitFor()
  await page.waitForFunction(
    () =>
      document.querySelector('main .mantine-Loader-root') === null &&
      [...document.querySelectorAll('main [role="status"]')].every((box) => !/^Đang/.test(box.textContent)),
  )
}

const part = (page: Page, name: string) =>
  page.getByRole('radiogroup', { name: 'Xem phần nào của tuần' }).getByText(name, { exact: true }).click()

describe('The first run, for axe and in the window', () => {
  beforeAll(() => start(newFolder()))
  afterAll(end)

  it('shows four doors and each step, empty and with its faults', async () => {
    const { page } = journey
    const next = () => page.getByRole('button', { name: 'Tiếp', exact: true }).click()
    await page.getByRole('button', { name: 'Bắt đầu khai báo' }).waitFor()
    await looksRight(page)
    await page.getByRole('button', { name: 'Nhận gói từ máy kia' }).click()
    await looksRight(page)
    await page.getByRole('button', { name: 'Quay lại' }).click()
    await page.getByRole('button', { name: 'Bắt đầu khai báo' }).click()
    await looksRight(page)
    await next()
    await looksRight(page)
    await page.getByLabel('Tên, không ghi loại').fill(unit.place)
    await page.getByLabel('Cấp trên nhận số liệu').fill(unit.upperUnit)
    await next()
    await next()
    await looksRight(page)
    await page.getByLabel('Họ và tên người ký').fill(signer.name)
    await page.getByLabel('Chức vụ người ký').fill('GIÁM ĐỐC')
    await next()
    await page.getByRole('button', { name: 'Hoàn thành' }).click()
    await looksRight(page)
  })

  it('shows the way back from a backup, and the recovery code', async () => {
    const { page } = journey
    await page.reload()
    await page.getByRole('button', { name: 'Khôi phục', exact: true }).click()
    await page.getByText('chưa có gì bị thay').waitFor()
    await looksRight(page)
    await page.reload()
    await page.getByRole('button', { name: 'Khai báo tiếp' }).click()
    await page.getByRole('button', { name: 'Tiếp', exact: true }).click()
    await page.getByRole('button', { name: 'Tiếp', exact: true }).click()
    await page.getByRole('button', { name: 'Bỏ người dùng 1' }).click()
    await page.getByLabel('Họ và tên').fill(names.administrator)
    await page.getByLabel('Mã PIN', { exact: true }).fill(pin)
    await page.getByLabel('Gõ lại mã PIN').fill(pin)
    await page.getByRole('button', { name: 'Hoàn thành' }).click()
    await page.getByRole('heading', { name: 'Cất thẻ mã khôi phục' }).waitFor()
    await looksRight(page)
  })
})

describe('An office without a week, for axe and in the window', () => {
  beforeAll(async () => start(await officeFolder({ now: demoNow })))
  afterAll(end)

  it.each(routes.filter((route) => !sameEverywhere.has(route)))('%s, before any PIN', async (route) => {
    await stand(journey.page, route)
    await looksRight(journey.page)
  })

  it('the table and the sheet with nothing in them', async () => {
    const { page } = journey
    await signIn(page, 'administrator')
    await stand(page, paths.currentWeek)
    await part(page, 'Bảng 13 cột')
    await page.getByText('Chưa có bảng 13 cột.').first().waitFor()
    await looksRight(page)
    await part(page, 'Bảng công khai')
    await page.frameLocator('iframe').getByText('BẢN NHÁP').first().waitFor()
    await looksRight(page)
  })
})

describe('An office with half a year in it, for axe and in the window', () => {
  beforeAll(async () => {
    await start(newFolder())
    const { page } = journey
    await openDemo(page)
    const users = await ask(page, 'user.list', {})
    const chief = users.find(({ role }) => role === 'administrator')
    await ask(page, 'session.signIn', { userId: chief?.id ?? '', pin })
    await page.getByRole('button', { name: /^Đang thao tác/ }).waitFor()
  })
  afterAll(end)

  it.each(routes)('%s', async (route) => {
    await stand(journey.page, route)
    await looksRight(journey.page)
  })

  it('every part of a week that is being typed', async () => {
    const { page } = journey
    await stand(page, paths.week(demoFriday))
    await page.getByRole('button', { name: 'Mở tử số, mẫu số' }).click()
    await looksRight(page)
    await part(page, 'Bảng 13 cột')
    await page.getByRole('grid').waitFor()
    await looksRight(page)
    await part(page, 'Bảng công khai')
    await page.frameLocator('iframe').getByText('BẢN NHÁP').first().waitFor()
    await looksRight(page)
  })

  it('every part of a closed and of a corrected week', async () => {
    const { page } = journey
    const weeks = await ask(page, 'week.list', { year: 2026 })
    const corrected = weeks.find(({ revision }) => revision === 2)
    await stand(page, paths.week(corrected?.friday ?? ''))
    await looksRight(page)
    await page.getByLabel('Xem bản chốt nào').first().click()
    await page.getByRole('option', { name: /lần 1/ }).click()
    await page.getByText('Đang xem').waitFor()
    await looksRight(page)
    await part(page, 'Bảng 13 cột')
    await looksRight(page)
    await part(page, 'Bảng công khai')
    await page.frameLocator('iframe').getByRole('table').first().waitFor()
    await looksRight(page)
  })

  it.each(ruleKinds)('%s while it is edited', async (kind) => {
    const { page } = journey
    await stand(page, paths.rule(kind))
    await page.getByRole('button', { name: 'Sửa thành bản mới' }).click()
    await page.getByRole('button', { name: 'Lưu bản mới' }).waitFor()
    await looksRight(page)
    await page.getByRole('button', { name: 'Lưu bản mới' }).click()
    await page.getByText('Chưa nhập').first().waitFor()
    await looksRight(page)
    await page.getByRole('button', { name: 'Thôi, không sửa' }).click()
  })

  it('the help beside the screen', async () => {
    const { page } = journey
    await stand(page, paths.week(demoFriday))
    await page.keyboard.press('F1')
    await page.getByRole('complementary', { name: /^Trợ giúp/ }).waitFor()
    await looksRight(page)
    await page.keyboard.press('F1')
  })

  it('the sheets as pages of their own', async () => {
    const origin = await journey.page.evaluate(() => location.origin)
    for (const path of [`${demoFriday}/nhap`, '2026-11-13/1', 'lich-chot/2026']) {
      const sheet = await journey.openBeside(`${origin}/sheet/${path}.html`)
      await sheet.getByRole('table').first().waitFor()
      await looksRight(sheet)
      await sheet.close()
    }
  })

  it('broke no content policy and threw nothing', () => {
    expect(journey.complaints).toEqual([])
  })
})
