/** Letters of apology: drafts, the issued ones frozen, their states, their texts. */
import { newId } from '../../shared/ids/ids.ts'
import type { Json } from '../../shared/ledger/canonical.ts'
import { canonicalHash } from '../../shared/ledger/canonical.ts'
import type { Delivery, LetterContent, LetterEntry, LetterState } from '../../shared/letter/letter.ts'
import {
  Delivery as DeliveryShape,
  LetterContent as LetterContentShape,
  LetterDraft,
} from '../../shared/letter/letter.ts'
import { sha256Text } from '../hash.ts'
import { jsonText, recordChange } from '../ledger/change.ts'
import type { UnitOfWork } from '../ledger/unit-of-work.ts'
import { all, from, get, run } from '../sql.ts'
import type { Store } from '../store.ts'
import { payloadOfEntry, textEntry } from './text-joins.ts'
import { readText } from './texts.ts'

/** All of them, oldest first. */
export const listLetters = (store: Store): readonly LetterEntry[] =>
  all(store, letters(store).orderBy('letter.created_at').orderBy('letter.id')).map(entryOf)

export const lettersOf = (store: Store, chainId: string): readonly LetterEntry[] =>
  all(
    store,
    letters(store).where('letter.chain_id', '=', chainId).orderBy('letter.created_at').orderBy('letter.id'),
  ).map(entryOf)

export function getLetter(store: Store, id: string): LetterEntry | null {
  const row = get(store, letters(store).where('letter.id', '=', id))
  return row === undefined ? null : entryOf(row)
}

/** Null when it is no draft any more. */
export function getDraft(store: Store, id: string): LetterDraft | null {
  const row = textRow(store, id)
  if (row === undefined || row.state !== 'draft') return null
  const text = readText(store, { entity: 'letterText', key: id, hash: row.text_hash })
  return text === null ? null : LetterDraft.parse(text)
}

/** What was issued; null for a draft or an erased text. A text that no longer fits its hash is a defect. */
export function getContent(store: Store, id: string): LetterContent | null {
  const row = textRow(store, id)
  if (row === undefined || row.state === 'draft') return null
  const text = readText(store, { entity: 'letterText', key: id, hash: row.text_hash })
  if (text === null) return null
  const content = LetterContentShape.parse(text)
  if (hashOf(content) !== row.hash) throw new Error(`The text of letter ${id} does not fit its hash`)
  return content
}

const hashOf = (content: LetterContent): string => canonicalHash(content as unknown as Json, sha256Text)

/** Begins a draft (`id` null) or rewrites it. Answers its id. */
export function saveDraft(w: UnitOfWork, chainId: string, id: string | null, draft: LetterDraft): string {
  const known = id ?? newId(w.at, w.store.random)
  const textHash = w.personal({ entity: 'letterText', key: known, payload: asJson(draft) })
  if (id === null) {
    run(
      w.store,
      w.tables.insertInto('letter').values({
        unit_id: w.unitId,
        id: known,
        chain_id: chainId,
        state: 'draft',
        number: null,
        year: null,
        symbol: null,
        issued_on: null,
        issued_at: null,
        issued_by: null,
        new_date: draft.newDate,
        late: 0,
        hash: null,
        text_hash: textHash,
        created_at: w.at,
        delivery: null,
        filed_on: null,
        voided: null,
      }),
    )
    const begun = { chainId, state: 'draft', newDate: draft.newDate, textHash, createdAt: w.at }
    recordChange(w, 'letter', known, null, begun)
  } else {
    const before = getLetter(w.store, known)
    set(w, known, { text_hash: textHash, new_date: draft.newDate })
    const { newDate } = draft
    recordChange(w, 'letter', known, { newDate: before?.newDate ?? null }, { newDate, textHash })
  }
  return known
}

/** A draft that nobody needs; it never had a number. */
export function discardDraft(w: UnitOfWork, id: string): void {
  recordChange(w, 'letter', id, null, { state: null })
  run(
    w.store,
    w.tables
      .deleteFrom('letter')
      .where('unit_id', '=', w.unitId)
      .where('id', '=', id)
      .where('state', '=', 'draft'),
  )
}

/**
 * Freezes a draft under its number; `late` when its deadline had passed. What is hashed is what will be read back:
 * the contract's shape, NFC and without stray spaces, whatever the list brought.
 */
export function issueLetter(
  w: UnitOfWork,
  id: string,
  typed: LetterContent,
  late: boolean,
  by: string,
): void {
  const content = LetterContentShape.parse(typed)
  const hash = hashOf(content)
  const textHash = w.personal({ entity: 'letterText', key: id, payload: asJson(content) })
  const { number, year, symbol, issuedOn, newDate } = content
  set(w, id, {
    state: 'issued',
    number,
    year,
    symbol,
    issued_on: issuedOn,
    issued_at: w.at,
    issued_by: by,
    new_date: newDate,
    late: late ? 1 : 0,
    hash,
    text_hash: textHash,
  })
  recordChange(
    w,
    'letter',
    id,
    { state: 'draft' },
    {
      state: 'issued',
      number,
      year,
      symbol,
      issuedOn,
      issuedAt: w.at,
      issuedBy: by,
      newDate,
      late,
      hash,
      textHash,
    },
  )
}

export function deliverLetter(w: UnitOfWork, id: string, delivery: Delivery): void {
  move(w, id, 'issued', 'delivered', { delivery: { ...delivery } })
  set(w, id, { state: 'delivered', delivery: jsonText(delivery) })
}

export function fileLetter(w: UnitOfWork, id: string, on: string): void {
  move(w, id, 'delivered', 'filed', { filedOn: on })
  set(w, id, { state: 'filed', filed_on: on })
}

/** Keeps its number: the book has no gap. */
export function voidLetter(w: UnitOfWork, id: string, from: LetterState, by: string): void {
  const voided = { at: w.at, by, reason: w.reason }
  move(w, id, from, 'voided', { voided })
  set(w, id, { state: 'voided', voided: jsonText(voided) })
}

const move = (
  w: UnitOfWork,
  id: string,
  from: LetterState,
  to: LetterState,
  fields: Readonly<Record<string, Json>>,
): boolean => recordChange(w, 'letter', id, { state: from }, { state: to, ...fields })

const asJson = (value: object): Json => JSON.parse(JSON.stringify(value)) as Json

const set = (w: UnitOfWork, id: string, columns: Record<string, string | number | null>): number =>
  run(
    w.store,
    w.tables
      .updateTable('letter')
      .set(columns as never)
      .where('unit_id', '=', w.unitId)
      .where('id', '=', id),
  )

const textRow = (store: Store, id: string) =>
  get(
    store,
    from
      .selectFrom('letter')
      .select(['state', 'hash', 'text_hash'])
      .where('unit_id', '=', store.unitId() ?? '')
      .where('id', '=', id),
  )

const letters = (store: Store) =>
  from
    .selectFrom('letter')
    .leftJoin('ledger', textEntry('letter', 'letterText'))
    .leftJoin('personal_payload', payloadOfEntry)
    .select([
      'letter.id as id',
      'letter.chain_id as chainId',
      'letter.state as state',
      'letter.number as number',
      'letter.year as year',
      'letter.symbol as symbol',
      'letter.issued_on as issuedOn',
      'letter.issued_by as issuedBy',
      'letter.new_date as newDate',
      'letter.late as late',
      'letter.hash as hash',
      'letter.delivery as delivery',
      'letter.filed_on as filedOn',
      'letter.voided as voided',
      'personal_payload.erased_at as erasedAt',
    ])
    .where('letter.unit_id', '=', store.unitId() ?? '')

const entryOf = ({
  state,
  late,
  delivery,
  voided,
  erasedAt,
  ...row
}: Omit<LetterEntry, 'state' | 'late' | 'delivery' | 'voided' | 'erased'> & {
  readonly state: string
  readonly late: number
  readonly delivery: string | null
  readonly voided: string | null
  readonly erasedAt: number | null
}): LetterEntry => ({
  ...row,
  state: state as LetterState,
  late: late === 1,
  delivery: delivery === null ? null : DeliveryShape.parse(JSON.parse(delivery)),
  voided: voided === null ? null : (JSON.parse(voided) as LetterEntry['voided']),
  erased: erasedAt !== null,
})
