/** The three steps. Every field lies in the core's draft within half a second; PINs stay on this screen alone. */
import { Button } from '@mantine/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { err, ok } from '../../../shared/result.ts'
import { useApp, useStatus } from '../../app/context.tsx'
import { useKeys } from '../../app/frame/keys.ts'
import { useSaver } from '../../app/saver.ts'
import { useRefreshStatus } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { clockText } from '../../i18n/vi/format.ts'
import { DraftNote } from '../../ui/draft/DraftNote.tsx'
import { useDraft, useDraftPhase } from '../../ui/draft/use-draft.ts'
import { Note } from '../../ui/Note.tsx'
import { Steps } from '../../ui/Steps.tsx'
import type { Fields } from '../unit/unit-fields.ts'
import { completeInput, type Pins, problemsIn, refusedBy, type Step, steps } from './answers.ts'
import { OfficeStep } from './OfficeStep.tsx'
import { PeopleStep } from './PeopleStep.tsx'
import classes from './Setup.module.css'
import { SignersStep } from './SignersStep.tsx'

const titles: Readonly<Record<Step, string>> = {
  office: 'Cơ quan mình',
  signers: 'Người ký văn bản',
  people: 'Người dùng và mã PIN',
}

export function SetupForm({ initial, onBack }: { readonly initial: Fields; readonly onBack: () => void }) {
  const { client, ui } = useApp()
  const { today } = useStatus()
  const refresh = useRefreshStatus()
  useKeys()
  const draft = useDraft('setup', {
    initial,
    savedAt: null,
    save: async (fields) => {
      const result = await client.invoke('setup.saveDraft', { fields })
      if (result.ok) return ok(result.value)
      return err(
        result.error.type === 'Disconnected'
          ? { type: 'unreachable' }
          : { type: 'refused', why: sentence(result.error) },
      )
    },
  })
  useSaver(draft.flush)
  const fields = useStore(draft.store, (state) => state.values)
  const phase = useDraftPhase(draft)
  const [step, setStep] = useState<Step>('office')
  const [tried, setTried] = useState(false)
  const [pins, setPins] = useState<Pins>({})
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const form = useRef<HTMLFormElement>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each step is announced by its heading
  useEffect(() => heading.current?.focus(), [step])

  const problems = problemsIn(step, fields, pins, today)
  const shown = tried ? problems : {}
  const here = steps.indexOf(step)
  const go = (next: Step) => {
    setTried(false)
    setProblem(null)
    setStep(next)
  }
  const set = useCallback((changes: Readonly<Record<string, string | null>>) => draft.set(changes), [draft])

  const complete = async () => {
    const input = completeInput(fields, pins, today)
    const refused = Object.values(refusedBy(input))
    if (refused.length > 0) return setProblem(`Có chỗ chưa đúng: ${refused.join('; ')}.`)
    setBusy(true)
    await draft.flush()
    const result = await client.invoke('setup.complete', input)
    if (!result.ok) {
      setBusy(false)
      return setProblem(sentence(result.error))
    }
    ui.getState().setRecoveryCode(result.value.recoveryCode)
    await client.invoke('session.signIn', {
      userId: result.value.administratorId,
      pin: input.administrator.pin,
    })
    await refresh()
  }

  const next = async () => {
    setTried(true)
    if (Object.keys(problems).length > 0) {
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    const following = steps[here + 1]
    if (following !== undefined) go(following)
    else await complete()
  }

  return (
    <form
      ref={form}
      noValidate
      className={classes.form}
      onBlur={() => void draft.flush()}
      onSubmit={(event) => {
        event.preventDefault()
        void next()
      }}
    >
      <Steps
        label="Các bước khai báo"
        steps={steps.map((each, index) => ({
          label: titles[each],
          state: index < here ? 'done' : index === here ? 'now' : 'later',
        }))}
      />
      <h1 ref={heading} tabIndex={-1} className={classes.stepTitle}>
        {titles[step]}
      </h1>
      {step === 'office' ? <OfficeStep fields={fields} set={set} problems={shown} today={today} /> : null}
      {step === 'signers' ? <SignersStep fields={fields} set={set} problems={shown} today={today} /> : null}
      {step === 'people' ? (
        <PeopleStep fields={fields} set={set} problems={shown} pins={pins} setPins={setPins} />
      ) : null}
      <DraftNote draft={draft} />
      {tried && Object.keys(problems).length > 0 ? (
        <Note tone="bad">Còn {Object.keys(problems).length} ô phải xem lại, đã ghi rõ bên dưới từng ô.</Note>
      ) : null}
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
      <div className={classes.foot}>
        <Button
          variant="default"
          onClick={() => {
            const before = steps[here - 1]
            if (before === undefined) onBack()
            else go(before)
          }}
        >
          Quay lại
        </Button>
        <span className={classes.saved}>
          {phase.type === 'saved' ? `Đã lưu nháp ${clockText(phase.at)}` : null}
        </span>
        <Button type="submit" loading={busy}>
          {step === 'people' ? 'Hoàn thành' : 'Tiếp'}
        </Button>
      </div>
    </form>
  )
}
