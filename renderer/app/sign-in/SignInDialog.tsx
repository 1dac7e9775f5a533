/** Opens at the first change or from the header; says which role the waiting work needs and who has it. */
import { Modal } from '@mantine/core'
import { useState } from 'react'
import type { Access } from '../../../shared/contract/procedure.ts'
import { useApp, useUi } from '../context.tsx'
import { ForgottenPin } from './ForgottenPin.tsx'
import { PinForm } from './PinForm.tsx'
import { RecoverForm } from './RecoverForm.tsx'

export function SignInDialog() {
  const { ui } = useApp()
  const request = useUi((state) => state.signIn)
  const ready = useUi((state) => state.status !== null && state.status.state !== 'empty')
  return (
    <Modal
      opened={request !== null && ready}
      onClose={() => ui.getState().endSignIn(false)}
      title="Ai đang thao tác?"
      size={440}
    >
      {request === null ? null : <Steps needs={request.needs} />}
    </Modal>
  )
}

function Steps({ needs }: { readonly needs: Access }) {
  const { ui } = useApp()
  const [step, setStep] = useState<'pin' | 'forgotten' | 'recover'>('pin')
  switch (step) {
    case 'pin':
      return (
        <PinForm
          needs={needs}
          onDone={() => ui.getState().endSignIn(true)}
          onForgotten={() => setStep('forgotten')}
        />
      )
    case 'forgotten':
      return <ForgottenPin onBack={() => setStep('pin')} onRecover={() => setStep('recover')} />
    case 'recover':
      return <RecoverForm onBack={() => setStep('forgotten')} onDone={() => ui.getState().endSignIn(false)} />
  }
}
