/** Adding and removing evidence of a week; what goes wrong is said, and nothing is half added. */
import { useCallback, useState } from 'react'
import { useClock } from '../../app/clock.ts'
import { useApp } from '../../app/context.tsx'
import { useCall } from '../../app/session.ts'
import { sentence } from '../../i18n/vi/errors.ts'
import { givenFile } from './given-file.ts'

export interface EvidenceDoor {
  /** How many files are on their way. */
  readonly sending: number
  readonly problem: string | null
  readonly add: (files: readonly File[]) => Promise<void>
  readonly remove: (id: string) => Promise<void>
}

export function useEvidence(friday: string): EvidenceDoor {
  const { ui } = useApp()
  const call = useCall()
  const clock = useClock()
  const [sending, setSending] = useState(0)
  const [problem, setProblem] = useState<string | null>(null)

  const add = useCallback(
    async (files: readonly File[]) => {
      setProblem(null)
      setSending((count) => count + files.length)
      for (const file of files) {
        const fault = await addOne(file)
        if (fault !== null) setProblem(`${file.name}: ${fault}`)
        setSending((count) => count - 1)
      }

      async function addOne(file: File): Promise<string | null> {
        const given = await givenFile(file, clock())
        if (given === null) return 'không đọc được ảnh này.'
        const result = await call('evidence.add', { friday, ...given })
        if (!result.ok) return sentence(result.error)
        ui.getState().notify(`Đã giữ minh chứng ${result.value.name}.`)
        return null
      }
    },
    [call, clock, friday, ui],
  )

  const remove = useCallback(
    async (id: string) => {
      setProblem(null)
      const result = await call('evidence.remove', { friday, id })
      if (!result.ok) setProblem(sentence(result.error))
    },
    [call, friday],
  )

  return { sending, problem, add, remove }
}
