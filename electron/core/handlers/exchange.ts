import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { listPlaces } from '../../../db/backup/places.ts'
import { getOut, noteReport, receiptsFor } from '../../../db/bundle/book.ts'
import { readBundle } from '../../../db/bundle/open.ts'
import { revokeKey } from '../../../db/bundle/peers.ts'
import { unpack } from '../../../db/bundle/unpack.ts'
import { attempt } from '../../../db/files/failure.ts'
import { sha256Text } from '../../../db/hash.ts'
import { getUnit } from '../../../db/unit/units.ts'
import { fingerprintOf, writeCard } from '../../../shared/bundle/card.ts'
import { checkCodeOf, readCheckCode } from '../../../shared/bundle/receipt.ts'
import { wallClock } from '../../../shared/dates/plain.ts'
import { bundleSlip, cardSheet, handOverBook } from '../../../shared/documents/bundle-papers.ts'
import { err, ok } from '../../../shared/result.ts'
import type { Context, HandlersOf } from '../context.ts'
import { DiskTrouble } from '../disk-trouble.ts'
import { documentFile, fileName } from '../document-files.ts'
import {
  cardFileName,
  confirmCard,
  confirmSender,
  isRecoveryCode,
  ownCard,
  signByRecovery,
  viewCard,
} from '../exchange/cards.ts'
import { collect, recipientsOf } from '../exchange/contents.ts'
import { reviewDropped } from '../exchange/dropped.ts'
import { neededKeys, newKeys } from '../exchange/keys.ts'
import { applyWaiting, openBundle } from '../exchange/receive.ts'
import { type Destination, send, sendAgain } from '../exchange/send.ts'
import { bookViews, exchangeStatus, outView } from '../exchange/views.ts'
import { actorOf } from './people.ts'

type Names = Extract<
  keyof typeof import('../../../shared/contract/contract.ts').contract,
  `exchange.${string}`
>

export const exchangeHandlers: HandlersOf<Names> = {
  'exchange.status': async (context) => ok(await exchangeStatus(context)),

  'exchange.makeKey': async (context, { recoveryCode }) => {
    const { store } = context.office
    if (recoveryCode !== null && !(await isRecoveryCode(store, recoveryCode)))
      return err({ type: 'WrongRecovery' })
    const keys = await newKeys(context)
    if (recoveryCode !== null) await signByRecovery(context, recoveryCode, keys)
    return done(context)
  },

  'exchange.card': async (context) => {
    const card = await cardHere(context)
    if (!card.ok) return card
    const { text, fingerprint } = card.value
    const bytes = new TextEncoder().encode(`${text}\n`)
    const file = { name: cardFileName(context.office.store), mediaType: 'application/json', bytes }
    return ok({ file, text, fingerprint })
  },

  'exchange.cardSheet': async (context, { format }) => {
    const card = await cardHere(context)
    if (!card.ok) return card
    const { core, now } = context
    const { text, fingerprint, keys } = card.value
    const model = cardSheet({ unit: unitOf(context), on: wallClock(now).date, text, fingerprint, keys })
    return documentFile(core.ports, { model, name: fileName('the-don-vi', unitOf(context).place) }, format)
  },

  'exchange.readCard': ({ office: { store } }, { text }) => viewCard(store, text),

  'exchange.confirmCard': async (context, { text, relation, heard }) => {
    const confirming = { relation, heard, by: actorOf(context), at: context.now }
    const confirmed = confirmCard(context.office.store, text, confirming)
    return confirmed.ok ? done(context) : confirmed
  },

  'exchange.confirmSender': async (context, { token, relation, heard }) => {
    const waiting = context.core.bundles.get(token)
    const read = waiting === null ? null : await readBundle(waiting.bytes, null)
    if (!read?.ok) return err({ type: 'NotFound' })
    const confirming = { relation, heard, by: actorOf(context), at: context.now }
    const confirmed = confirmSender(context.office.store, read.value.manifest.sender, confirming)
    return confirmed.ok ? done(context) : confirmed
  },

  'exchange.revokeKey': async (context, { unitId, keyId }) =>
    revokeKey(context.office.store, unitId, keyId, context.now) ? done(context) : err({ type: 'NotFound' }),

  'exchange.places': async (context) => {
    const { office } = context
    const found = await listPlaces({
      files: office.files,
      platform: process.platform,
      dataFolder: office.folder,
    })
    return ok(found.map(({ folder, label }) => ({ token: tokenOf(context, folder), label })))
  },

  'exchange.propose': async ({ office, now }, { purpose }) => {
    const { store } = office
    const recipients = recipientsOf(store, purpose)
    if (recipients.length === 0) return err({ type: 'NoRecipient' })
    const { content, records, personal } = await collect(office, purpose, recipients, false, now)
    const counts: Record<string, number> = {}
    for (const { kind } of records) counts[kind] = (counts[kind] ?? 0) + 1
    if (purpose === 'office') counts.entry = [...content.records].length
    return ok({
      recipients: recipients.map(({ name }) => name),
      counts,
      personal,
      receipts: recipients.reduce((sum, { id }) => sum + receiptsFor(store, id).length, 0),
    })
  },

  'exchange.send': async (context, { purpose, personal, to }) => {
    const destination = await destinationOf(context, to)
    if (destination === null) return err({ type: 'NotFound' })
    return context.core.inTurn(() => send(context, purpose, personal, destination))
  },

  'exchange.again': async (context, { bundleId, to }) => {
    const destination = await destinationOf(context, to)
    if (destination === null) return err({ type: 'NotFound' })
    return context.core.inTurn(() => sendAgain(context, bundleId, destination))
  },

  'exchange.slip': async (context, { bundleId, format }) => {
    const { core, office } = context
    const out = getOut(office.store, bundleId)
    if (out === null) return err({ type: 'NotFound' })
    const model = bundleSlip({ unit: unitOf(context), out: outView(office.store, out) })
    return documentFile(core.ports, { model, name: fileName('phieu-gui', out.number) }, format)
  },

  'exchange.report': (context, { bundleId, code }) => {
    const { store } = context.office
    const out = getOut(store, bundleId)
    if (out === null) return err({ type: 'NotFound' })
    const read = readCheckCode(code)
    const peer = out.manifest.recipients.find(
      ({ unitId }) => checkCodeOf(out.manifestHash, unitId, sha256Text) === read,
    )
    if (peer === undefined) return err({ type: 'CodeDiffers' })
    noteReport(store, { bundleId, peerId: peer.unitId, at: context.now, by: actorOf(context) })
    context.core.emit('changed', { subject: 'exchange' })
    const noted = getOut(store, bundleId)
    return noted === null ? err({ type: 'NotFound' }) : ok(outView(store, noted))
  },

  'exchange.open': async (context, source) => {
    const { core, office } = context
    let name = ''
    let bytes: Uint8Array
    if (source.kind === 'file') {
      name = source.name
      bytes = source.bytes
    } else {
      const waiting = core.bundles.get(source.token)
      if (waiting !== null) return ok(await openBundle(context, waiting))
      const file = core.files.get(source.token)
      if (file === undefined) return err({ type: 'NotFound' })
      const read = await attempt(() => office.files.read(file))
      if (!read.ok) {
        if (read.error.type === 'Missing') return err({ type: 'NotFound' })
        throw new DiskTrouble(read.error)
      }
      name = path.basename(file)
      bytes = read.value
    }
    return ok(await openBundle(context, core.bundles.put(name, bytes)))
  },

  'exchange.openMany': async (context, source) => {
    if (source.kind === 'files') context.core.bundles.putMany(await unpack(source.files))
    return ok([...(await reviewDropped(context))])
  },

  'exchange.apply': async (context, { token, manyDeletes }) => {
    const { bundles } = context.core
    const waiting = bundles.get(token)
    if (waiting === null) return err({ type: 'NotFound' })
    return context.core.inTurn(async () => {
      const applied = await applyWaiting(context, waiting, manyDeletes)
      if (applied.ok) {
        bundles.drop(token)
        context.core.emit('changed', { subject: 'exchange' })
      }
      return applied
    })
  },

  'exchange.book': ({ office: { store } }) => ok(bookViews(store)),

  'exchange.bookFile': (context, { format }) => {
    const { core, office, now } = context
    const on = wallClock(now).date
    const model = handOverBook({ unit: unitOf(context), on, ...bookViews(office.store) })
    return documentFile(core.ports, { model, name: fileName('so-ban-giao', on) }, format)
  },
}

async function done(context: Context) {
  context.core.emit('changed', { subject: 'exchange' })
  return ok(await exchangeStatus(context))
}

async function cardHere(context: Context) {
  const keys = await neededKeys(context)
  if (!keys.ok) return keys
  const signed = ownCard(context.office.store, keys.value, context.now)
  const of = (keyId: string) => fingerprintOf(signed.card.unitId, keyId, sha256Text)
  return ok({
    text: writeCard(signed),
    fingerprint: of(signed.keyId),
    keys: signed.card.keys.map(({ pcName, keyId }) => ({ pcName, fingerprint: of(keyId) })),
  })
}

function unitOf({ office: { store } }: Context) {
  const unit = getUnit(store)
  if (unit === null) throw new Error('A set-up store has a unit')
  return unit
}

async function destinationOf(
  { core, office }: Context,
  to: { kind: 'place'; token: string } | { kind: 'file'; zip: boolean },
): Promise<Destination | null> {
  if (to.kind === 'file') return to
  const folder = core.files.get(to.token)
  if (folder === undefined) return null
  const places = await listPlaces({
    files: office.files,
    platform: process.platform,
    dataFolder: office.folder,
  })
  const label = places.find((place) => place.folder === folder)?.label ?? path.basename(folder)
  return { kind: 'place', folder, label }
}

function tokenOf({ core }: Context, folder: string): string {
  for (const [token, known] of core.files) if (known === folder) return token
  const token = randomUUID()
  core.files.set(token, folder)
  return token
}
