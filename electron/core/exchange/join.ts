/**
 * A PC in which no office is set up becomes another PC of an office that is, from the bundle its first PC made.
 *
 * A bundle proves nothing about itself: a person types the four groups that the first PC shows, and the printed
 * recovery code, which must open the bundle's encrypted part. Only then is anything founded, in one transaction with
 * the administrator's PIN, the confirmed key and the line of the hand-over book. PINs stay on their own PC.
 */
import { type Keys, keysOf, secretOfCode } from '../../../db/bundle/keys.ts'
import { readBundle, type Trust } from '../../../db/bundle/open.ts'
import { clearDraft } from '../../../db/draft/drafts.ts'
import type { ApplyProblem } from '../../../db/ledger/office/apply.ts'
import { joinOffice, newOrigin, tryJoin } from '../../../db/ledger/office/join.ts'
import { namePc, officePcs } from '../../../db/ledger/office/pcs.ts'
import { write } from '../../../db/ledger/unit-of-work.ts'
import { putPin } from '../../../db/user/pins.ts'
import { putRecovery } from '../../../db/user/recovery.ts'
import { listUsers } from '../../../db/user/users.ts'
import type { OpenedOffice } from '../../../shared/bundle/content.ts'
import type { BundleProblem } from '../../../shared/bundle/problem.ts'
import type { CallInput, CallOutput } from '../../../shared/contract/contract.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Context } from '../context.ts'
import { plainRecoveryCode } from '../pin.ts'
import type { WaitingBundle } from './bundles.ts'
import { confirmSender, sameFingerprint } from './cards.ts'
import { ensureOwn } from './keys.ts'
import { problemOf, takeBlobs } from './office.ts'
import { enterIn } from './receive.ts'

type Unreadable =
  | { readonly type: 'NotOfficeBundle' }
  | { readonly type: 'Refused'; readonly problem: BundleProblem }

export type JoinProblem =
  | Unreadable
  | { readonly type: 'AlreadySetUp' | 'FingerprintDiffers' | 'WrongRecovery' | 'UnknownUser' }

/** The bundle as one between PCs of the office it says it comes from; `identity` opens what is personal. */
async function readForJoining(
  bytes: Uint8Array,
  identity: Keys['identity'] | null,
): Promise<Result<OpenedOffice, Unreadable>> {
  const explained = await readBundle(bytes, null)
  if (!explained.ok) return refused(explained.error)
  const { sender, purpose } = explained.value.manifest
  if (purpose !== 'office') return err({ type: 'NotOfficeBundle' })
  const trust: Trust = {
    unitId: sender.unitId,
    origin: '',
    standingOf: () => 'confirmed',
    relationOf: () => 'own',
    seen: () => null,
    identities: identity === null ? [] : [identity],
  }
  const read = await readBundle(bytes, trust)
  if (!read.ok) return refused(read.error)
  return read.value.purpose === 'office' ? ok(read.value) : err({ type: 'NotOfficeBundle' })
}

export async function openForJoining(
  { office: { store } }: Context,
  { token, fileName, bytes }: WaitingBundle,
): Promise<Result<CallOutput<'setup.openBundle'>, Unreadable | { readonly type: 'AlreadySetUp' }>> {
  const read = await readForJoining(bytes, null)
  if (!read.ok) return read
  if (store.unitId() !== null) return err({ type: 'AlreadySetUp' })
  const { sender, createdAt } = read.value.manifest
  const tried = tryJoin(store, read.value, sender.unitId, () => {
    const users = listUsers(store)
    const count = (sql: string) => (store.prepare(sql).get() as { n: number }).n
    return {
      people: users.filter(({ active }) => active).length,
      weeks: count(`SELECT count(DISTINCT friday) AS n FROM week_revision WHERE friday GLOB '[0-9]*'`),
      letters: count('SELECT count(*) AS n FROM letter'),
      administrators: users
        .filter(({ active, role }) => active && role === 'administrator')
        .map(({ id, name }) => ({ id, name })),
      pcName:
        officePcs(store).find(({ origin }) => origin === sender.origin)?.name ??
        `Máy ${sender.origin.slice(-4).toUpperCase()}`,
    }
  })
  if (!tried.ok) return unfit(tried.error)
  return ok({ token, fileName, unitName: sender.unitName, madeAt: createdAt, ...tried.value })
}

export async function joinWaiting(
  context: Context,
  { fileName, bytes }: WaitingBundle,
  answers: CallInput<'setup.join'>,
): Promise<Result<null, JoinProblem>> {
  const { core, office, now } = context
  const { store } = office
  const code = plainRecoveryCode(answers.recoveryCode)
  const recovery = await keysOf(secretOfCode(code))
  const read = await readForJoining(bytes, recovery.identity)
  if (!read.ok) return read
  const opened = read.value
  const { sender } = opened.manifest
  if (!sameFingerprint(sender.unitId, sender.keyId, answers.heard)) return err({ type: 'FingerprintDiffers' })
  if (opened.personal === null || opened.personal === 'locked') return err({ type: 'WrongRecovery' })
  const [pin, recoveryHash] = await Promise.all([
    core.ports.pins.hash(answers.pin),
    core.ports.pins.hash(code),
  ])
  await takeBlobs(office, opened)
  if (store.unitId() !== null) return err({ type: 'AlreadySetUp' })

  const by = answers.administratorId
  const origin = newOrigin(store)
  const occasion = { actor: by, reason: 'Thêm máy của cơ quan' }
  class Undone extends Error {}
  let result: Result<null, JoinProblem> = ok(null)
  const undo = (problem: Result<never, JoinProblem>): never => {
    result = problem
    throw new Undone()
  }
  try {
    store.transaction(() => {
      const joined = joinOffice(store, opened, sender.unitId, origin, occasion)
      if (!joined.ok) return undo(unfit(joined.error))
      const administrator = listUsers(store).find(({ id }) => id === by)
      if (administrator?.role !== 'administrator' || !administrator.active)
        return undo(err({ type: 'UnknownUser' }))
      write(store, occasion, (w) => namePc(w, origin, answers.pcName))
      putPin(store, by, pin)
      putRecovery(store, recoveryHash, now)
      ensureOwn(store, { keyId: recovery.keyId, recipient: recovery.recipient })
      const confirmed = confirmSender(store, sender, { relation: 'own', heard: answers.heard, by, at: now })
      if (!confirmed.ok) return undo(confirmed)
      const { added, same } = joined.value
      enterIn(context, opened, { fileName, bytes, by }, { added, same, older: 0, held: 0, refused: 0 })
      clearDraft(store, 'setup')
    })
  } catch (thrown) {
    if (!(thrown instanceof Undone)) throw thrown
  }
  return result
}

const refused = (problem: BundleProblem): Result<never, Unreadable> => err({ type: 'Refused', problem })
const unfit = (problems: readonly ApplyProblem[]): Result<never, Unreadable> => refused(problemOf(problems))
