/** Made-up dossiers put into the list of a test office, as an import would leave them. */
import { insertDossierImport } from '../../db/dossier/imports.ts'
import { sha256Text } from '../../db/hash.ts'
import { write } from '../../db/ledger/unit-of-work.ts'
import type { DossierFacts, LocalMoment, Party } from '../../shared/dossier/dossier.ts'
import { newId } from '../../shared/ids/ids.ts'
import type { TestOffice } from './core.ts'

export interface Listed {
  readonly facts: DossierFacts
  readonly party: Party
}

/** The applicant, id and phone follow from the code. */
export function listed(code: string, part: Partial<DossierFacts> = {}): Listed {
  const tail = code.slice(-4)
  return {
    facts: {
      code,
      codeKind: 'provincial',
      procedure: 'Cấp giấy phép xây dựng nhà ở riêng lẻ',
      field: 'Xây dựng',
      received: '2026-10-01T08:10',
      due: '2026-10-16T16:00',
      finished: null,
      state: 'Đang xử lý',
      stateClass: 'inProcess',
      channel: 'online',
      unit: 'Phòng Kinh tế',
      officer: 'Cán Bộ Mẫu',
      onlinePayment: null,
      eResult: null,
      supplements: 0,
      doubts: [],
      flags: [],
      ...part,
    },
    party: {
      applicant: `Người Nộp ${tail}`,
      idNo: `00009900${tail}`,
      idPadded: null,
      phone: `090000${tail}`,
      address: `Thôn Giả Định ${tail}, xã An Mẫu`,
      raw: {},
    },
  }
}

export function keepDossiers(
  { core }: Pick<TestOffice, 'core'>,
  exportedAt: LocalMoment,
  dossiers: readonly Listed[],
): void {
  const { store } = core.office
  write(store, { actor: 'system', reason: '' }, (w) =>
    insertDossierImport(
      w,
      {
        id: newId(w.at, store.random),
        sha256: sha256Text(exportedAt),
        name: 'danh-sach.xlsx',
        exportedAt,
        rows: dossiers.length,
        dossiers: dossiers.length,
        skipped: 0,
        changes: {},
      },
      dossiers.map(({ facts, party }) => ({
        dossier: {
          ...facts,
          originalDue: facts.due,
          governingDue: facts.due,
          moves: [],
          firstSeen: exportedAt,
          goneSince: null,
        },
        party,
      })),
    ),
  )
}

/** Codes of the many dossiers that letters are issued for while the power goes. */
export const issuerCode = (at: number): string => `H00.000-261001-${String(at).padStart(5, '0')}`
