/** From a row that names its text by hash to the ledger entry that brought it, and from there to the payload. */
import type { TextName } from './texts.ts'

interface Joining {
  onRef(left: string, operator: '=', right: string): Joining
  on(column: string, operator: '=', value: string): Joining
}

/** Kysely's builders are as many as the tables joined; what stands here is the same for all. */
const joined = <J>(join: J, build: (joining: Joining) => Joining): J =>
  build(join as unknown as Joining) as unknown as J

/** `ledger`, by the hash that the owner's row holds. */
export const textEntry =
  (owner: 'letter' | 'late_chain', entity: TextName['entity']) =>
  <J>(join: J): J =>
    joined(join, (ledger) =>
      ledger
        .onRef('ledger.unit_id', '=', `${owner}.unit_id`)
        .on('ledger.entity', '=', entity)
        .onRef('ledger.key', '=', `${owner}.id`)
        .onRef('ledger.hash', '=', `${owner}.text_hash`),
    )

/** `personal_payload`, by the address of the ledger's entry. */
export const payloadOfEntry = <J>(join: J): J =>
  joined(join, (payload) =>
    payload
      .onRef('personal_payload.unit_id', '=', 'ledger.unit_id')
      .onRef('personal_payload.origin', '=', 'ledger.origin')
      .onRef('personal_payload.epoch', '=', 'ledger.epoch')
      .onRef('personal_payload.seq', '=', 'ledger.seq'),
  )
