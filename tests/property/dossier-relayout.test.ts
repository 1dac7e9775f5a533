import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ReadDossier } from '../../shared/dossier/dossier.ts'
import { type ColumnRole, roles } from '../../shared/dossier/read/columns.ts'
import type { DossierList } from '../../shared/dossier/read/read.ts'
import { standingOf } from '../../shared/dossier/standing.ts'
import { byCode, calendar, dossierGold, lists, readList } from '../support/dossier-gold.ts'
import {
  type ListStyle,
  type ListTable,
  listDelimited,
  listHtml,
  listWorkbook,
  relayoutList,
} from '../support/dossier-relayout.ts'
import { exported } from '../support/stats-gold.ts'

/** The dossiers as the gold has them; an id that is only proposed is left out, for it stands in no cell. */
const source = await readList(exported(lists.B1))
const all = source.dossiers.filter(
  ({ doubts, stateClass }) => doubts.length === 0 && stateClass !== 'unknown',
)
const at = dossierGold('B1').exportTime

/** Most lists have them all; one of them is sometimes missing. */
const optional: readonly ColumnRole[] = roles.filter(
  (role) => role !== 'code' && role !== 'received' && role !== 'due' && role !== 'state',
)

const style = fc
  .record({
    dropped: fc.subarray([...optional], { maxLength: 6 }),
    needed: fc.option(fc.constantFrom<ColumnRole>('received', 'due', 'state'), { freq: 8 }),
    order: fc.shuffledSubarray([...roles], { minLength: roles.length }),
    words: fc.nat(5),
    strangers: fc.uniqueArray(fc.nat(7), { maxLength: 4 }),
    titles: fc.nat(3),
    numbers: fc.boolean(),
    merged: fc.boolean(),
    dates: fc.constantFrom<ListStyle['dates']>(
      'text',
      'dashes',
      'noZeros',
      'seconds',
      'iso',
      'spaces',
      'serial',
      'bare',
      'timeFirst',
    ),
    codes: fc.constantFrom<ListStyle['codes']>('plain', 'nbsp', 'zeroWidth', 'dash', 'lower', 'apostrophe'),
    text: fc.constantFrom<ListStyle['text']>('plain', 'nfd', 'nbsp'),
    pageEvery: fc.constantFrom(0, 0, 7, 20),
    hidden: fc.boolean(),
    tail: fc.boolean(),
  })
  .map(({ dropped, needed, order, ...rest }) => ({
    ...rest,
    order: order.filter((role) => !dropped.includes(role) && role !== needed),
  }))

const containers: Readonly<Record<string, (table: ListTable) => Uint8Array>> = {
  xlsx: (table) => listWorkbook(table, 'xlsx'),
  'xls (BIFF8)': (table) => listWorkbook(table, 'biff8'),
  ods: (table) => listWorkbook(table, 'ods'),
  'csv ;': (table) => new TextEncoder().encode(`\uFEFF${listDelimited(table, ';')}`),
  'tsv UTF-16': (table) => Buffer.from(`\uFEFF${listDelimited(table, '\t')}`, 'utf16le'),
  'html as .xls': (table) => new TextEncoder().encode(listHtml(table)),
}

const some = fc.subarray([...all], { minLength: 12, maxLength: 40 })

test.each(Object.keys(containers))(
  'the same dossiers come out of %s in any layout, or the office is asked',
  async (name) => {
    await fc.assert(
      fc.asyncProperty(style, some, async (how, wanted) => {
        const bytes = (containers[name] as (table: ListTable) => Uint8Array)(relayoutList(wanted, how))
        const list = await readList(bytes)
        const asked = new Set(
          list.questions.flatMap((question) => ('role' in question ? [question.role] : [])),
        )
        for (const role of roles) {
          if (['code', 'received', 'due', 'state'].includes(role)) {
            expect([role, asked.has(role)]).toEqual([role, !how.order.includes(role)])
          }
        }
        expect(list.dossiers.map(({ code }) => code).sort()).toEqual(wanted.map(({ code }) => code).sort())
        const read = byCode(list.dossiers)
        for (const dossier of wanted)
          expect(shownOf(read.get(dossier.code), how)).toEqual(shownOf(dossier, how))
        if (how.order.includes('due') && how.order.includes('finished') && asked.size === 0) {
          expect(statuses(list.dossiers)).toEqual(statuses(wanted))
        }
        expect(linesOf(list)).toBe(list.rows + list.skipped.length)
      }),
      { numRuns: process.env.SMC_LONG === '1' ? 300 : 17 },
    )
  },
  process.env.SMC_LONG === '1' ? 600_000 : 60_000,
)

const linesOf = (list: DossierList): number =>
  list.dossiers.length + list.duplicates.length + list.skipped.length

const statuses = (dossiers: readonly ReadDossier[]): Record<string, string> =>
  Object.fromEntries(dossiers.map((dossier) => [dossier.code, standingOf(dossier, at, calendar).status]))

/** What the layout can carry of a dossier. */
function shownOf(dossier: ReadDossier | undefined, { order }: { readonly order: readonly ColumnRole[] }) {
  if (dossier === undefined) return null
  const { party } = dossier
  const facts: Partial<Record<ColumnRole, unknown>> = {
    ...dossier,
    applicant: party.applicant,
    idNo: party.idNo,
    address: party.address,
    phone: party.phone,
  }
  return Object.fromEntries(order.filter((role) => role !== 'stt').map((role) => [role, facts[role] ?? null]))
}
