import { columnRates, totalMeasure } from '../../../shared/receiver/measures.ts'

/** A pair is told by its code: which pairs there are is a rule of its own. */
export const measureName = (code: string): string =>
  [totalMeasure, ...columnRates].find((measure) => measure.code === code)?.name ?? code
