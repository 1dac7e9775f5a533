/**
 * `typist.ts <folder>`: an office at work until it is killed. Says `ready` when it is loaded, waits for a line with
 * a Friday, opens the core there and goes on from where that week stands: types field by field as a hand does,
 * closes, has it approved, and moves its clock to the next Friday.
 *
 * Each step is said before it is begun and again once the core has answered it: `["begin" | "done", …step]`.
 */
import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { text } from 'node:stream/consumers'
import { openCore } from '../../electron/core/core.ts'
import type { CallInput, CallOutput, ProcedureName } from '../../shared/contract/contract.ts'
import { addDays } from '../../shared/dates/plain.ts'
import { draftField } from '../../shared/week/draft.ts'
import { atFriday, invoke, pin, testPorts } from './core.ts'

const second = 1000
const folder = process.argv[2] ?? ''
const say = (...line: readonly unknown[]) => writeSync(1, `${JSON.stringify(line)}\n`)

flushCompileCache()
say('ready')
let friday = (await text(process.stdin)).trim()

const clock = { now: atFriday('00:00', addDays(friday, -6)) }
const opened = await openCore({ folder, host: 'cli', ports: testPorts(clock) })
if (!opened.ok) throw new Error(`The typist cannot open: ${JSON.stringify(opened.error)}`)
const session = opened.value.session()
const users = await must('user.list', {})
const idOf = (role: string) => users.find((user) => user.role === role)?.id ?? ''
say('opened')

/** A kill in the middle of the right PIN leaves a failure behind; whoever must wait for that waits. */
async function must<N extends ProcedureName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  clock.now += second
  const result = await invoke(session, name, input)
  if (result.ok) return result.value
  if (result.error.type !== 'TooManyTries')
    throw new Error(`${name} answered ${JSON.stringify(result.error)}`)
  clock.now = result.error.retryAt
  return must(name, input)
}

async function step(what: readonly string[], work: () => Promise<readonly string[]>): Promise<void> {
  say('begin', ...what)
  say('done', ...what, ...(await work()))
}

/** What a week's fields come to, each as the keys bring it about. */
function* keystrokes(): Generator<readonly [field: string, text: string]> {
  const day = Number(friday.replaceAll('-', ''))
  const [tenth, hundredth] = [day % 10, 1 + (day % 9)]
  const scores = { transparency: 13, 'dvc-progress-tree': 18, 'provide-online-tree': 10 } as const
  for (const [code, whole] of Object.entries({ ...scores, 'formality-online-payment-tree': 7 })) {
    for (const typed of [`${whole}`, `${whole},${tenth}`, `${whole},${tenth}${hundredth}`])
      yield [draftField.group(code), typed]
  }
  yield [draftField.group('dossier-digitized'), '15']
  yield [draftField.group('handling-satisfaction'), '17']
  for (const typed of ['2', '21', '214']) yield [draftField.cell('tinh', 'Hộ tịch', 'c3'), typed]
  const note = `Tuần ${friday}: đã đối chiếu`
  for (const length of [6, 16, note.length]) yield [draftField.note, note.slice(0, length)]
}

for (;;) {
  const { head, savedAt, revisions } = await must('week.get', { friday })
  const closed = revisions.at(-1)
  clock.now = Math.max(head.dueAt - 600 * second, savedAt ?? 0, closed?.content.closedAt ?? 0)
  await step(['signIn'], async () => {
    await must('session.signIn', { userId: idOf('officer'), pin })
    return []
  })
  if (closed === undefined) {
    for (const [field, typed] of keystrokes()) {
      await step(['type', friday, field, typed], async () => {
        await must('week.saveDraft', { friday, fields: { [field]: typed } })
        return []
      })
    }
    await step(['close', friday], async () => [(await must('week.close', { friday })).hash])
  }
  if (closed?.approval == null) {
    await step(['approve', friday], async () => {
      const decision = { friday, revision: 1, approverId: idOf('approver'), pin }
      return [(await must('week.approve', decision)).hash]
    })
  }
  friday = addDays(friday, 7)
}
