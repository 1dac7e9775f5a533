/** Adds a signer or changes one. A new term of office is a new signer, so that old sheets keep their block. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { CallOutput } from '../../../shared/contract/contract.ts'
import { useStatus, useUi } from '../../app/context.tsx'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Note } from '../../ui/Note.tsx'
import { SignerFields } from './SignerFields.tsx'
import { signerOf, signerProblems, signerTexts, textsOfSigner } from './signer-fields.ts'

export function SignerDialog({
  signer,
  onClose,
}: {
  /** Null adds one. */
  readonly signer: CallOutput<'signer.list'>[number] | null
  readonly onClose: () => void
}) {
  const { today } = useStatus()
  const call = useCall()
  const notify = useUi((ui) => ui.notify)
  const [texts, setTexts] = useState(() => (signer === null ? signerTexts({}, today) : textsOfSigner(signer)))
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const problems = signerProblems(texts, today)

  const submit = async () => {
    setTried(true)
    if (Object.keys(problems).length > 0) return
    const result = await call('signer.save', { id: signer?.id ?? null, signer: signerOf(texts, today) })
    if (!result.ok) return setProblem(sentence(result.error))
    notify(`Đã lưu người ký ${texts.name}.`)
    onClose()
  }

  return (
    <Dialog
      title={signer === null ? 'Thêm người ký' : `Sửa người ký ${signer.name}`}
      width={900}
      onClose={onClose}
      onSubmit={() => void submit()}
      foot={
        <>
          <Button variant="default" onClick={onClose}>
            Thôi
          </Button>
          <Button type="submit">Lưu</Button>
        </>
      }
    >
      <SignerFields
        texts={texts}
        set={(key, text) => setTexts((before) => ({ ...before, [key]: text }))}
        problems={tried ? problems : {}}
        today={today}
      />
      {problem === null ? null : <Note tone="bad">{problem}</Note>}
    </Dialog>
  )
}
