/** Every office entity has its projection, and every office table one that fills it; else this does not compile. */
import { exchangeProjections } from './exchange.ts'
import { letterProjections } from './letter.ts'
import { officeProjections } from './office.ts'
import { planProjections } from './plan.ts'
import type { OfficeEntity, OfficeTable, Projection } from './projection.ts'
import { weekProjections } from './week.ts'

const declared = {
  ...officeProjections,
  ...weekProjections,
  ...planProjections,
  ...letterProjections,
  ...exchangeProjections,
} as const

export const projections: Readonly<Record<OfficeEntity, Projection>> = declared

type Unfilled = Exclude<OfficeTable, (typeof declared)[OfficeEntity]['tables'][number]>
export const everyTableIsFilled: Unfilled extends never ? true : Unfilled = true
