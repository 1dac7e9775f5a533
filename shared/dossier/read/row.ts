/** One line of the list as a dossier, with what the file did to it. */
import type { GridCell, GridRow } from '../../stats/grid.ts'
import { clean } from '../../text/text.ts'
import type { DossierChannel, DossierFlag, ReadDossier, ReviewReason, StateClass } from '../dossier.ts'
import { dossierFlags } from '../dossier.ts'
import { codeKindOf, type ReadCode } from './code.ts'
import type { ColumnRole } from './columns.ts'
import { readId, readPhone } from './identity.ts'
import type { ListLayout } from './layout.ts'
import { type ReadMoment, readMoment } from './moments.ts'
import { channelOf, type StateWords, stateClassOf, yesOrNo } from './states.ts'

export interface RowOptions {
  readonly layout: Pick<ListLayout, 'columns' | 'finishedToo'>
  /** The container tells numbers from texts. */
  readonly typed: boolean
  /** The field that a heading above the line names. */
  readonly groupField: string | null
  /** Words that come again on every line are understood once. */
  readonly known: KnownWords
}

export interface KnownWords {
  readonly clean: (text: string) => string
  readonly stateClass: (state: string) => StateClass
  readonly channel: (text: string) => DossierChannel | null
  readonly yesOrNo: (text: string) => boolean | null
}

/** For one reading; names and ids pass by it, because they do not come again. */
export const knownWords = (states: StateWords): KnownWords => ({
  clean: once(clean),
  stateClass: once((state) => stateClassOf(state, states)),
  channel: once(channelOf),
  yesOrNo: once(yesOrNo),
})

function once<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined || known.has(text)) return found as T
    const made = read(text)
    known.set(text, made)
    return made
  }
}

export interface RowReading {
  readonly dossier: ReadDossier
  readonly received: ReadMoment
  readonly due: ReadMoment
  readonly finished: ReadMoment
}

export type CellAt = (role: ColumnRole) => GridCell | undefined

/** `by` is filled anew for each row: the cells by their column. */
export function readRow(
  row: GridRow,
  code: ReadCode,
  cellAt: CellAt,
  further: readonly (GridCell | undefined)[],
  { layout, typed, groupField, known }: RowOptions,
): RowReading {
  const textAt = (role: ColumnRole): string | null => {
    const raw = cellAt(role)?.text ?? ''
    const text = role === 'applicant' || role === 'address' ? clean(raw) : known.clean(raw)
    return text === '' ? null : text
  }
  const has = (role: ColumnRole): boolean => layout.columns[role] !== undefined
  const received = readMoment(cellAt('received'))
  const due = readMoment(cellAt('due'))
  const finished = [cellAt('finished'), ...further].map(readMoment).reduce(firstMoment)
  const id = has('idNo') ? readId(cellAt('idNo'), typed) : null
  const phone = has('phone') ? readPhone(cellAt('phone')) : null
  const applicant = textAt('applicant')
  const state = textAt('state')

  const flags = new Set<DossierFlag>([
    ...code.flags,
    ...(id?.flags ?? []),
    ...(phone?.flags ?? []),
    ...received.flags,
    ...due.flags,
    ...finished.flags,
    ...textFlags(row),
  ])
  if (applicant !== null && isShouted(applicant)) flags.add('nameUpper')
  if (dateOnly(due) && [received, finished].some(withHour)) flags.add('dueDateOnly')
  if (row.hidden) flags.add('hiddenRow')
  const supplements = has('supplements') ? countOf(cellAt('supplements')) : null
  if ((supplements ?? 0) > 1) flags.add('supplementsOver1')

  const doubts: ReviewReason[] = received.bad || due.bad || finished.bad ? ['badDate'] : []
  const raw = {
    ...(changed(cellAt('idNo'), id?.value) ? { idNo: cellAt('idNo')?.text ?? '' } : {}),
    ...(changed(cellAt('phone'), phone?.value) ? { phone: cellAt('phone')?.text ?? '' } : {}),
  }
  const dossier: ReadDossier = {
    row: row.number,
    code: code.code,
    codeKind: codeKindOf(code.code),
    procedure: textAt('procedure'),
    field: textAt('field') ?? groupField,
    received: received.moment,
    due: due.moment,
    finished: finished.moment,
    state,
    stateClass: has('state')
      ? state === null
        ? 'unknown'
        : known.stateClass(state)
      : finished.moment === null
        ? 'inProcess'
        : 'finished',
    channel: known.channel(textAt('channel') ?? ''),
    unit: textAt('unit'),
    officer: textAt('officer'),
    onlinePayment: known.yesOrNo(textAt('onlinePayment') ?? ''),
    eResult: known.yesOrNo(textAt('eResult') ?? ''),
    supplements,
    doubts,
    flags: dossierFlags.filter((flag) => flags.has(flag)),
    party: {
      applicant,
      idNo: id?.value ?? null,
      idPadded: id?.padded ?? null,
      phone: phone?.value ?? null,
      address: textAt('address'),
      raw,
    },
  }
  return { dossier, received, due, finished }
}

const firstMoment = (a: ReadMoment, b: ReadMoment): ReadMoment => (a.moment === null && !a.bad ? b : a)
const dateOnly = ({ moment }: ReadMoment): boolean => moment !== null && moment.length === 10
const withHour = ({ moment }: ReadMoment): boolean => moment !== null && moment.length > 10

const changed = (cell: GridCell | undefined, value: string | null | undefined): boolean =>
  cell !== undefined && cell.text !== value

/** A person's name in capitals; an organisation is often named so by itself. */
const isShouted = (name: string): boolean =>
  /\p{Lu}/u.test(name) &&
  name === name.toUpperCase() &&
  !/\d|^(HỘ KINH DOANH|CÔNG TY|CTY|DNTN|DOANH NGHIỆP|HỢP TÁC XÃ|HTX|TRƯỜNG|UBND|ỦY BAN|NGÂN HÀNG)(?!\p{L})/u.test(
    name,
  )

/** The system leaves none empty. */
function countOf(cell: GridCell | undefined): number | null {
  if (cell === undefined) return 0
  const value = cell.number ?? (/^\s*\d{1,3}\s*$/.test(cell.text) ? Number(cell.text) : null)
  return value === null || !Number.isInteger(value) || value < 0 ? null : value
}

const MARK = /[\u0300-\u036f]/

function textFlags({ cells }: GridRow): DossierFlag[] {
  const flags: DossierFlag[] = []
  if (cells.some(({ text }) => MARK.test(text))) flags.push('nfd')
  if (cells.some(({ text }) => /[\r\n]/.test(text.trim()))) flags.push('lineBreak')
  if (cells.some(({ formula }) => formula !== null)) flags.push('formula')
  return flags
}
