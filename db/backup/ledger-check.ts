/** The proof of the ledger (`db/ledger/verify.ts`) over a file that is not the running one, in words. */
import type { Database } from 'better-sqlite3'
import { type LedgerProblem, verifyLedger } from '../ledger/verify.ts'
import { makeStore } from '../store.ts'

/** Sentences; none when every entry and every frozen week still has its hash. The file has the newest schema. */
export function brokenLedger(db: Database): readonly string[] {
  const noEffects = (): never => {
    throw new Error('A check neither asks the clock nor draws random numbers')
  }
  const store = makeStore({ db, file: db.name, readOnlyBecause: null, clock: noEffects, random: noEffects })
  return verifyLedger(store).problems.map(ledgerWords)
}

export function ledgerWords(problem: LedgerProblem): string {
  switch (problem.type) {
    case 'WeekMismatch':
      return `Kỳ ${problem.friday}, bản chốt lần ${problem.revision}: nội dung không khớp mã kiểm.`
    case 'HeadMismatch':
      return 'Sổ cái không dừng đúng ở mục cuối mà máy đã ghi nhớ.'
    case 'Gap':
      return `Sổ cái thiếu mục trước mục ${problem.epoch}/${problem.seq}.`
    default:
      return `Sổ cái: mục ${problem.epoch}/${problem.seq} không khớp mã kiểm (${problem.type}).`
  }
}
