/** Closed weeks and months, and what followed them. A frozen revision's columns are read from its content. */
import type { Json } from '../../../shared/ledger/canonical.ts'
import { type MergePolicy, merge } from '../../../shared/ledger/merge.ts'
import type { FieldReader } from './fields.ts'
import { type About, type Projection, parted, stays, weekParts, wholeRecord } from './projection.ts'

const fileColumns = (file: FieldReader | null) => ({
  sha256: file?.text('sha256') ?? null,
  name: file?.text('name') ?? null,
  media_type: file?.text('mediaType') ?? null,
  bytes: file?.number('bytes') ?? null,
})

/** Of two closings of one revision the approved one stands, then the one sent back: what was decided on is out. */
function closedOnTwoPcs(about: About): MergePolicy {
  let decided: ReadonlyMap<Json, number> | null = null
  return {
    by: 'record',
    rank: ({ hash = null }) => {
      decided ??= new Map(
        about('weekApproval').map(({ fields }) => [
          fields.hash?.to ?? null,
          fields.decision?.to === 'approved' ? 2 : 1,
        ]),
      )
      return decided.get(hash) ?? 0
    },
  }
}

export const weekProjections = {
  weekRevision: {
    tables: ['week_revision'],
    policy: closedOnTwoPcs,
    follows: ['weekApproval'],
    places: stays,
    rows: ({ unitId, key, fields }) => {
      const { friday, revision } = weekParts(key)
      const content = fields.within('content')
      return [
        {
          table: 'week_revision',
          values: {
            unit_id: unitId,
            friday,
            revision,
            content: fields.json('content'),
            hash: fields.text('hash'),
            closed_at: content.number('closedAt'),
            closed_by: content.within('closedBy').text('id'),
            total: content.maybeNumber('total'),
            grade: content.maybeText('grade'),
            late: content.has('lateReason') ? 1 : 0,
          },
        },
      ]
    },
  },
  weekApproval: {
    tables: ['week_approval'],
    policy: (about) => {
      const closed = about('weekRevision')
      const stands = closed.length === 0 ? null : merge(closed, closedOnTwoPcs(about)).version.hash
      return { by: 'record', rank: ({ hash }) => (hash === stands ? 1 : 0) }
    },
    follows: ['weekRevision'],
    places: (key) => {
      const { friday, revision } = weekParts(key)
      return [{ table: 'week_approval', where: { friday, revision } }]
    },
    rows: ({ unitId, key, fields }) => {
      const { friday, revision } = weekParts(key)
      const by = fields.within('by')
      return [
        {
          table: 'week_approval',
          values: {
            unit_id: unitId,
            friday,
            revision,
            decision: fields.text('decision') as 'approved' | 'returned',
            at: fields.number('at'),
            by_id: by.text('id'),
            by_name: by.text('name'),
            reason: fields.maybeText('reason'),
          },
        },
      ]
    },
  },
  weekDocument: {
    tables: ['week_document'],
    policy: wholeRecord,
    places: stays,
    gone: () => false,
    rows: ({ unitId, key, fields }) => {
      const { friday, revision } = weekParts(key)
      return [
        {
          table: 'week_document',
          values: {
            unit_id: unitId,
            friday,
            revision,
            number: fields.text('number', ''),
            date: fields.maybeText('date'),
            signer_id: fields.maybeText('signerId'),
          },
        },
      ]
    },
  },
  weekCorrection: {
    tables: ['week_correction'],
    policy: { by: 'record', minor: ['startedAt', 'startedBy'] },
    places: (key) => [{ table: 'week_correction', where: { friday: key } }],
    rows: ({ unitId, key, fields }) => [
      {
        table: 'week_correction',
        values: {
          unit_id: unitId,
          friday: key,
          reason: fields.text('reason'),
          started_at: fields.number('startedAt'),
          started_by: fields.text('startedBy'),
        },
      },
    ],
  },
  evidence: {
    tables: ['evidence'],
    policy: { by: 'record', minor: ['name', 'addedAt', 'addedBy'] },
    places: stays,
    rows: ({ unitId, key, fields }) => [
      {
        table: 'evidence',
        values: {
          unit_id: unitId,
          id: fields.text('id'),
          friday: parted(key)[0],
          sha256: fields.text('sha256'),
          name: fields.text('name'),
          media_type: fields.text('mediaType'),
          bytes: fields.number('bytes'),
          added_at: fields.number('addedAt'),
          added_by: fields.text('addedBy'),
          removed_at: fields.maybeNumber('removedAt'),
        },
      },
    ],
  },
  weekPaper: {
    tables: ['week_paper'],
    /** A signed sheet is not undone by somebody who had not seen it. */
    policy: { by: 'record', rank: (version) => ((version.scan ?? null) === null ? 0 : 1) },
    places: (key) => {
      const { friday, revision } = weekParts(key)
      return [{ table: 'week_paper', where: { friday, revision } }]
    },
    rows: ({ unitId, key, fields }) => {
      const { friday, revision } = weekParts(key)
      const approver = fields.within('approver')
      const begunBy = fields.within('begunBy')
      const scan = fields.maybeWithin('scan')
      const attachedBy = scan?.within('attachedBy')
      return [
        {
          table: 'week_paper',
          values: {
            unit_id: unitId,
            friday,
            revision,
            approver_id: approver.text('id'),
            approver_name: approver.text('name'),
            begun_at: fields.number('begunAt'),
            begun_by_id: begunBy.text('id'),
            begun_by_name: begunBy.text('name'),
            signed_on: scan?.text('signedOn') ?? null,
            ...fileColumns(scan?.within('file') ?? null),
            attached_at: scan?.number('attachedAt') ?? null,
            attached_by_id: attachedBy?.text('id') ?? null,
            attached_by_name: attachedBy?.text('name') ?? null,
          },
        },
      ]
    },
  },
  weekExport: {
    tables: ['week_export'],
    policy: wholeRecord,
    places: stays,
    rows: ({ unitId, key, fields }) => {
      const { friday, revision, id } = weekParts(key)
      const by = fields.within('by')
      return [
        {
          table: 'week_export',
          values: {
            unit_id: unitId,
            id,
            friday,
            revision,
            form: fields.text('form'),
            at: fields.number('at'),
            by_id: by.text('id'),
            by_name: by.text('name'),
          },
        },
      ]
    },
  },
  weekPublication: {
    tables: ['week_publication'],
    policy: wholeRecord,
    places: stays,
    rows: ({ unitId, key, fields }) => {
      const { friday, revision, id } = weekParts(key)
      const addedBy = fields.within('addedBy')
      const removed = fields.maybeWithin('removed')
      const removedBy = removed?.within('by')
      return [
        {
          table: 'week_publication',
          values: {
            unit_id: unitId,
            id,
            friday,
            revision,
            channel: fields.text('channel'),
            place: fields.text('place'),
            link: fields.text('link'),
            at: fields.number('at'),
            ...fileColumns(fields.maybeWithin('file')),
            added_at: fields.number('addedAt'),
            added_by_id: addedBy.text('id'),
            added_by_name: addedBy.text('name'),
            removed_at: removed?.number('at') ?? null,
            removed_by_id: removedBy?.text('id') ?? null,
            removed_by_name: removedBy?.text('name') ?? null,
            removed_reason: removed?.text('reason') ?? null,
          },
        },
      ]
    },
  },
} as const satisfies Readonly<Record<string, Projection>>
