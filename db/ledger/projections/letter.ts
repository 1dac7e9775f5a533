/** Late dossiers: chains, letters with their number books, urging slips, incidents, closed months. */
import { canonical, type Json } from '../../../shared/ledger/canonical.ts'
import type { Fields } from '../../../shared/ledger/merge.ts'
import { type Projection, parted, stays, wholeRecord } from './projection.ts'

/** How far a letter has come; what was issued is not undone by somebody who still saw a draft. */
const letterStates: readonly Json[] = [null, 'draft', 'issued', 'delivered', 'filed', 'voided']

export const letterProjections = {
  lateChain: {
    tables: ['late_chain'],
    policy: { by: 'record', minor: ['openedAt', 'openedBy'] },
    places: stays,
    rows: ({ unitId, key, fields }) => [
      {
        table: 'late_chain',
        values: {
          unit_id: unitId,
          id: key,
          code: fields.text('code'),
          field: fields.maybeText('field'),
          procedure: fields.maybeText('procedure'),
          received: fields.maybeText('received'),
          due: fields.text('due'),
          handling_unit: fields.maybeText('unit'),
          officer: fields.maybeText('officer'),
          reason: fields.maybeText('reason'),
          incident_id: fields.maybeText('incidentId'),
          explained_on: fields.maybeText('explainedOn'),
          finished_on: fields.maybeText('finishedOn'),
          text_hash: fields.maybeText('textHash'),
          opened_at: fields.number('openedAt'),
          opened_by: fields.text('openedBy'),
        },
      },
    ],
  },
  letter: {
    tables: ['letter'],
    policy: { by: 'record', rank: (version: Fields) => letterStates.indexOf(version.state ?? null) },
    places: (key) => [{ table: 'letter', where: { id: key } }],
    gone: (fields) => !fields.has('state'),
    rows: ({ unitId, key, fields }) => [
      {
        table: 'letter',
        values: {
          unit_id: unitId,
          id: key,
          chain_id: fields.text('chainId'),
          state: fields.text('state'),
          number: fields.maybeNumber('number'),
          year: fields.maybeNumber('year'),
          symbol: fields.maybeText('symbol'),
          issued_on: fields.maybeText('issuedOn'),
          issued_at: fields.maybeNumber('issuedAt'),
          issued_by: fields.maybeText('issuedBy'),
          new_date: fields.maybeText('newDate'),
          late: fields.flag('late'),
          hash: fields.maybeText('hash'),
          text_hash: fields.text('textHash'),
          created_at: fields.number('createdAt'),
          delivery: fields.maybeJson('delivery'),
          filed_on: fields.maybeText('filedOn'),
          voided: fields.maybeJson('voided'),
        },
      },
    ],
  },
  numberBook: {
    tables: ['number_book'],
    /** Nobody gives a number twice because two PCs met: the book that has come furthest is the book. */
    policy: { by: 'record', rank: (version: Fields) => Number(version.last ?? 0) },
    places: stays,
    rows: ({ unitId, key, fields }) => {
      const [book, year] = parted(key)
      return [
        {
          table: 'number_book',
          values: {
            unit_id: unitId,
            book,
            year: Number(year),
            last: fields.number('last', 0),
            origin: fields.maybeText('origin'),
            epoch: fields.maybeNumber('epoch'),
          },
        },
      ]
    },
  },
  urging: {
    tables: ['urging', 'urging_item'],
    policy: wholeRecord,
    places: (key) => [{ table: 'urging_item', where: { urging_id: key } }],
    rows: ({ unitId, key, version, fields }) => {
      const items = (Array.isArray(version.items) ? version.items : []) as { kind: string; key: string }[]
      const things = new Map(items.map((item) => [`${item.kind}/${item.key}`, item]))
      return [
        {
          table: 'urging',
          values: {
            unit_id: unitId,
            id: key,
            number: fields.number('number'),
            year: fields.number('year'),
            symbol: fields.text('symbol'),
            to_unit: fields.text('to'),
            reply_by: fields.text('replyBy'),
            issued_on: fields.text('issuedOn'),
            signer_id: fields.maybeText('signerId'),
            note: fields.text('note'),
            items: canonical(items),
            at: fields.number('at'),
            by_name: fields.text('by'),
            answered_on: fields.maybeText('answeredOn'),
            answer: fields.text('answer', ''),
          },
        },
        ...[...things.values()].map((item) => ({
          table: 'urging_item' as const,
          values: { unit_id: unitId, urging_id: key, kind: item.kind, key: item.key },
        })),
      ]
    },
  },
  incident: {
    tables: ['incident'],
    policy: wholeRecord,
    places: stays,
    rows: ({ unitId, key, fields }) => [
      {
        table: 'incident',
        values: {
          unit_id: unitId,
          id: key,
          system: fields.text('system'),
          from_at: fields.number('from'),
          to_at: fields.maybeNumber('to'),
          what: fields.text('what'),
          reported: fields.text('reported'),
          by_name: fields.text('by'),
          removed_at: fields.maybeNumber('removedAt'),
        },
      },
    ],
  },
  lateMonth: {
    tables: ['late_month'],
    policy: wholeRecord,
    places: stays,
    rows: ({ unitId, key, fields }) => {
      const [month, revision] = parted(key)
      const by = fields.within('by')
      return [
        {
          table: 'late_month',
          values: {
            unit_id: unitId,
            month,
            revision: Number(revision),
            content: fields.json('content'),
            hash: fields.text('hash'),
            closed_at: fields.number('closedAt'),
            by_id: by.text('id'),
            by_name: by.text('name'),
          },
        },
      ]
    },
  },
  lateList: {
    tables: ['late_list'],
    policy: { by: 'record', minor: ['at', 'by'] },
    places: (key) => {
      const [month, list] = parted(key)
      return [{ table: 'late_list', where: { month, list } }]
    },
    gone: (fields) => fields.flag('approved') === 0,
    rows: ({ unitId, key, fields }) => {
      const [month, list] = parted(key)
      const by = fields.within('by')
      return [
        {
          table: 'late_list',
          values: {
            unit_id: unitId,
            month,
            list,
            approved_at: fields.number('at'),
            by_id: by.text('id'),
            by_name: by.text('name'),
          },
        },
      ]
    },
  },
} as const satisfies Readonly<Record<string, Projection>>
