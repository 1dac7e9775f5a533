/** A commune and the province above it, each with a data folder of its own, and their keys confirmed by telephone. */
import type { Session } from '../../electron/core/core.ts'
import { must, type TestOffice, testOffice } from './core.ts'

export interface TwoOffices {
  readonly commune: TestOffice
  readonly province: TestOffice
  readonly below: Session
  readonly above: Session
}

export async function twoOffices(): Promise<TwoOffices> {
  const commune = await testOffice()
  const province = await testOffice()
  const below = await commune.as('administrator')
  const above = await province.as('administrator')
  await introduce(above, below, 'upper')
  await introduce(below, above, 'lower')
  return { commune, province, below, above }
}

/** `to` confirms the card of `from`, as `relation` to it. */
export async function introduce(
  from: Session,
  to: Session,
  relation: 'own' | 'upper' | 'lower',
): Promise<void> {
  const { text, fingerprint } = await must(from, 'exchange.card', {})
  await must(to, 'exchange.confirmCard', { text, relation, heard: fingerprint.toLowerCase() })
}

/** Sends as a file and hands its bytes over. */
export async function sent(
  session: Session,
  purpose: 'office' | 'up' | 'down' | 'receipt',
  personal = false,
): Promise<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer>; readonly bundleId: string }> {
  const { file, out } = await must(session, 'exchange.send', {
    purpose,
    personal,
    to: { kind: 'file', zip: false },
  })
  if (file === null) throw new Error('A file was asked for')
  return { name: file.name, bytes: file.bytes, bundleId: out.bundleId }
}

export const opened = (session: Session, { name, bytes }: { name: string; bytes: Uint8Array<ArrayBuffer> }) =>
  must(session, 'exchange.open', { kind: 'file', name, bytes })

export async function takenIn(session: Session, file: { name: string; bytes: Uint8Array<ArrayBuffer> }) {
  const { token, problem } = await opened(session, file)
  if (problem !== null) throw new Error(`Not taken in: ${problem.type}`)
  return must(session, 'exchange.apply', { token, manyDeletes: false })
}
