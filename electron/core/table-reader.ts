/** The port for tables from outside, over the isolated reader. */
import { err } from '../../shared/result.ts'
import type { TableReader } from './ports.ts'

export const tableReader = (): TableReader => ({
  read: async () => err({ type: 'NoTable' }),
})
