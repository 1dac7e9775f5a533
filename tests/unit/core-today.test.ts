/** "Hôm nay có gì", from the real core: put together from weeks, tasks and dossiers, without a citizen's name. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertDossierImport } from '../../db/dossier/imports.ts'
import { write } from '../../db/ledger/unit-of-work.ts'
import type { Session } from '../../electron/core/core.ts'
import { workingCalendar } from '../../shared/dates/calendar.ts'
import { instantOf } from '../../shared/dates/plain.ts'
import type { KeptDossier } from '../../shared/dossier/dossier.ts'
import { watch } from '../../shared/dossier/watch.ts'
import { draftField } from '../../shared/week/draft.ts'
import { friday, must, type TestOffice, testOffice } from '../support/core.ts'
import { seed } from '../support/seeds.ts'

const dossier = (code: string, facts: Partial<KeptDossier> = {}): KeptDossier => ({
  code,
  codeKind: 'provincial',
  procedure: 'Chứng thực bản sao',
  field: 'Chứng thực',
  received: '2026-11-02T08:00',
  due: null,
  finished: null,
  state: 'Đang giải quyết',
  stateClass: 'inProcess',
  channel: null,
  unit: 'Phòng Văn hóa - Xã hội',
  officer: null,
  onlinePayment: null,
  eResult: null,
  supplements: 0,
  doubts: [],
  flags: [],
  originalDue: null,
  governingDue: null,
  moves: [],
  firstSeen: '2026-11-13T16:00',
  goneSince: null,
  ...facts,
})
const due = (code: string, at: string, facts: Partial<KeptDossier> = {}) =>
  dossier(code, { due: at, originalDue: at, governingDue: at, ...facts })

describe('Dossiers to look at', () => {
  const at = '2026-11-20T09:00'
  const seen = (...dossiers: readonly KeptDossier[]) =>
    watch(dossiers, at, workingCalendar(seed('calendar').body))

  it('are those overdue and due within three working days, the longest overdue first', () => {
    const { dossiers, ...counts } = seen(
      due('C', '2026-11-26T17:00'),
      due('A', '2026-11-18T17:00'),
      due('B', '2026-11-12T17:00'),
      due('D', '2026-12-20T17:00'),
    )
    expect(dossiers.map(({ code, days, status }) => [code, days, status])).toEqual([
      ['B', -6, 'overdue'],
      ['A', -2, 'overdue'],
      ['C', 3, 'nearDue3'],
    ])
    expect(counts).toEqual({ open: 4, overdue: 2, nearDue: 1, needsReview: 0 })
  })

  it('are none of those finished, withdrawn, or no longer in the list', () => {
    const day = '2026-11-12T17:00'
    const { dossiers, open } = seen(
      due('A', day, { finished: '2026-11-12T10:00', stateClass: 'finished' }),
      due('B', day, { stateClass: 'withdrawn' }),
      due('C', day, { goneSince: '2026-11-19T16:00' }),
    )
    expect([dossiers, open]).toEqual([[], 0])
  })

  it('count one whose facts contradict each other as to be reviewed, not as late', () => {
    expect(seen(due('A', '2026-11-12T17:00', { stateClass: 'unknown' }))).toMatchObject({
      needsReview: 1,
      overdue: 0,
      dossiers: [],
    })
  })
})

describe('The first screen of the day', () => {
  let office: TestOffice
  let officer: Session
  beforeAll(async () => {
    office = await testOffice({ now: instantOf(friday, '09:00') })
    officer = await office.as('officer')
  })
  afterAll(() => office.close())
  const today = () => must(office.session, 'today.get', {})

  it('of a new office names the week that runs and the next days, before a PIN', async () => {
    const found = await today()
    expect(found).toMatchObject({
      today: friday,
      week: { friday, state: 'open' },
      lastWeek: null,
      dossiers: null,
      tasks: [],
    })
    expect(found.coming[0]).toMatchObject({ due: friday, time: '16:00', friday })
  })

  it('shows a task until it is ticked off', async () => {
    await must(officer, 'task.create', {
      content: 'Báo cáo rà soát thủ tục',
      source: '',
      deadlineText: 'Trước ngày 21/11/2026',
      givenOn: '2026-11-19',
      personId: null,
      person: 'Nguyễn Thị Mẫu',
    })
    const [task] = (await today()).tasks
    expect(task).toMatchObject({ content: 'Báo cáo rà soát thủ tục', person: 'Nguyễn Thị Mẫu' })
    await must(officer, 'task.check', {
      id: task?.taskId ?? '',
      checkpoint: task?.point.key ?? '',
      state: 'done',
      on: friday,
      note: '',
    })
    expect((await today()).tasks).toEqual([])
  })

  it('shows dossiers by code and procedure, and never who asked', async () => {
    const { store } = office.core.office
    const party = {
      applicant: 'Đỗ Thị Bịa Đặt',
      idNo: '000000000123',
      idPadded: null,
      phone: '0000000123',
      address: 'Thôn Không Có',
      raw: {},
    }
    write(store, { actor: 'system', reason: '' }, (w) =>
      insertDossierImport(
        w,
        {
          id: '0197a000-0000-7000-8000-000000000001',
          sha256: '0'.repeat(64),
          name: 'DanhSachHoSo.xlsx',
          exportedAt: '2026-11-18T16:05',
          rows: 1,
          dossiers: 1,
          skipped: 0,
          changes: {},
        },
        [{ dossier: due('H00.000-261102-0001', '2026-11-19T17:00'), party }],
      ),
    )
    const found = await today()
    expect(found.dossiers).toMatchObject({
      list: 'DanhSachHoSo.xlsx',
      age: 2,
      overdue: 1,
      dossiers: [{ code: 'H00.000-261102-0001', days: -1 }],
    })
    const { bytes } = await must(office.session, 'today.briefing', { format: 'text' })
    const page = new TextDecoder().decode(bytes)
    expect(page).toContain('H00.000-261102-0001')
    expect(page).toContain('cũ 2 ngày làm việc')
    for (const personal of [party.applicant, party.idNo, party.phone, party.address]) {
      expect(JSON.stringify(found)).not.toContain(personal)
      expect(page).not.toContain(personal)
    }
  })

  it('says of a week what it waits for, and shows its scores once it is closed', async () => {
    office.clock.now = instantOf(friday, '16:05')
    officer = await office.as('officer')
    const scores = {
      [draftField.group('transparency')]: '13,96',
      [draftField.group('dvc-progress-tree')]: '19,62',
      [draftField.group('provide-online-tree')]: '10,35',
      [draftField.group('formality-online-payment-tree')]: '7,2',
      [draftField.group('dossier-digitized')]: '15,93',
      [draftField.group('handling-satisfaction')]: '17,06',
    }
    await must(officer, 'week.saveDraft', { friday, fields: scores })
    const { findings } = await must(officer, 'week.get', { friday })
    const asked = findings.filter(({ weight }) => weight === 'ask')
    await must(officer, 'week.close', {
      friday,
      reasons: Object.fromEntries(asked.map(({ id }) => [id, 'Đã kiểm tra'])),
    })
    const found = await today()
    expect(found.waiting).toMatchObject([
      { friday: '2026-11-13', for: 'closing' },
      { friday, for: 'approval' },
    ])
    expect(found.lastWeek).toMatchObject({ friday, total: 84.12, totalBefore: null })
    expect(found.lastWeek?.groups[0]).toMatchObject({ score: 13.96, before: null })
  })
})
