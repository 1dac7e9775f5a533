/** Plans, their tasks, and what hangs on them. */
import { canonical, type Json } from '../../../shared/ledger/canonical.ts'
import type { Fields } from '../../../shared/ledger/merge.ts'
import { phraseKey } from '../../../shared/plan/plan.ts'
import { partyKey } from '../../../shared/plan/roles.ts'
import { freshProgress } from '../../../shared/plan/task.ts'
import { freshItem, noDates } from '../../../shared/review/review.ts'
import { readerOf } from './fields.ts'
import { fieldByField, type Projection, parted, stays, type Thing, wholeRecord } from './projection.ts'

const never = () => false

/** A thing whose writer records only what differs from how it begins. */
const over = (fresh: object, { version }: Thing) => readerOf({ ...(fresh as Fields), ...version })

const without = (version: Fields, ...fields: readonly string[]): Record<string, Json> =>
  Object.fromEntries(
    Object.entries(version).filter(([field, value]) => value !== null && !fields.includes(field)),
  )

export const planProjections = {
  plan: {
    tables: ['plan'],
    policy: { by: 'record', minor: ['savedAt'] },
    places: stays,
    rows: ({ unitId, key, fields }) => {
      const file = fields.maybeWithin('file')
      return [
        {
          table: 'plan',
          values: {
            unit_id: unitId,
            id: key,
            year: fields.number('year'),
            title: fields.text('title'),
            number: fields.text('number'),
            date: fields.maybeText('date'),
            issuer: fields.text('issuer'),
            own: fields.flag('own'),
            version: fields.number('version', 0),
            sha256: file?.text('sha256') ?? null,
            name: file?.text('name') ?? null,
            media_type: file?.text('mediaType') ?? null,
            bytes: file?.number('bytes') ?? null,
            saved_at: fields.number('savedAt'),
            removed_at: fields.maybeNumber('removedAt'),
          },
        },
      ]
    },
  },
  planRow: {
    tables: ['plan_row'],
    policy: wholeRecord,
    places: stays,
    rows: ({ unitId, key, version, fields }) => [
      {
        table: 'plan_row',
        values: {
          unit_id: unitId,
          plan_id: parted(key)[0],
          id: fields.text('id'),
          seq: fields.number('seq'),
          kind: fields.text('kind'),
          printed: canonical(without(version, 'removedAt')),
          removed_at: fields.maybeNumber('removedAt'),
        },
      },
    ],
  },
  planPhrase: {
    tables: ['plan_phrase'],
    policy: { by: 'record', minor: ['confirmedAt', 'confirmedBy'] },
    places: stays,
    rows: ({ unitId, key, fields }) => [
      {
        table: 'plan_phrase',
        values: {
          unit_id: unitId,
          plan_id: parted(key)[0],
          phrase: phraseKey(fields.text('phrase')),
          reading: fields.json('reading'),
          rhythm: fields.maybeJson('rhythm'),
          confirmed_at: fields.number('confirmedAt'),
          confirmed_by: fields.text('confirmedBy'),
        },
      },
    ],
  },
  planVersion: {
    tables: ['plan_version'],
    policy: wholeRecord,
    places: stays,
    rows: ({ unitId, key, fields }) => {
      const by = fields.within('by')
      return [
        {
          table: 'plan_version',
          values: {
            unit_id: unitId,
            plan_id: parted(key)[0],
            version: fields.number('version'),
            content: fields.json('content'),
            hash: fields.text('hash'),
            reason: fields.text('reason'),
            at: fields.number('at'),
            by_id: by.text('id'),
            by_name: by.text('name'),
          },
        },
      ]
    },
  },
  planParty: {
    tables: ['plan_party'],
    policy: wholeRecord,
    places: stays,
    rows: ({ unitId, fields }) => [
      {
        table: 'plan_party',
        values: {
          unit_id: unitId,
          issuer: fields.text('issuer'),
          name: partyKey(fields.text('name')),
          printed: fields.text('name'),
          concern: fields.text('concern'),
          department: fields.text('department'),
        },
      },
    ],
  },
  deadlineHabit: {
    tables: ['deadline_habit'],
    policy: wholeRecord,
    places: stays,
    rows: ({ unitId, version }) => [
      { table: 'deadline_habit', values: { unit_id: unitId, habits: canonical(without(version)) } },
    ],
  },
  task: {
    tables: ['task'],
    policy: fieldByField,
    places: stays,
    rows: ({ unitId, key, fields }) => [
      {
        table: 'task',
        values: {
          unit_id: unitId,
          id: key,
          plan_id: fields.maybeText('planId'),
          row_id: fields.maybeText('rowId'),
          year: fields.number('year'),
          seq: fields.number('seq'),
          section: fields.json('section'),
          no: fields.text('no'),
          content: fields.text('content'),
          leads: fields.json('leads'),
          coordinators: fields.json('coordinators'),
          start_text: fields.text('startText'),
          deadline_text: fields.text('deadlineText'),
          reading: fields.json('reading'),
          confirmed: fields.flag('confirmed'),
          product: fields.text('product'),
          note: fields.text('note'),
          source: fields.text('source'),
          given_on: fields.maybeText('givenOn'),
          removed_at: fields.maybeNumber('removedAt'),
        },
      },
    ],
  },
  taskProgress: {
    tables: ['task_progress'],
    policy: fieldByField,
    places: stays,
    gone: never,
    rows: (thing) => {
      const fields = over(freshProgress, thing)
      return [
        {
          table: 'task_progress',
          values: {
            unit_id: thing.unitId,
            task_id: thing.key,
            role: fields.maybeText('role'),
            person_id: fields.maybeText('personId'),
            person: fields.text('person'),
            department: fields.text('department'),
            authority: fields.text('authority'),
            rhythm: fields.maybeJson('rhythm'),
            own_due: fields.maybeText('ownDue'),
            milestones: fields.json('milestones'),
            status: fields.text('status'),
            status_reason: fields.maybeJson('statusReason'),
            done_on: fields.maybeText('doneOn'),
            same_as: fields.maybeText('sameAs'),
            carried_from: fields.maybeText('carriedFrom'),
          },
        },
      ]
    },
  },
  taskEvent: {
    tables: ['task_event'],
    policy: wholeRecord,
    places: stays,
    rows: ({ unitId, key, fields }) => {
      const [task_id, id] = parted(key)
      return [
        {
          table: 'task_event',
          values: {
            unit_id: unitId,
            id,
            task_id,
            on_date: fields.text('on'),
            days: fields.number('days'),
            day_kind: fields.text('dayKind'),
            note: fields.text('note'),
            removed_at: fields.maybeNumber('removedAt'),
          },
        },
      ]
    },
  },
  taskCheck: {
    tables: ['task_check'],
    policy: { by: 'record', minor: ['at', 'by'] },
    places: (key) => {
      const [task_id, checkpoint] = parted(key)
      return [{ table: 'task_check', where: { task_id, checkpoint } }]
    },
    rows: ({ unitId, key, fields }) => {
      const [task_id, checkpoint] = parted(key)
      const by = fields.within('by')
      return [
        {
          table: 'task_check',
          values: {
            unit_id: unitId,
            task_id,
            checkpoint,
            state: fields.text('state'),
            on_date: fields.text('on'),
            note: fields.text('note'),
            at: fields.number('at'),
            by_id: by.text('id'),
            by_name: by.text('name'),
          },
        },
      ]
    },
  },
  taskEvidence: {
    tables: ['task_evidence'],
    policy: { by: 'record', minor: ['addedAt', 'addedBy'] },
    places: stays,
    rows: ({ unitId, key, fields }) => {
      const [task_id, id] = parted(key)
      const file = fields.maybeWithin('file')
      return [
        {
          table: 'task_evidence',
          values: {
            unit_id: unitId,
            id,
            task_id,
            checkpoint: fields.maybeText('checkpoint'),
            kind: fields.text('kind'),
            text: fields.text('text'),
            date: fields.maybeText('date'),
            sha256: file?.text('sha256') ?? null,
            name: file?.text('name') ?? null,
            media_type: file?.text('mediaType') ?? null,
            bytes: file?.number('bytes') ?? null,
            added_at: fields.number('addedAt'),
            added_by: fields.text('addedBy'),
            removed_at: fields.maybeNumber('removedAt'),
          },
        },
      ]
    },
  },
  reviewItem: {
    tables: ['review_item'],
    policy: wholeRecord,
    places: stays,
    gone: never,
    rows: (thing) => {
      const fields = over(freshItem, thing)
      const [plan_id] = parted(thing.key)
      return [
        {
          table: 'review_item',
          values: {
            unit_id: thing.unitId,
            plan_id,
            row_id: fields.text('rowId'),
            stream: fields.text('stream'),
            stage: fields.text('stage'),
            stage_on: fields.maybeText('stageOn'),
            figures: fields.json('figures'),
            result: fields.text('result'),
          },
        },
      ]
    },
  },
  reviewStream: {
    tables: ['review_stream'],
    policy: wholeRecord,
    places: stays,
    gone: never,
    rows: ({ unitId, key, version }) => {
      const [plan_id, stream] = parted(key)
      return [
        {
          table: 'review_stream',
          values: { unit_id: unitId, plan_id, stream, due: canonical({ ...noDates, ...version }) },
        },
      ]
    },
  },
} as const satisfies Readonly<Record<string, Projection>>
