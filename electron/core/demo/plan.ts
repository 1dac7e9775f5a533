/** The made-up commune's plan of the year: duties without a date, fixed and recurring ones, some done, some behind. */
import { wallClock } from '../../../shared/dates/plain.ts'
import type { RowToSave } from '../../../shared/plan/plan.ts'
import type { Session } from '../core.ts'
import { must } from './must.ts'

interface Ids {
  readonly officer: string
  readonly approver: string
  readonly administrator: string
}

const centre = 'Trung tâm Phục vụ hành chính công xã'
const bureau = 'Văn phòng HĐND và UBND xã'
const culture = 'Phòng Văn hóa – Xã hội'

interface Duty {
  readonly content: string
  readonly lead: string
  readonly deadline: string
  readonly product: string
  readonly person?: keyof Ids
}

const sections: readonly { readonly title: string; readonly duties: readonly Duty[] }[] = [
  {
    title: 'Chỉ đạo, điều hành',
    duties: [
      {
        content: 'Xây dựng, ban hành kế hoạch kiểm soát thủ tục hành chính năm của xã',
        lead: centre,
        deadline: 'Tháng 3',
        product: 'Kế hoạch được ban hành',
        person: 'officer',
      },
      {
        content: 'Hướng dẫn, kiểm tra, đôn đốc các phòng thực hiện tiếp nhận và trả kết quả',
        lead: centre,
        deadline: 'Thường xuyên',
        product: 'Văn bản đôn đốc',
        person: 'officer',
      },
      {
        content: 'Báo cáo kết quả kiểm soát thủ tục hành chính',
        lead: bureau,
        deadline: 'Hằng quý',
        product: 'Báo cáo',
        person: 'administrator',
      },
    ],
  },
  {
    title: 'Công khai thủ tục hành chính',
    duties: [
      {
        content: 'Niêm yết công khai thủ tục hành chính tại Bộ phận Một cửa và trên Trang thông tin của xã',
        lead: centre,
        deadline: 'Thường xuyên',
        product: 'Ảnh bảng niêm yết, đường dẫn',
        person: 'officer',
      },
      {
        content: 'Công khai kết quả Bộ chỉ số 766 hằng tháng',
        lead: centre,
        deadline: 'Hằng tháng',
        product: 'Bảng công khai',
        person: 'officer',
      },
      {
        content: 'Công khai danh sách đầu mối tiếp nhận phản ánh, kiến nghị',
        lead: bureau,
        deadline: 'Quý II',
        product: 'Danh sách được niêm yết',
        person: 'administrator',
      },
    ],
  },
  {
    title: 'Số hóa và rà soát',
    duties: [
      {
        content: 'Số hóa hồ sơ, giấy tờ, kết quả giải quyết thủ tục hành chính',
        lead: centre,
        deadline: 'Thường xuyên',
        product: 'Tỷ lệ số hóa đạt 100 %',
        person: 'officer',
      },
      {
        content: 'Rà soát, đơn giản hóa nhóm thủ tục thuộc lĩnh vực bảo trợ xã hội',
        lead: culture,
        deadline: 'Quý IV',
        product: 'Báo cáo rà soát',
      },
      {
        content: 'Tự kiểm tra, đánh giá nội bộ theo danh mục kiểm tra',
        lead: bureau,
        deadline: 'Tháng 11',
        product: 'Biên bản tự kiểm tra',
      },
    ],
  },
]

const FEBRUARY = '02-26'

/** `now` in UTC milliseconds; the officer is signed in. */
export async function fillPlan(session: Session, ids: Ids, now: number): Promise<void> {
  const { date: today } = wallClock(now)
  const year = Number(today.slice(0, 4))
  const date = today.slice(5) < FEBRUARY ? `${year}-01-01` : `${year}-${FEBRUARY}`
  const plan = {
    year,
    title: `Kế hoạch kiểm soát thủ tục hành chính năm ${year}`,
    number: '',
    date: null,
    issuer: 'UBND xã An Mẫu',
    own: true,
  }
  const { id } = await must(session, 'plan.save', {
    id: null,
    plan,
    rows: rows(),
    phrases: [],
    file: null,
    reason: '',
  })
  await assignAll(session, ids, id, year)
  await must(session, 'plan.issue', { id, number: '12/KH-UBND', date, reason: '' })
  await work(session, id, year, today)
  await must(session, 'task.create', {
    content: 'Góp ý dự thảo quy chế phối hợp tiếp nhận hồ sơ',
    source: '45/VP-KSTT của Văn phòng UBND tỉnh Mẫu',
    deadlineText: 'Trước ngày 15/12',
    givenOn: today,
    personId: ids.officer,
    person: await nameOf(session, ids.officer),
  })
}

const roman = ['I', 'II', 'III'] as const

function rows(): RowToSave[] {
  let seq = 0
  return sections.flatMap(({ title, duties }, at) =>
    duties.map(({ content, lead, deadline, product }, place) => {
      seq += 1
      const section = roman[at] ?? ''
      return {
        role: 'lead' as const,
        printed: {
          id: `PL1/${section}/${place + 1}`,
          seq,
          kind: 'task' as const,
          annex: 'Phụ lục I',
          sectionNo: section,
          sectionTitle: title,
          groupPath: [],
          no: String(place + 1),
          content,
          leads: [lead],
          coordinators: [],
          leadsText: lead,
          coordinatorsText: '',
          deadlineText: deadline,
          product,
          note: '',
        },
      }
    }),
  )
}

const nameOf = async (session: Session, id: string): Promise<string> =>
  (await must(session, 'user.list', {})).find((user) => user.id === id)?.name ?? ''

async function assignAll(session: Session, ids: Ids, planId: string, year: number): Promise<void> {
  const tasks = await must(session, 'task.list', { year, planId, everyRole: true })
  const duties = sections.flatMap((section) => section.duties)
  for (const who of ['officer', 'administrator'] as const) {
    const mine = tasks.filter((_, at) => duties[at]?.person === who).map((task) => task.id)
    const person = await nameOf(session, ids[who])
    await must(session, 'task.assign', {
      ids: mine,
      personId: ids[who],
      person,
      authority: 'Chủ tịch UBND xã',
    })
  }
}

/** What came due was ticked off with a number, but for the newest period of two tasks; one met an obstacle. */
async function work(session: Session, planId: string, year: number, today: string): Promise<void> {
  const tasks = await must(session, 'task.list', { year, planId, everyRole: true })
  for (const [at, { id, content }] of tasks.entries()) {
    if (content.startsWith('Rà soát')) {
      const cause = 'Phòng chưa gửi danh mục thủ tục cần rà soát'
      const reason = { cause, proposal: 'Đề nghị gửi trước ngày 30', to: culture }
      await must(session, 'task.status', { ids: [id], status: 'stuck', reason, doneOn: null })
      continue
    }
    const { points } = await must(session, 'task.get', { id })
    const come = points.filter((point) => point.due < today && point.state === 'missed')
    const behind = at === 3 || at === 6
    for (const point of behind ? come.slice(0, -1) : come) {
      const on = point.effective
      await must(session, 'task.check', { id, checkpoint: point.key, state: 'done', on, note: '' })
      const evidence = {
        kind: 'document' as const,
        text: `${at + 1}${point.due.slice(5, 7)}/BC-TTPVHCC`,
        date: on,
      }
      if (at !== 1) await must(session, 'task.addEvidence', { id, checkpoint: point.key, evidence })
    }
  }
}
