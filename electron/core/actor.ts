import type { Context } from './context.ts'

/** Who does it, as the ledger names them. */
export const actorOf = ({ user }: Pick<Context, 'user'>): string => user?.id ?? 'system'
