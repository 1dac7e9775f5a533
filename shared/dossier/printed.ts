/** What `dossier read` prints: the list, judged, with its counts. */
import type { WorkingCalendar } from '../dates/calendar.ts'
import type { LocalMoment, ReadDossier } from './dossier.ts'
import { apologyLists, type Judged, judge } from './judge.ts'
import { duplicateWords } from './read/duplicates.ts'
import type { DossierList } from './read/read.ts'
import { standingOf } from './standing.ts'

type Printed = ReturnType<typeof printedDossier>

export function printedList(file: string, list: DossierList, at: LocalMoment, calendar: WorkingCalendar) {
  const judged = list.dossiers.map((dossier) => judge(dossier, at, list.period?.from ?? null, calendar))
  const dossiers = judged.map((dossier) => {
    const correction = list.corrections[dossier.code]
    if (correction === undefined) return printedDossier(dossier)
    const doubts = dossier.doubts.filter((doubt) => doubt !== 'dateSwapSuspect' && doubt !== 'ambiguousDate')
    const { status } = standingOf({ ...dossier, ...correction, doubts }, at, calendar)
    return { ...printedDossier(dossier), corrected: { ...correction, status } }
  })
  const apology = apologyLists(judged, at)
  const { rows } = list
  return {
    file,
    container: list.container,
    ...(list.sheet === null ? {} : { sheet: list.sheet }),
    unit: list.unit,
    exportTime: at,
    period: list.period,
    partial: list.partial,
    headerRows: list.headerRows,
    columns: list.columns,
    otherColumns: list.otherColumns,
    stateMap: list.states,
    dossiers,
    duplicates: list.duplicates.map((duplicate) => ({ ...duplicate, why: duplicateWords(duplicate.kind) })),
    skipped: list.skipped,
    review: dossiers
      .filter(({ reviewReasons }) => reviewReasons.length > 0)
      .map(({ row, code, reviewReasons }) => ({ row, code, reasons: reviewReasons })),
    apology,
    counts: {
      dataRows: rows,
      duplicateRows: rows - dossiers.length,
      uniqueDossiers: dossiers.length,
      byStatus: tally(dossiers, ({ status }) => status),
      byStatusByDate: tally(dossiers, ({ statusByDate }) => statusByDate),
      byStatus766: tally(dossiers, ({ status766 }) => status766),
      byStateClass: tally(dossiers, ({ stateClass }) => stateClass),
      byField: tally(dossiers, ({ field }) => field),
      byChannel: tally(dossiers, ({ channel }) => channel),
      apology: {
        overdueInProcess: apology.overdueInProcess.length,
        atRisk: apology.atRisk.length,
        lateFinished: apology.lateFinished.length,
      },
      phonesUsable: dossiers.filter(({ phone }) => phone !== null).length,
      idsUsable: dossiers.filter(({ idNo }) => idNo !== null).length,
    },
    questions: list.questions,
    otherSheets: list.otherSheets,
  }
}

function printedDossier({ party, doubts: _, ...dossier }: Judged<ReadDossier>) {
  const { applicant, idNo, idPadded, phone, address, raw } = party
  return {
    ...dossier,
    applicant,
    idNo,
    phone,
    address,
    ...(idPadded === null ? {} : { idPadded }),
    ...(Object.keys(raw).length === 0 ? {} : { raw }),
  }
}

function tally(
  dossiers: readonly Printed[],
  key: (dossier: Printed) => string | null,
): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const dossier of dossiers) {
    const found = key(dossier)
    if (found !== null) counts[found] = (counts[found] ?? 0) + 1
  }
  return counts
}
