/** An office above a hundred communes; `node tests/support/province.ts <folder> [units] [weeks]` leaves one to look at. */
import { pathToFileURL } from 'node:url'
import { addDays } from '../../shared/dates/plain.ts'
import { emptyOffice, must, names, pin, unit } from './core.ts'
import { fillProvince } from './fill-province.ts'

export async function provinceOffice(
  part: { readonly units?: number; readonly weeks?: number; readonly folder?: string } = {},
) {
  const { units = 12, weeks = 6, folder } = part
  const made = await emptyOffice(folder)
  const session = made.core.session()
  await must(session, 'setup.complete', {
    unit: {
      ...unit,
      name: 'Văn phòng UBND tỉnh Mẫu',
      type: 'tinh',
      place: 'Mẫu',
      upperUnit: 'Văn phòng Chính phủ',
      superiorLines: ['ỦY BAN NHÂN DÂN TỈNH MẪU'],
      issuingLines: ['VĂN PHÒNG'],
      documentSymbol: 'BC-VP',
    },
    signers: [],
    administrator: { name: names.administrator, pin },
    people: [{ name: names.officer, role: 'officer', pin }],
  })
  const last = '2026-11-20'
  const keys = Array.from({ length: weeks }, (_, ago) => addDays(last, -7 * (weeks - 1 - ago)))
  fillProvince(made.core.office.store, {
    units,
    keys: [...keys, 'month-office.2026-10', 'month-office.2026-11'],
    tallies: ['2026-09', '2026-10'],
    tasks: 5,
  })
  return { ...made, session }
}

const [, script = '', folder, units, weeks] = process.argv
if (import.meta.url === pathToFileURL(script).href && folder !== undefined) {
  const { core } = await provinceOffice({ folder, units: Number(units ?? 102), weeks: Number(weeks ?? 46) })
  core.close()
}
