/**
 * The first-run form as the draft keeps it: raw text by field. `unit.<key>`, `signer.<row>.<key>`,
 * `person.<row>.<key>`, `administrator.name`; `signers` and `people` list the rows ("1,3"). PINs are never in it.
 */
import type { CallInput } from '../../../shared/contract/contract.ts'
import { contract } from '../../../shared/contract/contract.ts'
import type { Role } from '../../../shared/contract/procedure.ts'
import { caseless } from '../../../shared/text/text.ts'
import { Unit } from '../../../shared/unit/unit.ts'
import { type Problems, problemsOf } from '../../app/problems.ts'
import { newPinProblems } from '../people/PinField.tsx'
import { signerOf, signerProblems, signerTexts } from '../unit/signer-fields.ts'
import { type Fields, unitOf, unitTexts } from '../unit/unit-fields.ts'

export type RowList = 'signers' | 'people'

const startingRows: Readonly<Record<RowList, string>> = { signers: '1', people: '1' }
const rowPrefix: Readonly<Record<RowList, string>> = { signers: 'signer', people: 'person' }

export const rowsOf = (fields: Fields, list: RowList): readonly string[] =>
  (fields[list] ?? startingRows[list]).split(',').filter((row) => row !== '')

export function addRow(fields: Fields, list: RowList): Readonly<Record<string, string>> {
  const rows = rowsOf(fields, list)
  const next = String(Math.max(0, ...rows.map(Number)) + 1)
  return { [list]: [...rows, next].join(',') }
}

/** Takes the row off the list and its texts out of the draft. */
export function removeRow(
  fields: Fields,
  list: RowList,
  row: string,
): Readonly<Record<string, string | null>> {
  const prefix = `${rowPrefix[list]}.${row}.`
  const texts = Object.keys(fields).filter((key) => key.startsWith(prefix))
  return {
    [list]: rowsOf(fields, list)
      .filter((each) => each !== row)
      .join(','),
    ...Object.fromEntries(texts.map((key) => [key, null])),
  }
}

/** The fields under a prefix, without it. */
export function under(fields: Fields, prefix: string): Fields {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, text]) => [key.slice(prefix.length), text]),
  )
}

/** A PIN typed twice, kept on screen only. */
export interface TypedPin {
  readonly pin: string
  readonly again: string
}
/** By row of `people`; the first administrator's is `administrator`. */
export type Pins = Readonly<Record<string, TypedPin>>

const noPin: TypedPin = { pin: '', again: '' }
export const pinOf = (pins: Pins, row: string): TypedPin => pins[row] ?? noPin

export const roleOf = (fields: Fields, row: string): Role =>
  (fields[`person.${row}.role`] as Role | undefined) ?? 'officer'

export const steps = ['office', 'signers', 'people'] as const
export type Step = (typeof steps)[number]

/** What is wrong in one step, keyed as the draft's fields are; PINs under `<row>.pin` and `<row>.again`. */
export function problemsIn(step: Step, fields: Fields, pins: Pins, today: string): Problems {
  switch (step) {
    case 'office':
      return problemsOf(Unit, unitOf(unitTexts(under(fields, 'unit.'))))
    case 'signers':
      return Object.fromEntries(
        rowsOf(fields, 'signers').flatMap((row) =>
          Object.entries(signerProblems(signerTexts(under(fields, `signer.${row}.`), today), today)).map(
            ([key, problem]) => [`${row}.${key}`, problem],
          ),
        ),
      )
    case 'people':
      return peopleProblems(fields, pins)
  }
}

function peopleProblems(fields: Fields, pins: Pins): Problems {
  const problems: Record<string, string> = {}
  const names = [
    ['administrator', fields['administrator.name'] ?? ''] as const,
    ...rowsOf(fields, 'people').map((row) => [row, fields[`person.${row}.name`] ?? ''] as const),
  ]
  const seen = new Set<string>()
  for (const [row, name] of names) {
    if (name.trim() === '') problems[`${row}.name`] = 'Chưa nhập'
    else if (seen.has(caseless(name))) problems[`${row}.name`] = 'Tên này đã có; ghi thêm để phân biệt'
    seen.add(caseless(name))
    const { pin, again } = pinOf(pins, row)
    const wrong = newPinProblems(pin, again)
    if (wrong.pin !== null) problems[`${row}.pin`] = wrong.pin
    if (wrong.again !== null) problems[`${row}.again`] = wrong.again
  }
  return problems
}

export function completeInput(fields: Fields, pins: Pins, today: string): CallInput<'setup.complete'> {
  return {
    unit: unitOf(unitTexts(under(fields, 'unit.'))),
    signers: rowsOf(fields, 'signers').map((row) =>
      signerOf(signerTexts(under(fields, `signer.${row}.`), today), today),
    ),
    administrator: {
      name: fields['administrator.name'] ?? '',
      pin: pinOf(pins, 'administrator').pin,
    },
    people: rowsOf(fields, 'people').map((row) => ({
      name: fields[`person.${row}.name`] ?? '',
      role: roleOf(fields, row),
      pin: pinOf(pins, row).pin,
    })),
  }
}

/** The contract has the last word before the form is sent. */
export const refusedBy = (input: CallInput<'setup.complete'>): Problems =>
  problemsOf(contract['setup.complete'].input, input)
