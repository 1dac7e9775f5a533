import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser } from '../../electron/core/print/browser.ts'
import { draftField } from '../../shared/week/draft.ts'
import { type CliWorld, cli } from '../support/cli.ts'
import { atFriday, names, officeFolder, pin, projectRoot, signer, unit } from '../support/core.ts'
import { newFolder, removeFolder, startProgram } from '../support/program.ts'
import { gold } from '../support/stats-gold.ts'

const fixture = (...path: string[]) => join(projectRoot, 'tests', 'fixtures', ...path)
const exported = 'A1-w1_Bieu-II.06a_24.10-30.10.2026.xlsx'
const friday = '2026-10-30'
const now = atFriday('15:50', friday)

let folder: string
beforeAll(async () => {
  folder = await officeFolder({ now })
})
afterAll(() => removeFolder(folder))

const env = { SMC_PIN: pin, SMC_NOW: String(now) }

const call = (name: string, input: unknown, as?: string, world: CliWorld = { env }) =>
  cli(
    ['call', name, JSON.stringify(input), '--data', folder, ...(as === undefined ? [] : ['--as', as])],
    world,
  )

/** The value of a call that must succeed. */
async function must(name: string, input: unknown, as?: string): Promise<Record<string, never>> {
  const { exit, document } = await call(name, input, as)
  expect([name, exit, document]).toEqual([name, 0, document])
  return document as Record<string, never>
}

describe('What is printed', () => {
  it('is one JSON document and an exit code: 0 for an answer, 1 for a named error, 2 for misuse', async () => {
    const good = await call('week.current', {})
    expect([good.exit, good.document]).toEqual([0, { friday }])
    expect(good.out).toBe(`${JSON.stringify({ friday })}\n`)
    expect(good.err).toBe('')
    const refused = await call('week.get', { friday: '2026-10-29' })
    expect([refused.exit, refused.document]).toEqual([1, { error: { type: 'NotAFriday' } }])
    const invalid = await call('week.get', { friday: 'thứ Sáu' })
    expect([invalid.exit, invalid.document]).toMatchObject([1, { error: { type: 'InvalidInput' } }])
    const unknown = await call('week.forget', {})
    expect([unknown.exit, unknown.document]).toMatchObject([1, { error: { type: 'UnknownProcedure' } }])
  })

  it.each([
    ['no verb', []],
    ['an unknown verb', ['weeks']],
    ['an unknown option', ['demo', '--quickly']],
    ['no procedure', ['call', '--data', '.']],
    ['no data folder', ['call', 'week.current']],
    ['an input that is no JSON', ['call', 'week.get', '{friday}', '--data', '.']],
    ['an input with an unknown mark', ['call', 'week.get', '{"$bites":1}', '--data', '.']],
    ['a sheet without a folder for it', ['week', 'sheet', friday, '--data', '.']],
    ['a restore without a reason', ['db', 'restore', 'x.db']],
    ['nothing to read', ['stats', 'read']],
  ])('for %s is how to use it, and nothing is made', async (_what, args) => {
    const place = newFolder()
    const put = args.map((arg) => (arg === '.' ? join(place, 'data') : arg))
    const end = await cli(put)
    expect([end.exit, end.document]).toMatchObject([
      2,
      { error: { type: 'Usage', message: expect.any(String) } },
    ])
    expect(readdirSync(place)).toEqual([])
    removeFolder(place)
  })

  it('is a document for a file that is not there, too', async () => {
    const nowhere = join(folder, 'no-such-file')
    const missing = { error: { type: 'Missing', message: expect.stringContaining('no-such-file') } }
    for (const args of [
      ['stats', 'read', nowhere],
      ['db', 'restore', nowhere, '--reason', 'x', '--data', folder, '--as', names.administrator],
      [
        'call',
        'backup.inspect',
        JSON.stringify({ kind: 'file', bytes: { $file: nowhere } }),
        '--data',
        folder,
      ],
    ]) {
      const end = await cli(args, { env })
      expect([args[1], end.exit, end.document]).toMatchObject([args[1], 1, missing])
    }
    const scored = await cli(['index', 'score', nowhere])
    expect([scored.exit, scored.document]).toMatchObject([1, { error: { type: 'Unreadable' } }])
  })
})

describe('A person', () => {
  const note = { friday, fields: { note: 'x' } }

  it('is named by --as, by name with or without marks or by id; the PIN comes from SMC_PIN', async () => {
    const users = (await must('user.list', {})) as unknown as { id: string; name: string; role: string }[]
    const officer = users.find(({ role }) => role === 'officer')
    for (const as of [names.officer, 'nguyen thi mau', officer?.id ?? ''])
      expect(await must('system.status', {}, as)).toMatchObject({ user: officer })
  })

  it('may type the PIN on standard input', async () => {
    const end = await call('week.saveDraft', note, names.officer, {
      env: { SMC_NOW: env.SMC_NOW },
      input: `${pin}\n`,
    })
    expect([end.exit, end.document]).toEqual([0, { savedAt: expect.any(Number) }])
  })

  it('without a PIN, with a wrong one, unknown, or with too small a role is refused by name', async () => {
    const refusal = async (...args: Parameters<typeof call>) => {
      const { exit, document } = await call(...args)
      return [exit, (document as { error: { type: string } }).error.type]
    }
    expect(await refusal('week.saveDraft', note)).toEqual([1, 'NotSignedIn'])
    expect(await refusal('week.saveDraft', note, names.viewer)).toEqual([1, 'RoleTooLow'])
    expect(await refusal('week.saveDraft', note, 'Ai Đó')).toEqual([1, 'UnknownUser'])
    const wrong = { env: { ...env, SMC_PIN: '9999' } }
    expect(await refusal('week.saveDraft', note, names.approver, wrong)).toEqual([1, 'WrongPin'])
    expect(await refusal('week.saveDraft', note, names.approver, { env: { SMC_NOW: env.SMC_NOW } })).toEqual([
      1,
      'InvalidInput',
    ])
  })
})

describe('A data folder', () => {
  it('that another host works in says who holds it', async () => {
    const program = await startProgram(folder, now)
    const end = await call('week.current', {})
    await program.stop()
    expect([end.exit, end.document]).toMatchObject([
      1,
      {
        error: {
          type: 'FolderHeld',
          holder: { host: 'browser', pid: program.process.pid, machine: hostname() },
          message: expect.stringContaining('đang mở'),
        },
      },
    ])
    expect((await call('week.current', {})).exit).toBe(0)
  })

  it('is set up by a call, and takes the made-up commune below it', { timeout: 60_000 }, async () => {
    const fresh = newFolder()
    const administrator = { name: names.administrator, pin }
    const input = JSON.stringify({ unit, signers: [signer], administrator, people: [] })
    const made = await cli(['call', 'setup.complete', input, '--data', fresh], { env })
    expect([made.exit, made.document]).toMatchObject([0, { recoveryCode: expect.any(String) }])
    const demo = await cli(['demo', '--data', fresh], { env })
    expect([demo.exit, demo.document]).toMatchObject([0, { demo: true, state: 'ready' }])
    const office = await cli(['call', 'system.status', '--data', fresh], { env })
    expect(office.document).toMatchObject({ demo: false, state: 'ready' })
    removeFolder(fresh)
  })
})

describe('Reading files', () => {
  it('index score gives what the portal published', async () => {
    const file = fixture('index', 'portal-2026-08.json')
    const wanted = JSON.parse(readFileSync(file, 'utf8')) as { metrics: { code: string }[]; group: object }
    const { exit, document } = await cli(['index', 'score', file])
    expect(exit).toBe(0)
    const scores = document as { metrics: { code: string }[]; groups: object[]; total: number | null }
    expect(scores.metrics).toMatchObject(
      wanted.metrics.map(({ code, ratio, score }: Record<string, unknown>) => ({ code, ratio, score })),
    )
    expect(scores.groups).toContainEqual(expect.objectContaining(wanted.group))
    expect(scores.total).toBeNull()
  })

  it('index score refuses what is no figures, by name', async () => {
    const refused = await cli(['index', 'score', fixture('exports', 'gold', 'A1-w1.json')])
    expect([refused.exit, refused.document]).toMatchObject([1, { error: { type: 'IndexInputInvalid' } }])
    const unreadable = await cli(['index', 'score', fixture('exports', exported)])
    expect([unreadable.exit, unreadable.document]).toMatchObject([1, { error: { type: 'Unreadable' } }])
  })

  it('stats read gives the gold of the export', async () => {
    const wanted = gold('A1-w1')
    const { exit, document } = await cli(['stats', 'read', fixture('exports', exported)])
    expect(exit).toBe(0)
    const { rows, period, subtotals, total, renamedFields, unknownFields, contradictions } = wanted
    const said = { rows, period, subtotals, total, renamedFields, unknownFields, contradictions }
    expect(document).toMatchObject({ ...said, file: exported })
    expect((document as { rows: unknown[] }).rows).toEqual(rows)
  })

  it.each([
    'B5c_DanhSachHoSo_tai-do-dang.xlsx',
    'B5d_DanhSachHoSo_co-mat-khau.xlsx',
    'B5e_DanhSachHoSo_khong-co-ho-so.xlsx',
    'B5f_DanhSachHoSo_trang-dang-nhap.xlsx',
  ])('stats read refuses %s in words', async (file) => {
    const { exit, document } = await cli(['stats', 'read', fixture('exports', file)])
    expect([exit, document]).toMatchObject([
      1,
      { error: { message: expect.stringMatching(/\p{L}{2,} .+/u) } },
    ])
  })
})

describe('A whole week, by two people', () => {
  const scores = {
    [draftField.group('transparency')]: '13,96',
    [draftField.group('dvc-progress-tree')]: '19,62',
    [draftField.group('provide-online-tree')]: '10,35',
    [draftField.group('formality-online-payment-tree')]: '7,2',
    [draftField.group('dossier-digitized')]: '15,93',
    [draftField.group('handling-satisfaction')]: '17,06',
  }
  const sheets = () => join(folder, 'sheets')
  const sheet = (world: CliWorld, ...more: string[]) =>
    cli(['week', 'sheet', friday, '--out', sheets(), '--data', folder, ...more], world)

  it('is entered, read from the export and applied', async () => {
    expect(await sheet({ env })).toMatchObject({ exit: 1, document: { error: { type: 'NotFound' } } })
    await must('week.saveDraft', { friday, fields: scores }, names.officer)
    const bytes = { $file: fixture('exports', exported) }
    const source = { kind: 'file', name: exported, bytes }
    const { id, rows, unknown } = await must('week.readTable', { friday, source }, names.officer)
    expect(unknown).toEqual([])
    const applied = await must('week.applyTable', { friday, id, fields: [] }, names.officer)
    expect(applied.rows).toBe((rows as unknown as readonly unknown[] | undefined)?.length)
    const week = await must('week.get', { friday })
    expect(week).toMatchObject({
      total: 84.12,
      draft: { ...scores, 'row/tinh/Ch%E1%BB%A9ng%20th%E1%BB%B1c/c3': '1196' },
    })
  })

  it('is closed by one, approved by the other', async () => {
    const { content } = await must('week.close', { friday }, names.officer)
    expect(content).toMatchObject({
      closedBy: { name: names.officer },
      total: 84.12,
      closedAt: expect.any(Number),
    })
    const users = (await must('user.list', {})) as unknown as { id: string; role: string }[]
    const approve = (role: string) => {
      const approverId = users.find((user) => user.role === role)?.id
      return call('week.approve', { friday, revision: 1, approverId, pin }, names.approver)
    }
    expect((await approve('officer')).document).toEqual({ error: { type: 'SelfApproval' } })
    expect((await approve('approver')).document).toMatchObject({
      approval: { decision: 'approved', by: { name: names.approver } },
    })
    expect(await must('system.check', {}, names.viewer)).toMatchObject({ ok: true })
  })

  it('has its sheet as HTML, and says so when nothing can print it', async () => {
    const end = await sheet({ env: { ...env, CHROME_PATH: join(folder, 'no-browser') } })
    expect([end.exit, end.document]).toMatchObject([1, { error: { type: 'NoPrinter' } }])
    const html = readFileSync(join(sheets(), `bang-cong-khai_${friday}_lan-1.html`), 'utf8')
    expect(html).toContain('84,12')
    expect(html).toContain('Bản chốt lần 1')
    expect(existsSync(join(sheets(), `bang-cong-khai_${friday}_lan-1.pdf`))).toBe(false)
  })

  const browser = findBrowser()
  if (browser === null) console.warn('SKIPPED: the PDF of `week sheet`, for want of Chromium, Chrome or Edge')
  it.skipIf(browser === null)('has its sheet as PDF', { timeout: 120_000 }, async () => {
    const end = await sheet({ env })
    const files = ['html', 'pdf'].map((kind) => `bang-cong-khai_${friday}_lan-1.${kind}`)
    expect([end.exit, end.document]).toEqual([0, { revision: 1, files }])
    const pdf = readFileSync(join(sheets(), files[1] ?? ''))
    expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-')
    expect(pdf.length).toBeGreaterThan(10_000)
  })

  it('gives back no sheet of a revision that is not there', async () => {
    expect((await sheet({ env }, '--revision', '9')).document).toEqual({ error: { type: 'NotFound' } })
    expect((await sheet({ env }, '--revision', 'x')).document).toMatchObject({
      error: { type: 'InvalidInput' },
    })
  })
})

describe('The database', () => {
  const db = (verb: string, as: string, ...args: string[]) =>
    cli(['db', verb, ...args, '--data', folder, '--as', as], { env })

  it('is checked, backed up and restored', async () => {
    expect((await db('check', names.viewer)).document).toMatchObject({ ok: true, problems: [] })
    const saved = await db('backup', names.officer)
    expect([saved.exit, saved.document]).toMatchObject([0, [{ verified: true, place: 'Máy này' }]])
    const [{ name }] = saved.document as [{ name: string }]
    await must('week.startCorrection', { friday, reason: 'Sẽ mất khi khôi phục' }, names.officer)

    const file = join(folder, 'backups', name)
    const refused = await db('restore', names.officer, file, '--reason', 'Thử')
    expect([refused.exit, refused.document]).toMatchObject([1, { error: { type: 'RoleTooLow' } }])
    const restored = await db('restore', names.administrator, file, '--reason', 'Thử')
    expect([restored.exit, restored.document]).toMatchObject([0, { weeks: 1, newestWeek: friday }])
    expect(await must('week.get', { friday })).toMatchObject({ correctionReason: null })
    expect((await db('check', names.viewer)).document).toMatchObject({ ok: true })
  })

  it('does not take a spoiled backup', async () => {
    const [name = ''] = readdirSync(join(folder, 'backups')).filter((file) => file.endsWith('.db'))
    const spoiled = join(folder, 'spoiled.db')
    writeFileSync(spoiled, readFileSync(join(folder, 'backups', name)).subarray(0, 9000))
    const { exit, document } = await db('restore', names.administrator, spoiled, '--reason', 'Thử')
    expect([exit, document]).toMatchObject([1, { error: { type: 'BackupDamaged' } }])
  })
})
