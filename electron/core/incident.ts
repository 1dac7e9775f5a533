import { randomUUID } from 'node:crypto'

/** Eight characters that an officer can read over the phone. */
export const newIncident = (): string => randomUUID().slice(0, 8).toUpperCase()
