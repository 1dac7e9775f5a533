/** The units that send to this office, remarks between offices, and the answers to them. */
import { type Projection, stays, wholeRecord } from './projection.ts'

export const exchangeProjections = {
  memberUnit: {
    tables: ['member_unit'],
    policy: wholeRecord,
    places: stays,
    rows: ({ unitId, key, fields }) => [
      {
        table: 'member_unit',
        values: {
          unit_id: unitId,
          id: key,
          name: fields.text('name'),
          code: fields.text('code'),
          sender_id: fields.maybeText('senderId'),
          removed_at: fields.maybeNumber('removedAt'),
        },
      },
    ],
  },
  remark: {
    tables: ['remark'],
    policy: { by: 'record', rank: (version) => Number(version.version ?? 0) },
    places: stays,
    rows: ({ key, fields }) => [
      {
        table: 'remark',
        values: {
          unit_id: fields.text('by'),
          id: key,
          version: fields.number('version'),
          to_unit: fields.text('to'),
          period: fields.text('period'),
          revision: fields.number('revision'),
          figure: fields.text('figure'),
          sent: fields.text('sent'),
          seen: fields.text('seen'),
          text: fields.text('text'),
          at: fields.number('at'),
          withdrawn: fields.flag('withdrawn'),
        },
      },
    ],
  },
  remarkAnswer: {
    tables: ['remark_answer'],
    policy: { by: 'record', rank: (version) => Number(version.version ?? 0) },
    places: stays,
    rows: ({ unitId, key, fields }) => [
      {
        table: 'remark_answer',
        values: {
          unit_id: unitId,
          remark_id: key,
          version: fields.number('version'),
          answer: fields.text('answer'),
          text: fields.text('text'),
          at: fields.number('at'),
        },
      },
    ],
  },
} as const satisfies Readonly<Record<string, Projection>>
