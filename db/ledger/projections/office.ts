/** The office itself: who and what it is, its rules, its targets, its PCs. */
import { type Projection, parted, stays, wholeRecord } from './projection.ts'

export const officeProjections = {
  unit: {
    tables: ['unit'],
    policy: wholeRecord,
    places: stays,
    rows: ({ unitId, fields }) => [
      {
        table: 'unit',
        values: {
          unit_id: unitId,
          name: fields.text('name'),
          type: fields.text('type'),
          place: fields.text('place'),
          portal_code: fields.text('portalCode'),
          province_code: fields.text('provinceCode'),
          upper_unit: fields.text('upperUnit'),
          superior_lines: fields.json('superiorLines'),
          issuing_lines: fields.json('issuingLines'),
          document_symbol: fields.text('documentSymbol'),
        },
      },
    ],
  },
  signer: {
    tables: ['signer'],
    policy: wholeRecord,
    places: stays,
    rows: ({ unitId, key, fields }) => [
      {
        table: 'signer',
        values: {
          unit_id: unitId,
          id: key,
          name: fields.text('name'),
          authority: fields.text('authority'),
          on_behalf_of: fields.text('onBehalfOf'),
          title: fields.text('title'),
          from_date: fields.text('from'),
          to_date: fields.maybeText('to'),
        },
      },
    ],
  },
  user: {
    tables: ['user'],
    policy: wholeRecord,
    places: stays,
    rows: ({ unitId, key, fields }) => [
      {
        table: 'user',
        values: {
          unit_id: unitId,
          id: key,
          name: fields.text('name'),
          role: fields.text('role'),
          active: fields.flag('active'),
        },
      },
    ],
  },
  assignment: {
    tables: ['assignment'],
    policy: wholeRecord,
    places: stays,
    rows: ({ unitId, key, fields }) => [
      {
        table: 'assignment',
        values: {
          unit_id: unitId,
          id: key,
          duty: fields.text('duty'),
          standing: fields.text('standing'),
          user_id: fields.text('userId'),
          from_date: fields.text('from'),
          to_date: fields.maybeText('to'),
          decision_number: fields.text('decisionNumber'),
          decision_date: fields.maybeText('decisionDate'),
          removed_at: fields.maybeNumber('removedAt'),
        },
      },
    ],
  },
  rule: {
    tables: ['rule'],
    policy: wholeRecord,
    places: stays,
    rows: ({ unitId, fields }) => [
      {
        table: 'rule',
        values: {
          unit_id: unitId,
          kind: fields.text('kind'),
          revision: fields.number('revision'),
          version: fields.text('version'),
          title: fields.text('title'),
          status: fields.text('status'),
          effective_from: fields.text('effectiveFrom'),
          effective_to: fields.maybeText('effectiveTo'),
          citation: fields.text('citation'),
          note: fields.maybeText('note'),
          body: fields.json('body'),
        },
      },
    ],
  },
  target: {
    tables: ['target'],
    policy: wholeRecord,
    places: stays,
    rows: ({ unitId, key, fields }) => [
      {
        table: 'target',
        values: {
          unit_id: unitId,
          id: key,
          indicator: fields.text('indicator'),
          year: fields.number('year'),
          operator: fields.text('operator'),
          value: fields.number('value'),
          document: fields.json('document'),
          responsible: fields.text('responsible'),
          note: fields.text('note'),
          removed_at: fields.maybeNumber('removedAt'),
        },
      },
    ],
  },
  targetChoice: {
    tables: ['target_choice'],
    policy: { by: 'record', minor: ['at', 'by'] },
    places: (key) => {
      const [year, indicator] = parted(key)
      return [{ table: 'target_choice', where: { year: Number(year), indicator } }]
    },
    rows: ({ unitId, key, fields }) => {
      const [year, indicator] = parted(key)
      const by = fields.within('by')
      return [
        {
          table: 'target_choice',
          values: {
            unit_id: unitId,
            year: Number(year),
            indicator,
            target_id: fields.text('targetId'),
            reason: fields.text('reason'),
            at: fields.number('at'),
            by_id: by.text('id'),
            by_name: by.text('name'),
          },
        },
      ]
    },
  },
  pc: {
    tables: ['pc'],
    policy: wholeRecord,
    places: (key) => [{ table: 'pc', where: { origin: key } }],
    rows: ({ unitId, key, fields }) => [
      { table: 'pc', values: { unit_id: unitId, origin: key, name: fields.text('name') } },
    ],
  },
  userPin: { tables: [], policy: wholeRecord, places: stays, rows: stays },
  epoch: { tables: [], policy: wholeRecord, places: stays, rows: stays },
  clock: { tables: [], policy: wholeRecord, places: stays, rows: stays },
  /** Its effect is on the payload it names, which no table of the office shows. */
  erasure: { tables: [], policy: wholeRecord, places: stays, rows: stays },
  conflict: { tables: [], policy: wholeRecord, places: stays, rows: stays },
} as const satisfies Readonly<Record<string, Projection>>
