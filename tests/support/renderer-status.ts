import type { Status } from '../../shared/contract/system.ts'

/** Friday 20/11/2026, 15:32 in Việt Nam. */
export const NOW = Date.UTC(2026, 10, 20, 8, 32)

/** An office at work: nobody signed in, yesterday's backup verified on a stick. */
export const readyStatus: Status = {
  version: '0.1.0',
  state: 'ready',
  problems: [],
  demo: false,
  unitName: 'Trung tâm Phục vụ hành chính công xã An Mẫu',
  receiver: false,
  user: null,
  lockMinutes: 10,
  now: NOW,
  today: '2026-11-20',
  clockSuspect: false,
  backup: { at: NOW - 86_400_000, place: 'USB (E:)' },
  secondPlace: 'USB (E:)',
  canPrintPdf: true,
}
